/** What is said while the clinic's server is away. */
export const connection = {
  'connection.away': 'لا يمكن الوصول إلى خادم العيادة.',
  'connection.seen': 'ما تراه هو الحالة عند الساعة {time} ({age}).',
  'connection.unchanged': 'لا يمكن تغيير أي شيء حتى يعود.',
  'connection.noSignIn': 'لا يمكن لأحد تسجيل الدخول حتى يعود.',
  'connection.moments': 'قبل لحظات',
  'connection.minutes': {
    zero: 'قبل {count} دقيقة',
    one: 'قبل دقيقة واحدة',
    two: 'قبل دقيقتين',
    few: 'قبل {count} دقائق',
    many: 'قبل {count} دقيقة',
    other: 'قبل {count} دقيقة',
  },
  'connection.hours': {
    zero: 'قبل {count} ساعة',
    one: 'قبل ساعة واحدة',
    two: 'قبل ساعتين',
    few: 'قبل {count} ساعات',
    many: 'قبل {count} ساعة',
    other: 'قبل {count} ساعة',
  },
  'connection.notLoaded': 'لم يُحمَّل هذا قبل انقطاع الخادم',
  'connection.notLoadedHint': 'سيظهر من تلقاء نفسه فور عودة الخادم.',
  'connection.sendAgain': 'تعذّر الوصول إلى خادم العيادة ولم يُحفظ شيء. يرجى الإرسال مرة أخرى.',
} as const;
