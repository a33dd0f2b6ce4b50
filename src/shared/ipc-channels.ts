/** The only two channels between a window and the main process. */
export const CHANNELS = {
  /** A window asks: name, input, options → `Result`. */
  call: 'medibook:call',
  /** Main tells: something was committed, or `{ action }` was chosen in the menu. */
  changed: 'medibook:changed',
} as const;

/** What a caller may say beside the input. */
export interface CallOptions {
  /** A UUID that stands for one intention, kept when it is asked again. */
  commandId?: string;
}
