import fs from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { SwappableDatabase } from '../../src/main/database/sqlite/swappable.ts';
import { backupsIn } from '../../src/main/backups/shelf.ts';
import { type Clinic, doctorWithSlots, first, openClinic } from '../support/clinic.ts';
import { temporaryFolder } from '../support/folder.ts';
import { brokenInvariantsOf } from '../support/invariants.ts';
import { logicalHash } from '../support/logical-hash.ts';

let clinic: Clinic;
let place: string;
beforeEach(async () => {
  clinic = await openClinic();
  place = path.join(clinic.folder, 'backups');
});
afterEach(() => clinic.close());

const file = () => path.join(clinic.folder, 'clinic.db');
const list = () => clinic.admin.call('backups.list', {});

async function make(): Promise<string> {
  await clinic.admin.call('backups.make', {});
  await clinic.app.backups.idle();
  return first(backupsIn(place)).name;
}

/** Restores, and signs the admin in again. */
async function restore(source: { place: 'own' | 'second'; name: string } | { fileId: string }) {
  await clinic.admin.call('backups.restore', { source });
  await clinic.app.backups.idle();
}

async function signedIn() {
  const { token } = await clinic.nobody.call('auth.login', {
    email: 'ada@clinic.test',
    password: 'correct horse battery',
  });
  return clinic.as(token);
}

describe('a backup', () => {
  it('holds the clinic as it is, is sound, and is told of with what it holds', async () => {
    const { slots } = await doctorWithSlots(clinic, 3);
    await clinic.desk.call('bookings.create', { slotId: first(slots).id, patient: { name: 'Pia Kept' } });
    const name = await make();
    const { items, status } = await list();
    expect(items).toHaveLength(1);
    expect(items[0]).toMatchObject({
      place: 'own',
      name,
      reason: 'manual',
      holds: { clinicName: 'Test Clinic', doctors: 1, patients: 1, bookings: 1, upcoming: 1 },
    });
    expect(status).toMatchObject({ isBusy: null, problem: null, second: null, restore: null });
    const made = path.join(place, name);
    expect(brokenInvariantsOf(made)).toEqual([]);
    const { lastChange } = first(backupsIn(place)).manifest ?? { lastChange: 0 };
    expect(logicalHash(made)).toBe(logicalHash(file(), lastChange));
    expect((fs.statSync(made).mode & 0o777).toString(8)).toBe('600');
    expect(fs.readdirSync(place).filter((entry) => entry.includes('partial'))).toEqual([]);
  });

  it('is made each day and at the end only where something changed', async () => {
    await make();
    clinic.app.backups.makeDaily();
    await clinic.app.backups.idle();
    expect(backupsIn(place)).toHaveLength(1);
    clinic.clock.pass(25 * 60 * 60 * 1000);
    clinic.app.backups.makeDaily();
    await clinic.app.backups.idle();
    expect(backupsIn(place)).toHaveLength(1);
    await doctorWithSlots(clinic, 1);
    clinic.app.backups.makeDaily();
    clinic.app.backups.makeDaily();
    await clinic.app.backups.idle();
    expect(backupsIn(place).map(({ reason }) => reason)).toEqual(['daily', 'manual']);
    await doctorWithSlots(clinic, 1);
    clinic.app.backups.makeDaily();
    await clinic.app.backups.idle();
    expect(backupsIn(place)).toHaveLength(2);
    await clinic.app.close({ isHurried: false });
    expect(backupsIn(place).map(({ reason }) => reason)).toEqual(['close', 'daily', 'manual']);
  });

  it('is left for the next start when the computer is turned off', async () => {
    await clinic.app.close({ isHurried: true });
    expect(backupsIn(place)).toEqual([]);
  });

  it('that cannot be written is told of, and nothing half-made is left', async () => {
    fs.writeFileSync(place, 'a file in the folder’s place');
    await clinic.admin.call('backups.make', {});
    await clinic.app.backups.idle();
    expect((await list()).status.problem).not.toBeNull();
    fs.rmSync(place);
    await make();
    expect((await list()).status.problem).toBeNull();
  });
});

