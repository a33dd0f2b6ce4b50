/** What is said while the clinic's server is away. */
export const connection = {
  'connection.away': 'Der Server der Praxis ist nicht erreichbar.',
  'connection.seen': 'Sie sehen den Stand von {time} ({age}).',
  'connection.unchanged': 'Bis er wieder da ist, lässt sich nichts ändern.',
  'connection.noSignIn': 'Bis er wieder da ist, kann sich niemand anmelden.',
  'connection.moments': 'gerade eben',
  'connection.minutes': { one: 'vor {count} Minute', other: 'vor {count} Minuten' },
  'connection.hours': { one: 'vor {count} Stunde', other: 'vor {count} Stunden' },
  'connection.notLoaded': 'Das war noch nicht geladen, als der Server ausfiel',
  'connection.notLoadedHint': 'Es erscheint von selbst, sobald der Server wieder da ist.',
  'connection.sendAgain':
    'Der Server der Praxis war nicht erreichbar, und nichts wurde gespeichert. Bitte senden Sie es noch einmal.',
} as const;
