/** Why a clinic was not moved: on the page and on the command line. */
export const houseProblems = {
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
} as const;
