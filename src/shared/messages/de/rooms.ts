/** Rooms, specializations, the order of lists, and overbooking. */
export const rooms = {
  'csv.overbooked': 'Zusätzlich gebucht',
  'overbook.room': 'Raum',
  'overbook.mark': 'zusätzlich gebucht',
  'overbook.overbooked': 'Zusätzlich gebucht',
  'overbook.open': 'Zusätzlich buchen …',
  'overbook.title': 'Zusätzlich buchen: {doctor}, {time}',
  'overbook.hint':
    '{patient} hat diese Zeit. Eine zweite Person zur selben Zeit wird auf der Tafel gekennzeichnet, mit Ihrem Grund.',
  'overbook.reason': 'Grund',
  'overbook.submit': '{time} zusätzlich buchen',
  'overbook.done': 'Zusätzlich gebucht: {patient}, {doctor}, {time}',
  'overbook.setting':
    'Zusätzliche Buchungen erlauben: eine zweite Person zu einer vergebenen Zeit, mit Grund',
} as const;
