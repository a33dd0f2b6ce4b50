import { houseProblems } from './ar/house-problems.ts';
import { serverFindings } from './ar/server-findings.ts';
import type { MainMessageKey } from './en-main.ts';

/** What the main process says itself: on the command line, in the menu, and when it cannot start. */
export const arMain = {
  ...serverFindings,
  ...houseProblems,

  'start.title': 'تعذّر تشغيل MediBook Desk',
  'start.NEWER_VERSION':
    'استُخدمت البيانات في {path} آخر مرة بإصدار أحدث من MediBook Desk. ثبّت ذلك الإصدار أو أحدث منه. لم يتغير شيء.',
  'start.NOT_A_DATABASE':
    '{path} ليس ملف عيادة، أو هو مشفّر بمفتاح آخر. لم يتغير شيء. استعده من نسخة احتياطية أو اختر مجلدًا آخر.',
  'start.OTHER_DATABASE': '{path} يخص برنامجًا آخر. لم يتغير شيء. اختر مجلدًا آخر لـ MediBook Desk.',
  'start.DAMAGED': 'ملف العيادة {path} تالف. لم يتغير شيء. استعده من نسخة احتياطية أو اسأل الدعم.',
  'start.DISK_FULL':
    'القرص الذي عليه {path} ممتلئ، ولا يستطيع MediBook Desk أن يبدأ دون قليل من المساحة. لم يتغير شيء ولم يضع شيء. أفسح مكانًا ثم شغّله من جديد.',
  'start.FILE_MISSING':
    'اختفى ملف العيادة {path} مع أن له نسخًا احتياطية. استعد إحداها، أو انقل النسخ إلى مكان آخر لتبدأ من جديد.',
  'start.FOLDER_UNUSABLE':
    'لا يمكن استخدام المجلد {path}: يجب أن يستطيع MediBook Desk القراءة منه والكتابة فيه.',
  'start.FOLDER_ON_NETWORK':
    'يقع المجلد {path} على مشاركة شبكية. لو كتب فيه حاسوبان معًا لتلف ملف العيادة. لم يتغير شيء. انقل المجلد إلى قرص هذا الحاسوب نفسه، وسمِّه بـ ‎--data أو MEDIBOOK_DATA. يجوز أن توضع النسخ الاحتياطية على مشاركة.',
  'start.FOLDER_IN_CLOUD':
    'ينسخ برنامج سحابي المجلد {path}، وسينسخ ملف العيادة وهو يتغير فيتلفه. لم يتغير شيء. انقل المجلد إلى حيث لا ينسخه شيء، وسمِّه بـ ‎--data أو MEDIBOOK_DATA. يجوز أن توضع النسخ الاحتياطية في السحابة.',
  'start.SHARED_FOLDER_MISSING':
    'ثُبّت MediBook Desk لكل من يستخدم هذا الحاسوب، لكن مجلدهم المشترك {path} غير موجود. لم يتغير شيء. شغّل برنامج التثبيت من جديد، أو اسأل المسؤول عن هذا الحاسوب.',
  'start.ALREADY_OPEN': 'MediBook Desk مفتوح من قبل بالبيانات في {path}. استخدمه أو أغلقه أولًا.',
  'start.ALREADY_OPEN_AT': 'MediBook Desk مفتوح من قبل بالبيانات في {path}: {detail}. استخدمه أو أغلقه أولًا.',
  'start.SQLITE_TOO_OLD':
    'تحمل هذه النسخة من MediBook Desk إصدار SQLite {path}، وهو أقدم من أن يكون آمنًا. ثبّتها من جديد.',
  'start.CLINIC_MOVED':
    'نُقلت العيادة التي في {path} إلى حاسوب آخر وتستمر هناك. لم يتغير هنا شيء. اسأل المدير أين هي الآن، أو شغّل هذا المكتب بـ ‎--leave-server.',
  'start.MOVE_UNDECIDED':
    'كانت العيادة تُنقل حين أُغلق هذا المكتب، والخادم {path} وحده يعلم هل تم ذلك. لا يمكن سؤاله الآن. لم يضِع شيء: شغّل MediBook Desk مجددًا حين يعود الخادم.',
  'start.SERVER_FILE_BROKEN':
    'يقول الملف {path} على أي خادم توجد العيادة، ولا يمكن قراءته. لم يتغير شيء. أصلحه أو اختر الخادم من جديد بـ ‎--use-server.',
  'start.SERVER_PASSWORD_MISSING':
    'لم تعد كلمة مرور خادم العيادة {path} محفوظة على هذا الحاسوب. أعطها بـ ‎--use-server أو في MEDIBOOK_SERVER_PASSWORD.',
  'start.SERVER_UNUSABLE': 'لا يمكن فتح العيادة على الخادم {path}. لم يتغير شيء.',
  'server.waiting': 'ينتظر MediBook Desk الخادم ويُفتح حين يعود.',
  'server.tryAgain': 'حاول مجددًا',
  'start.detail': 'للدعم: {detail}',
  'start.unexpected': 'حدث شيء غير متوقع. التفاصيل في السجل، في {path}.',
  'start.DEMO_REFUSED': 'المجلد {path} فيه عيادة من قبل. يملأ ‎--demo مجلدًا فارغًا فقط: سمِّ غيره بـ ‎--data.',
  'start.PORT_TAKEN': 'يستخدم برنامج آخر المنفذ {port}. اختر غيره بـ ‎--port.',
  'start.PORT_REFUSED': 'لا يُسمح باستخدام المنفذ {port} على هذا الحاسوب. اختر غيره بـ ‎--port.',
  'start.windowNote': 'في نافذته الخاصة',

  'rescue.title': 'لا يمكن فتح ملف العيادة',
  'rescue.offer':
    'أحدث نسخة احتياطية سليمة بتاريخ {when}: {patients} مريضًا، {bookings} حجزًا، {upcoming} زيارة قادمة. ما جرى بعدها ليس فيها.\n\nهل تستعيدها؟ يبقى الملف التالف كما هو في المجلد {folder}.',
  'rescue.restore': 'استعد هذه النسخة',
  'rescue.quit': 'إنهاء',
  'rescue.ask': 'هل تستعيدها الآن؟ [y/N] ',
  'rescue.hint': 'للاستعادة: npm start -- --restore newest',
  'cli.verified': 'العيادة سليمة: {patients} مريضًا، {bookings} حجزًا، {changes} تغييرًا في سجل غير منقطع.',
  'cli.brokenHistory': 'غُيّر السجل خارج MediBook Desk عند الصف {row}.',
  'cli.backedUp': 'أُنشئت النسخة الاحتياطية: {path}',
  'cli.restored': 'تمت الاستعادة من {path}. ما كان قبلها محفوظ في {kept}.',
  'cli.restoredNew': 'تمت الاستعادة من {path}.',
  'cli.noBackup': 'لا توجد نسخة احتياطية سليمة في {path}.',
  'cli.noClinic': 'لا توجد عيادة في {path}.',
  'cli.exported': 'كُتبت العيادة كلها في {path}: {rows} سطرًا.',
  'cli.exists': 'الملف {path} موجود من قبل. سمِّ ملفًا غير موجود.',
  'cli.restoreItself': '{path} هو ملف العيادة نفسه. سمِّ نسخة احتياطية.',
  'cli.diskFull': 'القرص ممتلئ. لم يتغيّر شيء.',
  'cli.backupDamaged': '{path} ليست نسخة احتياطية سليمة. لم يتغيّر شيء.',
  'cli.backupTooNew': '{path} من إصدار أحدث من MediBook Desk. لم يتغيّر شيء.',
  'cli.one': 'مهمة واحدة كهذه في كل مرة. يعرض ‎--help ما يتوفر.',
  'cli.file': 'يحتاج {option} إلى مسار ملف أو مجلد.',

  'cli.onServer':
    'عيادة هذا المكتب على الخادم {host} وليست في ملف هنا. خذ نسخة منها في صفحة «النسخ الاحتياطية» أو على الخادم.',
  'cli.needs': 'يحتاج {task} إلى {option}. يبيّن ‎--help كيف.',
  'cli.server': 'يأخذ ‎--server القيمة HOST أو HOST:PORT.',
  'cli.password': 'كلمة مرور {user}: ',
  'cli.noFile': 'لا يمكن قراءة {path}.',
  'cli.clinicName':
    'اسم قاعدة بيانات العيادة من حروف لاتينية صغيرة وأرقام و_، يبدأ بحرف، ولا يزيد على 50 حرفًا.',
  'cli.clinicThere': '{name} موجود من قبل. لم يتغيّر شيء. اختر اسمًا آخر.',
  'cli.clinicCreated':
    'قاعدة بيانات العيادة جاهزة. هذا ما تحتاجه مكاتبها؛ تُعرض كلمة المرور هذه المرة فقط ولا تُحفظ في أي مكان:\n\n  server    {host}\n  port      {port}\n  database  {database}\n  user      {user}\n  password  {password}',
  'cli.clinicUpdated': 'قاعدة البيانات {name} محدّثة، ولمكاتبها الصلاحيات التي تحتاجها.',
  'cli.serverUsed':
    'ابتداءً من التشغيل التالي يعمل هذا المكتب بالعيادة على {host} في قاعدة البيانات {database}.',
  'cli.movedToServer':
    'العيادة الآن على {host} في قاعدة البيانات {database}، وقورنت صفًا بصف. والملف الذي كانت فيه صار نسخة احتياطية.',
  'cli.movedToFile': 'العيادة الآن في {path} وقورنت صفًا بصف، وهي مغلقة على الخادم.',
  'cli.notOnServer': 'عيادة هذا المكتب في ملف من قبل.',
  'cli.copying': 'نسخ {table} ({done} %)',
  'cli.comparing': 'مقارنة {table} ({done} %)',
  'cli.serverLeft': 'ابتداءً من التشغيل التالي يعمل هذا المكتب بالملف على هذا الحاسوب.',
  'cli.serverSays': 'يقول الخادم: {text}',

  'cli.ready': 'MediBook Desk is at {url}',
  'cli.help': `MediBook Desk: مكتب استقبال العيادة.

  npm start -- [options]

  --browser     تقديم المكتب لمتصفح على هذا الحاسوب، بلا Electron
  --port N      المنفذ المستخدم (4870، أو منفذ شاغر إن كان مستخدمًا)
  --data DIR    مجلد بيانات العيادة (أو عيّن MEDIBOOK_DATA)
  --demo        عيادة تجريبية، في مجلد خاص بها أو في المجلد الفارغ الذي يسميه --data
  --no-open     عدم فتح المتصفح

  --verify            فحص ملف العيادة من أول صفحة إلى آخرها
  --backup [PATH]     إنشاء نسخة احتياطية: في هذا المجلد أو الملف، أو في المكان المعتاد
  --restore [FILE]    وضع نسخة احتياطية، أو أحدث نسخة سليمة، مكان العيادة
  --export FILE       كتابة العيادة كلها في ملف تقرؤه برامج أخرى
                      (0 تم، 1 فشل، 2 غير مفهوم، 3 مفتوح من قبل، 4 تالف،
                      5 غير موجود، 6 لا مساحة أو لا إذن بالكتابة)

  --create-clinic-database NAME --server HOST[:PORT] --admin USER
                      إنشاء قاعدة بيانات لعيادة على خادم PostgreSQL ودور لمكاتبها
  --update-clinic-database NAME --server HOST[:PORT] --admin USER
                      تحديث جداولها وصلاحيات مكاتبها
  --print-clinic-sql NAME
                      الشيء نفسه برنامجًا نصيًا لـ psql يُقرأ قبل تشغيله
  --use-server NAME --server HOST[:PORT] [--user USER] [--desk-name NAME]
                      يعمل هذا المكتب بالعيادة في تلك القاعدة من التشغيل التالي
  --move-to-server NAME --server HOST[:PORT] [--user USER] [--desk-name NAME]
                      نقل عيادة هذا المجلد إلى تلك القاعدة الفارغة ومقارنتها هناك
  --move-to-file      إعادة العيادة من خادمها إلى هذا المجلد
  --leave-server      يعمل هذا المكتب بملفه من جديد من التشغيل التالي
                      (‎--ca FILE: شهادات يُوثق بها؛ ‎--no-tls: اتصال يستطيع غيركم قراءته؛
                      تُطلب كلمات المرور أو تؤخذ من PGPASSWORD)

  --version     عرض الإصدار
  --help        عرض هذا`,
  'cli.option': '{problem}. يعرض ‎--help ما يتوفر.',
  'cli.port': 'يأخذ ‎--port رقمًا من 0 إلى 65535؛ ويختار 0 منفذًا شاغرًا.',
  'cli.data': 'يأخذ ‎--data مسار مجلد.',

  'menu.file': 'ملف',
  'menu.newWindow': 'نافذة جديدة',
  'menu.settings': 'الإعدادات…',
  'menu.notices': 'التنبيه عند طول الانتظار',
  'menu.newWindowHint': 'يفتح نافذة أخرى من MediBook Desk',
  'menu.closeWindow': 'إغلاق النافذة',
  'menu.quit': 'إنهاء',
  'menu.exit': 'خروج',
  'menu.edit': 'تحرير',
  'menu.undo': 'تراجع',
  'menu.redo': 'إعادة',
  'menu.cut': 'قص',
  'menu.copy': 'نسخ',
  'menu.paste': 'لصق',
  'menu.selectAll': 'تحديد الكل',
  'menu.desk': 'المكتب',
  'menu.go': 'انتقال',
  'menu.view': 'عرض',
  'menu.reload': 'إعادة التحميل',
  'menu.actualSize': 'الحجم الفعلي',
  'menu.zoomIn': 'تكبير',
  'menu.zoomOut': 'تصغير',
  'menu.fullScreen': 'ملء الشاشة',
  'menu.devTools': 'أدوات المطورين',
  'menu.window': 'نافذة',
  'menu.minimize': 'تصغير إلى شريط المهام',
  'menu.zoom': 'تكبير النافذة',
  'menu.front': 'إحضار الكل إلى الأمام',
  'menu.help': 'مساعدة',
  'menu.dataFolder': 'عرض مجلد البيانات',
  'menu.about': 'حول MediBook Desk',
  'menu.services': 'الخدمات',
  'menu.hide': 'إخفاء MediBook Desk',
  'menu.hideOthers': 'إخفاء الآخرين',
  'menu.unhide': 'إظهار الكل',
} as const satisfies Record<MainMessageKey, string>;
