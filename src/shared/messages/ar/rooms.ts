/** Rooms, specializations, the order of lists, and overbooking. */
export const rooms = {
  'csv.overbooked': 'حجز إضافي',
  'overbook.room': 'الغرفة',
  'overbook.mark': 'حجز إضافي',
  'overbook.overbooked': 'حجز إضافي',
  'overbook.open': 'حجز إضافي…',
  'overbook.title': 'حجز إضافي: {doctor}، {time}',
  'overbook.hint':
    'هذا الوقت محجوز باسم {patient}. يظهر المريض الثاني في الوقت نفسه بعلامة على اللوحة مع السبب.',
  'overbook.reason': 'السبب',
  'overbook.submit': 'حجز إضافي {time}',
  'overbook.done': 'تم الحجز الإضافي: {patient}، {doctor}، {time}',
  'overbook.setting': 'السماح بالحجز الإضافي: مريض ثانٍ في وقت محجوز، مع ذكر السبب',
} as const;
