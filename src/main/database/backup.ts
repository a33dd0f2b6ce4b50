import fs from 'node:fs';
import type { Connection } from './connection.ts';

/** Writes a complete, compact copy of the database to a new file (0600). An encrypted one stays encrypted. */
export function backupInto(connection: Connection, file: string): void {
  fs.closeSync(fs.openSync(file, 'wx', 0o600));
  connection.prepare('VACUUM INTO ?').run(file);
}