describe('the second folder', () => {
  it('gets what there is and each one that is made, and tells when it is gone', async () => {
    const second = temporaryFolder();
    await make();
    await clinic.admin.call('backups.setSecondFolder', { folder: second });
    await clinic.app.backups.idle();
    const there = async () => (await list()).items.filter((backup) => backup.place === 'second');
    expect(await there()).toHaveLength(1);
    await make();
    expect(await there()).toHaveLength(2);
    const [copy] = await there();
    const source = path.join(place, copy?.name ?? '');
    const [part = ''] = fs.readdirSync(second);
    expect(fs.readFileSync(path.join(second, part, copy?.name ?? '')).equals(fs.readFileSync(source))).toBe(
      true,
    );

    fs.rmSync(second, { recursive: true });
    await make();
    const { status } = await list();
    expect(status).toMatchObject({ problem: null, second: { folder: second, problem: 'FOLDER_MISSING' } });
    fs.mkdirSync(second);
    await make();
    expect(await there()).toHaveLength(4);
    expect((await list()).status.second?.problem).toBeNull();
    fs.rmSync(second, { recursive: true });
  });

  it('lies outside of the clinic’s own, and takes files', async () => {
    const set = (folder: string) =>
      clinic.admin
        .ask('backups.setSecondFolder', { folder })
        .then((answer) => !answer.ok && answer.error.reason);
    expect(await set(place)).toBe('FOLDER_UNUSABLE');
    expect(await set(clinic.folder)).toBe('FOLDER_SAME');
    expect(await set(path.dirname(clinic.folder))).toBe('FOLDER_SAME');
    expect(await set('backups')).toBe('FOLDER_UNUSABLE');
    expect(await set(file())).toBe('FOLDER_UNUSABLE');
    expect((await list()).status.second).toBeNull();
  });
});

