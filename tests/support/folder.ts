import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';

/** A folder of its own for one test, away from everybody's data. */
export function temporaryFolder(): string {
  return fs.mkdtempSync(path.join(os.tmpdir(), 'medibook-'));
}
