/** What is said while the clinic's server is away. */
export const connection = {
  'connection.away': 'The clinic’s server cannot be reached.',
  'connection.seen': 'You see the state of {time} ({age}).',
  'connection.unchanged': 'Nothing can be changed until it is back.',
  'connection.noSignIn': 'Nobody can sign in until it is back.',
  'connection.moments': 'moments ago',
  'connection.minutes': { one: '{count} minute ago', other: '{count} minutes ago' },
  'connection.hours': { one: '{count} hour ago', other: '{count} hours ago' },
  'connection.notLoaded': 'This was not loaded before the server went away',
  'connection.notLoadedHint': 'It appears by itself as soon as the server is back.',
  'connection.sendAgain':
    'The clinic’s server could not be reached, and nothing was saved. Please send it again.',
} as const;
