/** What a booker is told to do. */
export interface Task {
  folder: string;
  token: string;
  /** Where its clock stands, in epoch milliseconds. */
  at: number;
  slotIds: number[];
  /** As the clinic has it, or weaker, to see that this is found. */
  synchronous: 'FULL' | 'NORMAL';
  /** After so many pages the log is brought into the file; a thousand as SQLite has it. */
  checkpointPages: number;
}
