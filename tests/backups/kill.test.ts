/** Programs killed while they make backups, restore them and change the schema. */
import { fork } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { backupsIn } from '../../src/main/backups/shelf.ts';
import { appliedMigrations } from '../../src/main/database/sqlite/applied.ts';
import { APPLICATION_ID, connect } from '../../src/main/database/sqlite/connection.ts';
import { migrateTo } from '../../src/main/database/sqlite/migrate.ts';
import { LATEST } from '../../src/main/database/latest.ts';
import { silentLog } from '../../src/main/log.ts';
import { openClinic as openFolder } from '../../src/main/open-clinic.ts';
import { fillOldClinic } from '../migrations/old-clinic.ts';
import { doctorWithSlots, openClinic } from '../support/clinic.ts';
import { temporaryFolder } from '../support/folder.ts';
import { brokenInvariantsOf } from '../support/invariants.ts';
import { seededRandom } from '../support/random.ts';

const isLong = Boolean(process.env['MEDIBOOK_LONG']);
const ROUNDS = isLong ? 750 : 2;
const MIGRATIONS = isLong ? 250 : 2;

/** Milliseconds. */
const PATIENCE = isLong ? 3_600_000 : 120_000;

const program = (name: string) => fileURLToPath(new URL(name, import.meta.url));

/** Runs a program until it is killed, so many milliseconds after it is ready; answers what it told. */
async function killed(
  name: string,
  args: string[],
  after: number,
  waitsForReady: boolean,
): Promise<string[]> {
  const child = fork(program(name), args, { stdio: ['ignore', 'ignore', 'pipe', 'ipc'] });
  const told: string[] = [];
  let said = '';
  child.stderr?.on('data', (chunk: Buffer) => (said += chunk.toString()));
  const ready = new Promise<void>((resolve) => {
    child.on('message', (message: 'ready' | { booked: string }) => {
      if (message === 'ready') resolve();
      else told.push(message.booked);
    });
  });
  const ended = new Promise<NodeJS.Signals | null>((resolve) =>
    child.on('exit', (_, signal) => resolve(signal)),
  );
  if (waitsForReady) await Promise.race([ready, ended]);
  await Promise.race([sleep(after), ended]);
  child.kill('SIGKILL');
  if ((await ended) !== 'SIGKILL' && said) throw new Error(said);
  return told;
}

function namesIn(file: string): string[] {
  const sql = connect({ file }, 'reader');
  const names = sql
    .prepare(
      `SELECT name FROM patients JOIN bookings ON bookings.patient_id = patients.id WHERE status = 'CONFIRMED'`,
    )
    .pluck()
    .all() as string[];
  sql.close();
  return names;
}

describe('a desk that is killed while it backs up and restores', () => {
  let folder: string;
  const acknowledged: string[] = [];
  beforeAll(async () => {
    const clinic = await openClinic({ at: Date.now() });
    ({ folder } = clinic);
    await doctorWithSlots(clinic, 4000);
    await clinic.app.close({ isHurried: false });
  });
  afterAll(() => fs.rmSync(folder, { recursive: true, force: true }));

  it(
    `has everything that it acknowledged, in its file or put aside, ${ROUNDS} times`,
    async () => {
      const random = seededRandom(20261128);
      for (let round = 0; round < ROUNDS; round += 1) {
        const wait = Math.floor(random() * 1200);
        acknowledged.push(...(await killed('./busy-desk.ts', [folder, String(round + 1)], wait, true)));
        const clinic = await openFolder({ folder, isDemo: false, note: '', log: silentLog });
        await clinic.close({ isHurried: true });
        const file = path.join(folder, 'clinic.db');
        expect(brokenInvariantsOf(file)).toEqual([]);
        const shelf = backupsIn(path.join(folder, 'backups'));
        for (const backup of shelf.slice(0, 3)) expect(brokenInvariantsOf(backup.file)).toEqual([]);
        const found = new Set([file, ...shelf.map((backup) => backup.file)].flatMap(namesIn));
        expect(acknowledged.filter((name) => !found.has(name))).toEqual([]);
        // What is known to be safe in one file is not looked for in so many.
        if (shelf.length > 40) {
          acknowledged.length = 0;
          for (const backup of shelf.slice(20)) fs.rmSync(backup.file);
        }
      }
      expect(ROUNDS).toBeGreaterThan(0);
    },
    PATIENCE,
  );
});

describe('a start that is killed while the schema changes', () => {
  it(
    `leaves the old schema or the new one, with every row, ${MIGRATIONS} times`,
    async () => {
      const template = temporaryFolder();
      const old = path.join(template, 'clinic.db');
      const sql = connect({ file: old }, 'writer');
      sql.pragma(`application_id = ${APPLICATION_ID}`);
      await migrateTo(sql, '0001-clinic');
      fillOldClinic(sql);
      const rows = sql.prepare('SELECT id, name FROM patients ORDER BY id').all();
      sql.close();
      const random = seededRandom(7);
      const seen = new Set<string>();
      for (let round = 0; round < MIGRATIONS; round += 1) {
        const folder = temporaryFolder();
        fs.cpSync(template, folder, { recursive: true });
        await killed('./open-once.ts', [folder], Math.floor(random() * 120), true);
        const file = path.join(folder, 'clinic.db');
        const look = connect({ file }, 'writer');
        seen.add(appliedMigrations(look).at(-1) ?? '');
        expect(look.prepare('SELECT id, name FROM patients ORDER BY id').all()).toEqual(rows);
        look.close();
        await (await openFolder({ folder, isDemo: false, note: '', log: silentLog })).close({
          isHurried: true,
        });
        expect(brokenInvariantsOf(file)).toEqual([]);
        const [backup] = backupsIn(path.join(folder, 'backups')).toReversed();
        const copy = connect({ file: backup?.file ?? '' }, 'reader');
        expect(copy.prepare('SELECT id, name FROM patients ORDER BY id').all()).toEqual(rows);
        copy.close();
        fs.rmSync(folder, { recursive: true });
      }
      expect([...seen].every((version) => version === '0001-clinic' || version === LATEST)).toBe(true);
      fs.rmSync(template, { recursive: true });
    },
    PATIENCE,
  );
});
