/** Clinics of any size, made once a day and kept in the temporary folder: each user gets a copy. */
import { createHash } from 'node:crypto';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { DATABASE_FILE, openApp } from '../src/main/app.ts';
import { openBeside } from '../src/main/database/place.ts';
import { connect } from '../src/main/database/sqlite/connection.ts';
import { addPatientWords } from '../src/main/features/patients/words.ts';
import { PASSWORD, ZONE } from '../tests/support/constants.ts';
import { temporaryFolder } from '../tests/support/folder.ts';
import { setUp } from '../tests/support/people.ts';
import { type ClinicSize, fillClinic } from './fill-clinic.ts';

export { PASSWORD, ZONE };
export const ADMIN = 'ada@clinic.test';
export const DESK = 'rita@clinic.test';

/** A clinic-year is 20,000 slots, 10,000 bookings and 3,000 patients: five doctors. */
export const SIZES = {
  '1×': { doctors: 5, years: 1, patients: 3000 },
  '10×': { doctors: 5, years: 10, patients: 30_000 },
  '100×': { doctors: 48, years: 10, patients: 300_000 },
} as const satisfies Record<string, ClinicSize>;

export interface Made {
  /** A folder of its own with a copy; whoever asked removes it. */
  folder: string;
  /** Seconds that making it took; 0 when it was there. */
  took: number;
}

export async function bigClinic(size: ClinicSize): Promise<Made> {
  const began = performance.now();
  const kept = keptFolder(size);
  const isThere = fs.existsSync(path.join(kept, DATABASE_FILE));
  if (!isThere) await make(size, kept);
  const folder = temporaryFolder();
  const from = path.join(kept, DATABASE_FILE);
  fs.copyFileSync(from, path.join(folder, DATABASE_FILE), fs.constants.COPYFILE_FICLONE);
  fs.chmodSync(path.join(folder, DATABASE_FILE), 0o600);
  return { folder, took: isThere ? 0 : (performance.now() - began) / 1000 };
}

/** Named after all that decides what is in it: the size, the date, this code and the schema. */
export function keptFolder(size: ClinicSize): string {
  const root = path.resolve(import.meta.dirname, '..');
  const files = [
    ...fs.globSync('src/main/database/sqlite/migrations/*.ts', { cwd: root }).toSorted(),
    'bench/fill-clinic.ts',
    'bench/big-people.ts',
  ];
  const hash = createHash('sha256').update(JSON.stringify(size));
  for (const file of files) hash.update(fs.readFileSync(path.join(root, file)));
  const date = new Date().toISOString().slice(0, 10);
  return path.join(os.tmpdir(), `medibook-bench-clinic-${date}-${hash.digest('hex').slice(0, 12)}`);
}

async function make(size: ClinicSize, kept: string): Promise<void> {
  const folder = temporaryFolder();
  const file = path.join(folder, DATABASE_FILE);
  const app = await openApp({ folder, sweeper: false });
  await setUp(app, ZONE);
  await app.close();
  const sql = connect({ file }, 'writer');
  fillClinic(sql, size, ZONE, Date.now());
  const names = sql.prepare('SELECT DISTINCT name FROM patients').pluck().all() as string[];
  sql.close();
  const database = openBeside({ file });
  await database.write((db) => addPatientWords(db, names));
  await database.close();
  fs.rmSync(kept, { recursive: true, force: true });
  fs.renameSync(folder, kept);
}

/** What lies in the folder, in bytes. */
export function bytesOf(folder: string): number {
  return fs.statSync(path.join(folder, DATABASE_FILE)).size;
}

/** Makes one, or looks at what is there: `node bench/big-clinic.ts 100×`. */
if (process.argv[1] === import.meta.filename) {
  const size = SIZES[(process.argv[2] ?? '1×') as keyof typeof SIZES];
  const { folder, took } = await bigClinic(size);
  console.log(JSON.stringify(size), `${took.toFixed(0)} s`, `${(bytesOf(folder) / 2 ** 20).toFixed(0)} MB`);
  fs.rmSync(folder, { recursive: true, force: true });
}
