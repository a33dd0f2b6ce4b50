/** A disk that is really full: with bookings, imports, a change of the schema, and a start. */
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type App, openApp } from '../../src/main/app.ts';
import { LATEST } from '../../src/main/database/latest.ts';
import { appliedMigrations } from '../../src/main/database/sqlite/applied.ts';
import { APPLICATION_ID, connect } from '../../src/main/database/sqlite/connection.ts';
import { migrateTo } from '../../src/main/database/sqlite/migrate.ts';
import { openDatabase } from '../../src/main/database/sqlite/sqlite-database.ts';
import { silentLog } from '../../src/main/log.ts';
import { openClinic as openFolder } from '../../src/main/open-clinic.ts';
import type { Task } from '../durability/task.ts';
import { fillOldClinic } from '../migrations/old-clinic.ts';
import { builtProgram } from '../support/built-program.ts';
import { type Clinic, deskOf, doctorWithSlots, openClinic } from '../support/clinic.ts';
import { keepEvidence } from '../support/evidence.ts';
import { begin, ended } from '../support/imports.ts';
import { brokenInvariantsOf } from '../support/invariants.ts';
import { isLong } from '../support/runs.ts';
import { canMount, type SmallDisk, smallDisk } from '../support/small-disk.ts';

const MEGABYTE = 1024 * 1024;
/** Bytes that are left when bookings begin. */
const LEFT = (isLong ? 8 : 2) * MEGABYTE;
const FULL = { code: 'DISK_FULL', reason: 'DISK_FULL', message: 'The disk is full. Nothing was saved.' };

