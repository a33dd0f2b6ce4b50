/** Every kind of damage at the start, and what is offered. */
import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Rescue } from '../../src/main/backups/rescue.ts';
import { backupsIn } from '../../src/main/backups/shelf.ts';
import { askForCheck } from '../../src/main/database/sqlite/check-file.ts';
import { type StartReason, StartProblem } from '../../src/main/database/problems.ts';
import { silentLog } from '../../src/main/log.ts';
import { openClinic as openFolder } from '../../src/main/open-clinic.ts';
import { doctorWithSlots, openClinic } from '../support/clinic.ts';
import { temporaryFolder } from '../support/folder.ts';
import { brokenInvariantsOf } from '../support/invariants.ts';
import { logicalHash } from '../support/logical-hash.ts';

const PAGE = 4096;
let folder: string;
let file: string;
/** The newest backup, and what it means. */
let newest: string;
let hash: string;

let template: string;
beforeAll(async () => {
  const clinic = await openClinic();
  template = clinic.folder;
  const { slots } = await doctorWithSlots(clinic, 300);
  for (const { id: slotId } of slots.slice(0, 20)) {
    await clinic.desk.call('bookings.create', { slotId, patient: { name: `Patient of ${slotId}` } });
  }
  clinic.app.backups.make();
  await clinic.app.backups.idle();
  clinic.clock.pass(60_000);
  await clinic.desk.call('bookings.create', { slotId: slots[50]?.id ?? 0, patient: { name: 'Last One' } });
  await clinic.app.close({ isHurried: false });
});
afterAll(() => fs.rmSync(template, { recursive: true, force: true }));

beforeEach(() => {
  folder = temporaryFolder();
  fs.cpSync(template, folder, { recursive: true });
  file = path.join(folder, 'clinic.db');
  newest = backupsIn(path.join(folder, 'backups'))[0]?.file ?? '';
  hash = logicalHash(newest);
});
afterEach(() => fs.rmSync(folder, { recursive: true, force: true }));

const bytesHash = (name: string) => createHash('sha256').update(fs.readFileSync(name)).digest('hex');

function overwrite(from: number, bytes: Buffer): void {
  const handle = fs.openSync(file, 'r+');
  fs.writeSync(handle, bytes, 0, bytes.length, from);
  fs.closeSync(handle);
}

/** What a start says, and what it offers; the person says yes or no. */
async function start(answer: boolean): Promise<{ reason: StartReason | null; offered: Rescue | null }> {
  let offered: Rescue | null = null;
  const offer = async (rescue: Rescue) => {
    offered = rescue;
    return answer;
  };
  try {
    const clinic = await openFolder({ folder, isDemo: false, note: '', log: silentLog, offer });
    await clinic.close({ isHurried: true });
    return { reason: null, offered };
  } catch (error) {
    if (!(error instanceof StartProblem)) throw error;
    return { reason: error.reason, offered };
  }
}

const middle = () => Math.floor(fs.statSync(file).size / PAGE / 2) * PAGE;
const KINDS: [string, StartReason, () => void][] = [
  ['its first bytes lost', 'NOT_A_DATABASE', () => overwrite(0, Buffer.alloc(100, 0x20))],
  ['its schema overwritten', 'DAMAGED', () => overwrite(100, Buffer.alloc(PAGE - 100, 0xff))],
  ['zeros over its middle', 'DAMAGED', () => overwrite(middle(), Buffer.alloc(8 * PAGE))],
  ['its second half cut off', 'DAMAGED', () => fs.truncateSync(file, middle() + 17)],
  ['another kind of file in its place', 'NOT_A_DATABASE', () => fs.writeFileSync(file, 'Dear clinic')],
  ['nothing in it', 'FILE_MISSING', () => fs.truncateSync(file, 0)],
];

describe('a clinic’s file', () => {
  it.each(KINDS)(
    'with %s is said, kept byte for byte, and replaced by the newest backup',
    async (_, reason, spoil) => {
      spoil();
      const damaged = bytesHash(file);
      expect(await start(false)).toMatchObject({ reason, offered: { backup: { file: newest } } });
      expect(bytesHash(file)).toBe(damaged);

      expect(await start(true)).toMatchObject({ reason: null });
      const { lastChange } = backupsIn(path.join(folder, 'backups'))[0]?.manifest ?? {};
      expect(logicalHash(file, lastChange)).toBe(hash);
      expect(brokenInvariantsOf(file)).toEqual([]);
      const [kept = ''] = fs
        .readdirSync(path.join(folder, 'backups'))
        .filter((name) => name.startsWith('damaged'));
      expect(bytesHash(path.join(folder, 'backups', kept, 'clinic.db'))).toBe(damaged);
      expect(await start(false)).toEqual({ reason: null, offered: null });
    },
  );

  it('that is gone does not make a new clinic of the folder', async () => {
    fs.rmSync(file);
    expect(await start(false)).toMatchObject({ reason: 'FILE_MISSING' });
    expect(fs.existsSync(file)).toBe(false);
    expect(await start(true)).toMatchObject({ reason: null });
    expect(brokenInvariantsOf(file)).toEqual([]);
  });

  it('with a damaged newest backup is replaced by the one before', async () => {
    overwrite(middle(), Buffer.alloc(8 * PAGE));
    fs.truncateSync(newest, 30_000);
    const before = backupsIn(path.join(folder, 'backups'))[1]?.file;
    expect(await start(true)).toMatchObject({ reason: null, offered: { backup: { file: before } } });
    expect(brokenInvariantsOf(file)).toEqual([]);
  });

  it('without a good backup is left alone, and nothing is offered', async () => {
    overwrite(middle(), Buffer.alloc(8 * PAGE));
    for (const backup of backupsIn(path.join(folder, 'backups'))) fs.truncateSync(backup.file, 30_000);
    const damaged = bytesHash(file);
    expect(await start(true)).toEqual({ reason: 'DAMAGED', offered: null });
    expect(bytesHash(file)).toBe(damaged);
  });

  it.each([
    ['of a newer version', 'NEWER_VERSION', `INSERT INTO kysely_migration VALUES ('9999-future', '')`],
    ['of another program', 'OTHER_DATABASE', 'PRAGMA application_id = 7'],
  ])('%s is not offered to be replaced', async (_, reason, sql) => {
    const Sqlite = (await import('better-sqlite3')).default;
    const db = new Sqlite(file);
    db.exec(sql);
    db.close();
    expect(await start(true)).toEqual({ reason, offered: null });
  });

  it('that a desk found damaged is checked whole at the next start, once', async () => {
    const asked = path.join(folder, 'check-at-start');
    askForCheck(file);
    expect(fs.existsSync(asked)).toBe(true);
    expect(await start(false)).toEqual({ reason: null, offered: null });
    expect(fs.existsSync(asked)).toBe(false);
  });

  it('in an empty folder is made anew', async () => {
    const empty = temporaryFolder();
    const clinic = await openFolder({ folder: empty, isDemo: false, note: '', log: silentLog });
    await clinic.close();
    expect(fs.existsSync(path.join(empty, 'clinic.db'))).toBe(true);
    expect(fs.existsSync(path.join(empty, 'backups'))).toBe(false);
    fs.rmSync(empty, { recursive: true });
  });
});
