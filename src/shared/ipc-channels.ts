/** The only channels between a window and the main process. */
export const CHANNELS = {
  /** A window asks: name, input, options → `Result`. */
  call: 'medibook:call',
  /** Main tells: something was committed, `{ action }` was chosen in the menu, or `{ server }` went away or came back. */
  changed: 'medibook:changed',
  /** A window asks whether the clinic's server is there. */
  server: 'medibook:server',
  /** A window asks for a file of the person's choice; it is told its name, and never where it lies. */
  chooseFile: 'medibook:choose-file',
  /** An admin's window asks for a folder of the person's choice, for backups: its path is shown to them. */
  chooseFolder: 'medibook:choose-folder',
  /** A window asks to save a file that was made for it, where the person says. */
  saveFile: 'medibook:save-file',
} as const;

/** What a caller may say beside the input. */
export interface CallOptions {
  /** A UUID that stands for one intention, kept when it is asked again. */
  commandId?: string;
}