describe.skipIf(!canMount)('a small disk that is full (mounted by root, skipped for others)', () => {
  let disk: SmallDisk;
  let clinic: Clinic;
  let slotIds: number[];
  let app: App | undefined;
  beforeEach(async () => {
    disk = smallDisk(16 * MEGABYTE);
    clinic = await openClinic();
    slotIds = (await doctorWithSlots(clinic, 400)).slots.map(({ id }) => id);
    await clinic.app.close();
    fs.cpSync(clinic.folder, disk.folder, { recursive: true });
  });
  afterEach(async () => {
    await app?.close();
    app = undefined;
    disk.remove();
    fs.rmSync(clinic.folder, { recursive: true, force: true });
  });

  const file = () => path.join(disk.folder, 'clinic.db');
  const desk = () => deskOf(app as App, clinic.desk.token);
  async function open(): Promise<void> {
    app = await openApp({ folder: disk.folder, now: clinic.clock.now, sweeper: false });
    // What is begun through the clinic of the support goes to this one.
    Object.assign(clinic, { app, admin: deskOf(app, clinic.admin.token) });
  }
  const book = (slotId: number) =>
    desk().ask('bookings.create', { slotId, patient: { name: 'N'.repeat(100) } });
  const confirmed = async () =>
    (await desk().call('bookings.list', { status: 'CONFIRMED', limit: 500 })).items
      .map(({ id }) => id)
      .toSorted((a, b) => a - b);

  /** Books until that is refused. */
  async function bookUntilFull(from = 0): Promise<number[]> {
    const booked: number[] = [];
    for (const slotId of slotIds.slice(from)) {
      const answer = await book(slotId);
      if (!answer.ok) {
        expect(answer.error).toEqual(FULL);
        return booked;
      }
      booked.push(answer.value.id);
    }
    throw new Error('The disk was never full');
  }

  it('says so while bookings are made, has all of them, and goes on when there is room', async () => {
    await open();
    disk.fill(LEFT);
    const booked = await bookUntilFull();
    expect(booked.length).toBeGreaterThan(5);
    expect(await confirmed()).toEqual(booked);
    expect(brokenInvariantsOf(file())).toEqual([]);
    disk.makeRoom();
    expect(await book(slotIds.at(-1) ?? 0)).toMatchObject({ ok: true });
    keepEvidence({
      row: 6,
      what: 'a small disk that is full in the middle of bookings',
      engine: 'file',
      shown: `${booked.length} acknowledged, 0 lost; then DISK_FULL in plain words; goes on when there is room`,
    });
  });

  it('lets a clinic start that was killed on it, with 0 bytes left: it reads, and says that it cannot write', async () => {
    await open();
    await app?.close();
    const program = await builtProgram(fileURLToPath(new URL('../durability/booker.ts', import.meta.url)));
    const { token } = clinic.desk;
    const task: Task = {
      folder: disk.folder,
      token: token ?? '',
      at: clinic.clock.at,
      slotIds,
      synchronous: 'FULL',
      checkpointPages: 1000,
    };
    disk.fill(LEFT);
    const killed = spawnSync(process.execPath, [program, JSON.stringify(task)], { encoding: 'utf8' });
    expect(killed.stderr).toContain(FULL.message);
    const acknowledged = killed.stdout.trim().split('\n').map(Number);
    expect(acknowledged.length).toBeGreaterThan(5);
    disk.fill();
    expect(fs.statfsSync(disk.folder).bavail).toBe(0);

    // The whole way in, with its lock and what it finds of a program before it.
    const opened = await openFolder({ folder: disk.folder, isDemo: false, note: 'x', log: silentLog });
    await opened.close({ isHurried: true });
    disk.fill();
    await open();
    disk.fill();
    expect(await confirmed()).toEqual(acknowledged);
    const more = await bookUntilFull(acknowledged.length);
    expect(await confirmed()).toEqual([...acknowledged, ...more]);
    disk.makeRoom();
    expect(await book(slotIds.at(-1) ?? 0)).toMatchObject({ ok: true });
    expect(brokenInvariantsOf(file())).toEqual([]);
    keepEvidence({
      row: 6,
      what: 'a start with 0 bytes free, after a desk that ended on a full disk',
      engine: 'file',
      shown: `${acknowledged.length} acknowledged, 0 lost; it starts and reads, and says DISK_FULL of what it cannot write`,
    });
  });

  it('ends an import, of which nothing stays, and leaves the bookings', async () => {
    await open();
    const people = Array.from({ length: 6_000 }, (_, at) => `Full Disk ${at},19${10 + (at % 80)}-01-01`);
    const table = `name,dob\n${people.join('\n')}\n`;
    const booked: number[] = [];
    for (const slotId of slotIds.slice(0, 5)) {
      const answer = await book(slotId);
      if (answer.ok) booked.push(answer.value.id);
    }
    disk.fill(MEGABYTE / 2 + table.length);
    const { id } = await begin(clinic, table);
    // What is left then is less than the log's index may ask for at once.
    while (fs.statfsSync(disk.folder).bavail > 16) await sleep(5);
    booked.push(...(await bookUntilFull(booked.length)));
    // It cannot even write down that it cannot write: it has come to that by now.
    await sleep(1_500);
    disk.makeRoom();
    const job = await ended(clinic, id);
    expect(job).toMatchObject({ state: 'FAILED', failure: 'DISK_FULL', added: 0 });
    expect((await desk().call('patients.search', { query: 'full disk' })).items).toEqual([]);
    expect(await confirmed()).toEqual(booked);
    expect(brokenInvariantsOf(file())).toEqual([]);
    keepEvidence({
      row: 6,
      what: 'a small disk that is full in the middle of an import, beside bookings',
      engine: 'file',
      shown: `${booked.length} bookings acknowledged, 0 lost; the import FAILED for DISK_FULL, 0 of its rows left`,
    });
  });

  it('leaves a clinic of a past version as it is or as it will be, and lets it go on later', async () => {
    for (const name of fs.readdirSync(disk.folder))
      fs.rmSync(path.join(disk.folder, name), { recursive: true });
    const sql = connect({ file: file() }, 'writer');
    sql.pragma(`application_id = ${APPLICATION_ID}`);
    await migrateTo(sql, '0001-clinic');
    fillOldClinic(sql);
    sql.close();
    const old = fs.readFileSync(file());
    const look = () => {
      const reader = connect({ file: file() }, 'reader');
      const seen = [
        appliedMigrations(reader).at(-1),
        reader.prepare('SELECT count(*) FROM patients').pluck().get(),
      ];
      reader.close();
      return seen;
    };
    let refused = 0;
    for (let left = 0; left < 3 * MEGABYTE; left += isLong ? 16_384 : 768 * 1024) {
      for (const name of fs.readdirSync(disk.folder))
        fs.rmSync(path.join(disk.folder, name), { recursive: true });
      fs.writeFileSync(file(), old);
      disk.fill(left);
      const problem = await openDatabase({ file: file() }).then(
        (database) => database.close(),
        (error: unknown) => error,
      );
      if (problem) {
        expect({ left, problem }).toMatchObject({ left, problem: { reason: 'DISK_FULL' } });
        refused += 1;
      }
      disk.makeRoom();
      expect({ left, seen: look() }).toEqual({ left, seen: [problem ? '0001-clinic' : LATEST, 3] });
      await (await openDatabase({ file: file() })).close();
      expect(look()).toEqual([LATEST, 3]);
      expect(brokenInvariantsOf(file())).toEqual([]);
    }
    expect(refused).toBeGreaterThan(0);
    keepEvidence({
      row: 6,
      what: 'a small disk that is full in the middle of a change of the schema',
      engine: 'file',
      shown: `${refused} times refused for DISK_FULL with the old schema and every row; each goes on when there is room`,
    });
  });
});
