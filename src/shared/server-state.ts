/** Whether the clinic's server can be reached, as every window and browser is told. */
export interface ServerState {
  /** While it is, what was seen last is shown, and nothing can be changed. */
  isAway: boolean;
  /** Since when, as an instant; null while it is there. */
  since: string | null;
  /** When it last answered; null where the clinic is in a file of this computer, which cannot be away. */
  lastSeen: string | null;
}

export const SERVER_THERE: ServerState = { isAway: false, since: null, lastSeen: null };
