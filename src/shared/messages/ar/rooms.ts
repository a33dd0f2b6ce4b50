/** Rooms, specializations, the order of lists, and overbooking. */
export const rooms = {
  'csv.overbooked': 'حجز إضافي',
} as const;
