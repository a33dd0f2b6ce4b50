/** Why a clinic was not moved, in Arabic: on the page and on the command line. */
export const houseProblems = {
  'house.problem.NOT_EMPTY': 'في قاعدة البيانات هذه عيادة من قبل. اختر قاعدة فارغة.',
  'house.problem.NO_CLINIC': 'ليس على هذا الخادم عيادة يمكن نقلها.',
  'house.problem.DIFFERENT': 'لم يكن «{part}» بعد النسخ مطابقًا لما كان. حاول مجددًا، وأخبر الدعم إن تكرر ذلك.',
  'house.problem.NOT_KEEPABLE': 'في «{part}» رمز لا يستطيع الخادم حفظه. يستطيع الدعم أن يجده ويزيله.',
  'house.problem.DAMAGED': 'بيانات العيادة تالفة أو من إصدار آخر. افحصها أولًا في صفحة «الحالة».',
  'house.problem.SERVER_AWAY': 'تعذر الوصول إلى الخادم، أو انقطع الاتصال في الطريق.',
  'house.problem.SERVER_BUSY': 'كان مكتب آخر يغيّر الكثير على الخادم. حاول حين يهدأ العمل.',
  'house.problem.DISK_FULL': 'لا يوجد مكان كافٍ على القرص، هنا أو على الخادم.',
  'house.problem.OUTCOME_UNKNOWN':
    'انقطع الاتصال في لحظة التحويل نفسها، والخادم وحده يعلم هل تم ذلك. لم يضِع شيء. شغّل MediBook Desk مجددًا حين يعود الخادم: سيعرف ذلك بنفسه.',
  'house.problem.INTERNAL': 'حدث شيء غير متوقع. التفاصيل في السجل.',
} as const;
