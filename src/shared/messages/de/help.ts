/** The user guide inside the app: all that is not its text. */
export const help = {
  'nav.help': 'Hilfe',
  'help.title': 'Handbuch',
  'help.back': 'Zurück zur Arbeit',
  'help.search': 'Im Handbuch suchen',
  'help.found': 'Im Handbuch gefunden',
  'help.nothing': 'Nichts im Handbuch passt. Versuchen Sie es mit einem Wort, etwa „stornieren“.',
  'help.contents': 'Kapitel',
  'help.neighbours': 'Die Kapitel davor und danach',
} as const;
