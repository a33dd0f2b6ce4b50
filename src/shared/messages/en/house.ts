/** Moving the clinic to a server and back. */
export const house = {
  'house.title': 'Take the clinic along to this server',
  'house.hint':
    'The database is empty. The whole clinic is copied there with its history, compared row by row, and used only when all of it is the same. It takes from seconds to a few minutes.',
  'house.readOnly': 'Meanwhile everything can be read, and nothing booked or changed.',
  'house.kept':
    'The file on this computer stays as a dated backup. After that, this desk starts again and works with the server; other desks can join it there.',
  'house.start': 'Move the clinic to {host}',
  'house.backTitle': 'Move the whole clinic to this computer',
  'house.backHint':
    'For the whole clinic: it is copied from the server into a file on this computer, compared row by row, and only then used. Its server is closed for every desk.',
  'house.backOthers':
    'The clinic on the server is closed for good then: desks that are open there can no longer change anything, and do not start with it again.',
  'house.backButton': 'Move the whole clinic here…',
  'house.backAsk': 'Move the whole clinic to this computer?',
  'house.backStart': 'Move it and close it on the server',
  'house.state': 'Moving the clinic',
  'house.progress': 'How far the move has come',
  'house.copying': 'Copying: {part}',
  'house.checking': 'Comparing: {part}',
  'house.deciding': 'Switching…',
  'house.rows': '{rows} of {all} rows',
  'house.readOnlyNow': 'Everything can be read; nothing can be booked or changed until this is done.',
  'house.done.server': {
    one: 'The clinic is on the server: {count} row was copied and is the same there.',
    other: 'The clinic is on the server: {count} rows were copied and are the same there.',
  },
  'house.done.file': {
    one: 'The clinic is on this computer: {count} row was copied and is the same here.',
    other: 'The clinic is on this computer: {count} rows were copied and are the same here.',
  },
  'house.again': 'This desk starts again by itself in a moment.',
  'house.byHand': 'Close MediBook Desk and start it again to go on there.',
  'house.failed.server': 'The clinic was not moved. It is whole on this computer, where it was.',
  'house.failed.file': 'The clinic was not moved. It is whole on the server, where it was.',
  'house.part.patients': 'patients',
  'house.part.bookings': 'bookings',
  'house.part.appointment_slots': 'slots',
  'house.part.booking_slots': 'taken slots',
  'house.part.audit_log': 'history',
  'house.part.other': 'other data',
  'did.house.moveToServer': 'Moved the clinic to a server',
  'did.house.moveToFile': 'Brought the clinic back to a computer',
  'did.house.leave': 'Closed the clinic on the server',
  'audit.field.moving': 'Moved to',
} as const;
