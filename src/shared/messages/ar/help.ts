/** The user guide inside the app: all that is not its text. */
export const help = {
  'nav.help': 'المساعدة',
  'help.title': 'دليل المستخدم',
  'help.back': 'العودة إلى العمل',
  'help.search': 'البحث في الدليل',
  'help.found': 'ما وُجد في الدليل',
  'help.nothing': 'لا شيء في الدليل يطابق ذلك. جرّب كلمة واحدة، مثل «إلغاء».',
  'help.contents': 'الفصول',
  'help.neighbours': 'الفصلان السابق والتالي',
} as const;