describe('a restore', () => {
  it('shows what would be lost, brings yesterday back, and can be taken back', async () => {
    const { slots } = await doctorWithSlots(clinic, 3);
    const book = (index: number, name: string) =>
      clinic.desk.call('bookings.create', { slotId: slots[index]?.id ?? 0, patient: { name } });
    await book(0, 'Pia Kept');
    const name = await make();
    const lost = await book(1, 'Lea Lost');
    const source = { place: 'own', name } as const;
    expect(await clinic.admin.call('backups.preview', { source })).toMatchObject({
      holds: { bookings: 1, patients: 1 },
      now: { bookings: 2, patients: 2 },
      isEarlierState: true,
      changes: [{ procedure: 'bookings.create', count: 2 }],
      bookingCount: 1,
      bookings: [{ id: lost.id, patientName: 'Lea Lost' }],
    });

    await restore(source);
    await clinic.admin.refused('SESSION_EXPIRED', 'auth.me', {});
    const admin = await signedIn();
    const { items } = await admin.call('bookings.list', {});
    expect(items.map(({ patient }) => patient?.name)).toEqual(['Pia Kept']);
    const { items: backups, status } = await admin.call('backups.list', {});
    expect(status.restore).toEqual({ outcome: 'done', problem: null });
    expect(backups.map(({ reason, holds }) => [reason, holds?.bookings])).toEqual([
      ['before-restore', 2],
      ['manual', 1],
    ]);
    expect(brokenInvariantsOf(file())).toEqual([]);

    // A number that a desk may still show is never given to another booking.
    const again = await admin.call('bookings.create', {
      slotId: slots[1]?.id ?? 0,
      patient: { name: 'Nia New' },
    });
    expect(again.id).toBeGreaterThan(lost.id);

    await admin.call('backups.restore', { source: { place: 'own', name: first(backups).name } });
    await clinic.app.backups.idle();
    const back = await (await signedIn()).call('bookings.list', {});
    expect(back.items.map(({ patient }) => patient?.name).toSorted()).toEqual(['Lea Lost', 'Pia Kept']);
  });

  it('says who did it and from what, in an unbroken history', async () => {
    const name = await make();
    await restore({ place: 'own', name });
    const admin = await signedIn();
    const { items } = await admin.call('audit.list', { procedure: 'backups.restore' });
    expect(items[0]).toMatchObject({ userName: 'Ada Admin', after: { backup: name } });
    expect(await admin.call('audit.verify', {})).toMatchObject({ brokenId: null });
  });

  it('is followed by backups of what is done since, though the history counts on from an earlier row', async () => {
    const name = await make();
    for (let room = 1; room <= 5; room += 1)
      await clinic.admin.call('rooms.create', { name: `Room ${room}` });
    await restore({ place: 'own', name });
    await (await signedIn()).call('rooms.create', { name: 'Since' });
    clinic.clock.pass(25 * 60 * 60 * 1000);
    clinic.app.backups.makeDaily();
    await clinic.app.backups.idle();
    expect(backupsIn(place)[0]?.reason).toBe('daily');
  });

  it('finds nobody signed in who was known from the file before, also in a call that had begun', async () => {
    const asked = clinic.admin.ask('users.create', {
      name: 'Late Comer',
      email: 'late@clinic.test',
      role: 'receptionist',
      password: 'three quiet herons',
    });
    // The password is being hashed: who asks is known by now, and nothing is written yet.
    await (clinic.app.database as SwappableDatabase).swap(async () => {});
    expect(await asked).toMatchObject({ ok: false, error: { reason: 'SESSION_EXPIRED' } });
    const { items } = await clinic.admin.call('users.list', {});
    expect(items).toHaveLength(2);
  });

  it('of a damaged backup is refused, and nothing changes', async () => {
    const name = await make();
    const damaged = path.join(place, name);
    fs.truncateSync(damaged, 20_000);
    const source = { place: 'own', name } as const;
    await clinic.admin.refused('BACKUP_DAMAGED', 'backups.preview', { source });
    await restore(source);
    expect((await list()).status.restore).toEqual({ outcome: 'failed', problem: 'BACKUP_DAMAGED' });
    expect(brokenInvariantsOf(file())).toEqual([]);
    expect(fs.readdirSync(clinic.folder).filter((entry) => entry.startsWith('restoring'))).toEqual([]);
  });

  it('of a backup that is no longer there, or of any other file, is refused', async () => {
    for (const name of ['clinic-20260101T000000000Z-daily.db', '../clinic.db', 'clinic.db']) {
      await clinic.admin.refused('BACKUP_NOT_FOUND', 'backups.restore', { source: { place: 'own', name } });
    }
    await clinic.desk.refused('ADMIN_ONLY', 'backups.list', {});
  });

  it('is refused while another program has the file open, and the desk goes on', async () => {
    const name = await make();
    const Sqlite = (await import('better-sqlite3')).default;
    const other = new Sqlite(file());
    other.exec('BEGIN');
    other.prepare('SELECT count(*) FROM users').get();
    await restore({ place: 'own', name });
    expect((await list()).status.restore).toEqual({ outcome: 'failed', problem: 'RESTORE_IN_USE' });
    other.close();
    await restore({ place: 'own', name });
    expect(await (await signedIn()).call('auth.me', {})).toMatchObject({ name: 'Ada Admin' });
  });
});

describe('the demonstration', () => {
  it('is left with one command, and a real clinic is not', async () => {
    await clinic.admin.refused('NOT_DEMO', 'setup.leaveDemo', {});
    await clinic.app.database.write((db) => db.updateTable('settings').set({ is_demo: 1 }).execute());
    await clinic.admin.call('setup.leaveDemo', {});
    await clinic.app.backups.idle();
    expect(await clinic.nobody.call('setup.status', {})).toMatchObject({ isSetUp: false });
    expect(backupsIn(place).map(({ reason }) => reason)).toEqual(['before-restore']);
  });
});
