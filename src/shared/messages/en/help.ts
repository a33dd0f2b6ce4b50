/** The user guide inside the app: all that is not its text. */
export const help = {
  'nav.help': 'Help',
  'help.title': 'User guide',
  'help.back': 'Back to the desk',
  'help.search': 'Search the guide',
  'help.found': 'Found in the guide',
  'help.nothing': 'Nothing in the guide matches. Try one word, such as “cancel”.',
  'help.contents': 'Chapters',
  'help.neighbours': 'The chapters before and after',
} as const;
