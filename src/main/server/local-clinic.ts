import fs from 'node:fs';
import Sqlite from 'better-sqlite3';

/** Whether a clinic was set up in a file, which nothing is changed in. A file that cannot be read holds none. */
export function holdsClinic(file: string): boolean {
  if (!fs.existsSync(file)) return false;
  try {
    const db = new Sqlite(file, { readonly: true });
    try {
      return db.prepare('SELECT 1 FROM settings').get() !== undefined;
    } finally {
      db.close();
    }
  } catch {
    return false;
  }
}
