/** What a test of the clinic's server finds, in Arabic. */
export const serverFindings = {
  'server.found.HOST_UNKNOWN': 'لا يوجد حاسوب بالاسم {host}.',
  'server.do.HOST_UNKNOWN': 'تحقق من كتابة الاسم ومن أن هذا الحاسوب في شبكة العيادة. يصلح عنوان IP أيضًا.',
  'server.found.REFUSED': 'الحاسوب {host} موجود، لكن لا شيء يجيب على المنفذ {port}.',
  'server.do.REFUSED':
    'تحقق من أن PostgreSQL يعمل، ومن أنه يستمع إلى الشبكة (listen_addresses)، ومن صحة المنفذ.',
  'server.found.UNREACHABLE': 'لا يجيب {host} على المنفذ {port}.',
  'server.do.UNREACHABLE':
    'تحقق من أن الخادم يعمل وفي الشبكة نفسها، ومن أن جدار حماية لا يمنع هذا الحاسوب من المنفذ.',
  'server.found.NOT_POSTGRES': 'ما يجيب في {host} على المنفذ {port} ليس PostgreSQL.',
  'server.do.NOT_POSTGRES': 'تحقق من المنفذ. منفذ PostgreSQL المعتاد هو 5432.',
  'server.found.BUSY': 'لا يقبل الخادم اتصالات جديدة الآن.',
  'server.do.BUSY': 'إنه يبدأ أو يتوقف، أو لديه اتصالات أكثر مما يُسمح به (max_connections). حاول بعد دقيقة.',
  'server.found.TLS_NOT_OFFERED': 'لا يدعم الخادم TLS: لن يكون الاتصال مشفّرًا.',
  'server.do.TLS_NOT_OFFERED':
    'أعطِ PostgreSQL شهادة (ssl = on). لا تتصل بلا TLS إلا في شبكة لا يصل إليها أحد غيركم.',
  'server.found.TLS_UNTRUSTED': 'شهادة الخادم صادرة عن «{issuer}»، ولا يثق هذا الحاسوب بها. ({detail})',
  'server.do.TLS_UNTRUSTED':
    'اطلب من المسؤول التقني شهادة هذه الجهة، وقارنها بما على الخادم، وأضفها في الأسفل.',
  'server.found.TLS_EXPIRED': 'كانت شهادة الخادم صالحة حتى {until}.',
  'server.do.TLS_EXPIRED': 'جدّدوها على الخادم. إن كان التاريخ في المستقبل فساعة هذا الحاسوب خاطئة.',
  'server.found.TLS_NOT_YET': 'لا تصلح شهادة الخادم إلا ابتداءً من {from}.',
  'server.do.TLS_NOT_YET': 'تحقق من ساعة هذا الحاسوب، ثم من الشهادة على الخادم.',
  'server.found.TLS_WRONG_NAME': 'شهادة الخادم هي للاسم {names} وليست للاسم {host}.',
  'server.do.TLS_WRONG_NAME': 'استخدم اسمًا صدرت له الشهادة، أو ضعوا على الخادم شهادة بهذا الاسم.',
  'server.found.TLS_FAILED': 'يقطع الخادم الاتصال المشفّر. ({detail})',
  'server.do.TLS_FAILED': 'ربما كان TLS فيه قديمًا: المطلوب 1.2. في سجل PostgreSQL على الخادم تفاصيل أكثر.',
  'server.found.TLS_REQUIRED': 'لا يسمح الخادم بدخول {user} بلا TLS، أو من هذا الحاسوب.',
  'server.do.TLS_REQUIRED': 'اتصل مع TLS. إن لم يُفد ذلك فهناك سطر ناقص في pg_hba.conf.',
  'server.found.CA_UNREADABLE': 'الشهادة المضافة لا يمكن قراءتها.',
  'server.do.CA_UNREADABLE':
    'هي نص يبدأ بـ -----BEGIN CERTIFICATE-----. هكذا تكون عادةً الملفات المنتهية بـ ‎.crt أو ‎.pem.',
  'server.found.PASSWORD_MISSING': 'يطلب الخادم كلمة مرور {user}.',
  'server.do.PASSWORD_MISSING': 'اكتبها. تُكتب من جديد لكل خادم أو مستخدم أو شهادة أخرى.',
  'server.found.PASSWORD_WRONG': 'لا يعرف الخادم {user} بكلمة المرور هذه.',
  'server.do.PASSWORD_WRONG': 'تحقق من الاثنين: لأسباب أمنية لا يقول الخادم أيهما الخاطئ.',
  'server.found.USER_UNKNOWN': 'لا يجوز للمستخدم {user} الدخول إلى الخادم، أو لا يُعرف هناك.',
  'server.do.USER_UNKNOWN': 'تحقق من اسم المستخدم. يحتاج إلى الحق LOGIN.',
  'server.found.NOT_ALLOWED': 'لا يسمح الخادم بدخول {user} من هذا الحاسوب.',
  'server.do.NOT_ALLOWED':
    'أضيفوا على الخادم في pg_hba.conf سطرًا لهذه الشبكة ولقاعدة البيانات {database} وللمستخدم {user}.',
  'server.found.DATABASE_MISSING': 'لا توجد على الخادم قاعدة بيانات بالاسم {database}.',
  'server.do.DATABASE_MISSING':
    'تحقق من الاسم، أو اطلب إنشاء القاعدة: يفعل ذلك الأمر ‎--create-clinic-database في سطر الأوامر.',
  'server.found.VERSION_TOO_OLD':
    'الخادم هو PostgreSQL بالإصدار {version}. يحتاج MediBook Desk إلى {oldest} أو أحدث.',
  'server.do.VERSION_TOO_OLD': 'حدّثوا PostgreSQL على الخادم.',
  'server.found.ENCODING_NOT_UTF8': 'تحفظ قاعدة البيانات النصوص بترميز {encoding}، ولا يتسع لكل الأسماء.',
  'server.do.ENCODING_NOT_UTF8': 'أنشئوا قاعدة بيانات بالترميز UTF8.',
  'server.found.REPLICA': 'هذا الخادم نسخة للقراءة فقط.',
  'server.do.REPLICA': 'اتصل بالخادم الذي هو نسخة عنه.',
  'server.found.RIGHTS_MISSING': 'تنقص {user} صلاحيات في قاعدة البيانات هذه: {rights}.',
  'server.do.RIGHTS_MISSING':
    'يمنحها المسؤول التقني كلها بالأمر ‎--update-clinic-database في سطر الأوامر، أو بالملف create-clinic.sql.',
  'server.found.EXTENSIONS_MISSING': 'ينقص قاعدة البيانات ما يعتمد عليه MediBook Desk: {names}.',
  'server.do.EXTENSIONS_MISSING':
    'فعّلوه بالأمر CREATE EXTENSION. على Linux يوجد في الحزمة postgresql-contrib.',
  'server.found.OTHER_TABLES': 'في قاعدة البيانات هذه جداول برنامج آخر.',
  'server.do.OTHER_TABLES': 'تحتاج كل عيادة إلى قاعدة بيانات خاصة بها. لم يتغيّر شيء.',
  'server.found.CLINIC_NEWER': 'تُستخدم العيادة هناك بإصدار أحدث من MediBook Desk. ({step})',
  'server.do.CLINIC_NEWER': 'ثبّت ذلك الإصدار على هذا الحاسوب واختبر مجددًا.',
  'server.found.CLINIC_OLDER': 'يجب تحديث العيادة هناك أولًا. ({step})',
  'server.do.CLINIC_OLDER':
    'يفعل المسؤول التقني ذلك مرة لكل المكاتب بالأمر ‎--update-clinic-database. خذوا نسخة احتياطية قبله.',
  'server.found.FAILED': 'انقطع الاختبار. ({detail})',
  'server.do.FAILED': 'حاول مجددًا. في سجل PostgreSQL على الخادم تفاصيل أكثر.',
  'server.found.TLS_OFF': 'بلا TLS تعبر أسماء المرضى وأرقام هواتفهم الشبكة مكشوفة.',
  'server.do.TLS_OFF': 'استخدم TLS، إلا إن كان لا يصل أحد غيركم إلى الشبكة من هنا إلى {host}.',
  'server.found.RIGHTS_TOO_MANY': 'صلاحيات {user} أكثر مما يحتاجه مكتب: {rights}.',
  'server.do.RIGHTS_TOO_MANY':
    'من يصل إلى هذا الحاسوب يستطيع حذف كل شيء. استخدم دورًا أنشأه الأمر ‎--create-clinic-database.',
  'server.found.SETTINGS_UNSAFE': 'قد تضيع حجوزات عند انقطاع الكهرباء عن الخادم، فالإعداد {names} متوقف.',
  'server.do.SETTINGS_UNSAFE': 'فعّلوه في postgresql.conf.',
  'server.found.LETTERS_PLAIN':
    'لا تعرف قاعدة البيانات إلا الحروف الإنجليزية ({letters}): البحث عن الأسماء الأخرى بطيء.',
  'server.do.LETTERS_PLAIN':
    'أنشئوا القاعدة بالأمر ‎--create-clinic-database، فهو يختار ذلك بنفسه (LC_CTYPE، مثل C.UTF-8).',
  'server.found.CLOCK_OFF': 'تختلف ساعة الخادم عن ساعة هذا الحاسوب بـ {minutes} د.',
  'server.do.CLOCK_OFF': 'اجعلوا الاثنين يضبطان ساعتهما من الشبكة.',
  'server.found.CLINIC_UPDATED': 'العيادة هناك من إصدار أقدم، وتُحدَّث عند التشغيل التالي. ({step})',
  'server.do.CLINIC_UPDATED': 'المكاتب التي لم تُحدَّث بعد لن تستطيع فتحها بعد ذلك. خذوا نسخة احتياطية قبله.',
  'server.found.EMPTY': 'قاعدة البيانات جاهزة، وليست فيها عيادة بعد.',
  'server.do.EMPTY': 'انقل عيادة هذا الحاسوب إليها، أو ابدأ بعيادة جديدة.',
  'server.found.CLINIC': 'هناك العيادة «{name}».',
  'server.do.CLINIC': 'يستطيع هذا المكتب العمل معها.',
} as const;
