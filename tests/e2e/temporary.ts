import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';

/** A new folder, which the caller removes. */
export function temporary(name: string): string {
  return fs.mkdtempSync(path.join(os.tmpdir(), `medibook-${name}-`));
}
