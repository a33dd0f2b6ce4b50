/** Moving the clinic to a server and back. */
export const house = {
  'house.title': 'Take the clinic along to this server',
  'house.hint':
    'The database is empty. The whole clinic is copied there with its history, compared row by row, and used only when all of it is the same. It takes from seconds to a few minutes.',
  'house.readOnly': 'Meanwhile everything can be read, and nothing booked or changed.',
  'house.kept':
    'The file on this computer stays as a dated backup. After that, this desk starts again and works with the server; other desks can join it there.',
  'house.start': 'Move the clinic to {host}',
  'house.backTitle': 'Bring the clinic back to this computer',
  'house.backHint':
    'The whole clinic is copied from the server into a file on this computer, compared row by row, and only then used.',
  'house.backOthers':
    'The clinic on the server is closed for good then: desks that are open there can no longer change anything, and do not start with it again.',
  'house.backButton': 'Bring the clinic back…',
  'house.backAsk': 'Bring the clinic back to this computer?',
  'house.backStart': 'Move it to this computer',
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
  'house.problem.NOT_EMPTY': 'There is a clinic in this database already. Choose an empty one.',
  'house.problem.NO_CLINIC': 'There is no clinic on this server that could be moved.',
  'house.problem.DIFFERENT':
    'What came of “{part}” was not the same as before. Try again, and tell your support if it happens again.',
  'house.problem.NOT_KEEPABLE':
    'In “{part}” is a character that a server cannot keep. Your support can find it and take it out.',
  'house.problem.DAMAGED':
    'The clinic’s data is damaged or of another version. Have it checked on the page “Health” first.',
  'house.problem.SERVER_AWAY': 'The server could not be reached, or the connection broke on the way.',
  'house.problem.SERVER_BUSY': 'Another desk was changing much on the server. Try again when it is quiet.',
  'house.problem.DISK_FULL': 'There is not enough room on the disk, here or on the server.',
  'house.problem.OUTCOME_UNKNOWN':
    'The connection broke in the very moment of switching, and only the server knows whether that was done. Nothing is lost. Start MediBook Desk again when the server is there: it finds out by itself.',
  'house.problem.INTERNAL': 'Something unexpected happened. The details are in the log.',
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
