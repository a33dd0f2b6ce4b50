import Sqlite from 'better-sqlite3';

export type Connection = Sqlite.Database;

/** Marks our files ("MEDB"), so that another program's database is told apart from a damaged one of ours. */
export const APPLICATION_ID = 0x4d454442;
/** How long a connection waits for another process's write before it gives up, in milliseconds. */
const BUSY_TIMEOUT = 10_000;

export interface DatabaseFile {
  /** Absolute path. Its folder is made (0700) when it is not there; the file is made 0600. */
  file: string;
  /** A passphrase for encryption at rest. */
  key?: string;
}

/**
 * A connection with everything set that the guarantee relies on. A reader cannot write at all; a mender only takes back
 * what another left half done, and leaves the file in the mode that it has.
 */
export function connect({ file, key }: DatabaseFile, mode: 'writer' | 'reader' | 'mender'): Connection {
  const db = new Sqlite(file, { readonly: mode === 'reader', timeout: BUSY_TIMEOUT });
  try {
    if (key !== undefined) db.key(Buffer.from(key));
    if (mode === 'writer') db.pragma('journal_mode = WAL');
    // A reopened WAL connection of this package starts at NORMAL, which may lose the last commits on power loss.
    db.pragma('synchronous = FULL');
    db.pragma('foreign_keys = ON');
    db.pragma('trusted_schema = OFF');
    return db;
  } catch (error) {
    db.close();
    throw error;
  }
}
