/** Rooms, specializations, the order of lists, and overbooking. */
export const rooms = {
  'csv.overbooked': 'Overbooked',
  'overbook.room': 'Room',
  'overbook.mark': 'overbooked',
  'overbook.overbooked': 'Overbooked',
  'overbook.open': 'Overbook…',
  'overbook.title': 'Overbook {doctor}, {time}',
  'overbook.hint':
    '{patient} has this time. A second patient at the same time is marked on the board, with your reason.',
  'overbook.reason': 'Reason',
  'overbook.submit': 'Overbook {time}',
  'overbook.done': 'Overbooked: {patient}, {doctor}, {time}',
  'overbook.setting': 'Allow overbooking: a second patient at a time that is taken, with a reason',
} as const;
