/** Going back to a backup in a clinic on a server: all of it or nothing, seen by every desk, and only by the owner. */
import fs from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openApp } from '../../src/main/app.ts';
import { backupName } from '../../src/main/backups/names.ts';
import { backupsIn } from '../../src/main/backups/shelf.ts';
import { firstBrokenAuditRow } from '../../src/main/database/audit.ts';
import { type Place, openReader } from '../../src/main/database/place.ts';
import { alone } from '../../src/main/house/alone.ts';
import { type Fingerprints, firstDifference, fingerprintsOf } from '../../src/main/house/fingerprints.ts';
import { givenIds } from '../../src/main/house/given-ids.ts';
import { type Clinic, deskOf, doctorWithSlots, openClinic, PASSWORD } from '../support/clinic.ts';
import { temporaryFolder } from '../support/folder.ts';
import { dropDatabase, freshDatabase, onServer } from '../support/server.ts';
import { makeClinicWithAll } from './clinic-with-all.ts';

const OWNER = { user: 'postgres', password: 'test' };
const elsewhere = temporaryFolder();
const other = path.join(elsewhere, 'clinic.db');
let clinic: Clinic;

beforeAll(() => makeClinicWithAll(other));
afterAll(() => fs.rmSync(elsewhere, { recursive: true }));

async function begin(): Promise<void> {
  clinic = await openClinic({ isServed: true });
}
const serverOf = ({ place }: Clinic) => {
  if (!place.server) throw new Error('It is in a file');
  return place.server;
};
async function end(): Promise<void> {
  await clinic.close();
}
const shelf = () => backupsIn(path.join(clinic.folder, 'backups'));
const own = (name: string) => ({ place: 'own', name }) as const;

/** Puts a file among the backups. */
function shelve(file: string): string {
  const name = backupName({ at: clinic.clock.at - 1, reason: 'manual' });
  fs.mkdirSync(path.join(clinic.folder, 'backups'), { recursive: true });
  fs.copyFileSync(file, path.join(clinic.folder, 'backups', name));
  return name;
}

async function make(): Promise<string> {
  await clinic.admin.call('backups.make', {});
  await clinic.app.backups.idle();
  return shelf()[0]?.name ?? '';
}

/** What became of it, as the desk says. */
async function restore(name: string) {
  await clinic.admin.call('backups.restore', { source: own(name), owner: OWNER });
  await clinic.app.backups.idle();
  return clinic.app.backups.state().restore;
}

async function look(place: Place): Promise<Fingerprints> {
  const reader = openReader(place);
  try {
    return await reader.atOnce(fingerprintsOf);
  } finally {
    await reader.close();
  }
}

const DONE = { outcome: 'done', problem: null };
/** A restore is asked for by a command, signs everybody out, and is written down. */
const without = ({ audit_log: _, sessions: __, commands: ___, ...rest }: Fingerprints) => rest;

async function signIn(app = clinic.app) {
  const { token } = await deskOf(app, null).call('auth.login', {
    email: 'ada@clinic.test',
    password: PASSWORD,
  });
  return deskOf(app, token);
}

describe('going back on a server', () => {
  it('has the clinic as it was, keeps what it was, and gives no number twice', async () => {
    await begin();
    const { slots } = await doctorWithSlots(clinic, 4);
    const book = (index: number, name: string) =>
      clinic.admin.call('bookings.create', { slotId: slots[index]?.id ?? 0, patient: { name } });
    await book(0, 'Stays');
    const name = await make();
    const lost = await book(1, 'Lost');
    const before = await look(serverOf(clinic));
    expect(await clinic.admin.call('backups.preview', { source: own(name) })).toMatchObject({
      isEarlierState: true,
      bookingCount: 1,
      needsOwner: true,
    });
    expect(await restore(name)).toEqual(DONE);

    const [aside] = shelf();
    expect(aside?.reason).toBe('before-restore');
    expect(aside?.manifest?.sha256).not.toBe('');
    // But for the row that asks for it.
    expect(without(await look({ file: aside?.file ?? '' }))).toEqual(without(before));
    const differs = firstDifference(
      without(await look({ file: path.join(clinic.folder, 'backups', name) })),
      without(await look(serverOf(clinic))),
    );
    expect(differs).toBe(null);
    expect(await clinic.app.database.read(firstBrokenAuditRow)).toBe(null);

    await clinic.admin.refused('SESSION_EXPIRED', 'bookings.list', {});
    const admin = await signIn();
    const again = await admin.call('bookings.create', {
      slotId: slots[1]?.id ?? 0,
      patient: { name: 'Again' },
    });
    expect(again.id).toBeGreaterThan(lost.id);
    const { items } = await admin.call('audit.list', {});
    expect(items.find(({ procedure }) => procedure === 'backups.restore')).toMatchObject({ desk: 'restore' });
    await clinic.requireSound();

    // And back to what was given up.
    await admin.call('backups.restore', { source: own(aside?.name ?? ''), owner: OWNER });
    await clinic.app.backups.idle();
    const bookings = await (await signIn()).call('bookings.list', {});
    expect(bookings.items.map(({ patient }) => patient?.name).toSorted()).toEqual(['Lost', 'Stays']);
    await end();
  });

  it('brings a whole other clinic, with something in every table, in place of one that has something too', async () => {
    await begin();
    expect(await restore(shelve(other))).toEqual(DONE);
    const rows = await look(serverOf(clinic));
    expect(firstDifference(without(await look({ file: other })), without(rows))).toBe(null);
    // And over one that has all of it.
    const given = await clinic.app.database.read(givenIds);
    const { token } = await deskOf(clinic.app, null).call('auth.login', {
      email: 'admin@clinic.example',
      password: 'demo-clinic-2026',
    });
    const source = own(shelf().find(({ reason }) => reason === 'before-restore')?.name ?? '');
    await deskOf(clinic.app, token).call('backups.restore', { source, owner: OWNER });
    await clinic.app.backups.idle();
    expect(clinic.app.backups.state().restore).toEqual(DONE);
    const { audit_log: _, ...after } = await clinic.app.database.read(givenIds);
    for (const [table, last] of Object.entries(after)) {
      expect(last).toBeGreaterThanOrEqual(given[table as keyof typeof given] ?? 0);
    }
    await signIn();
    await end();
  });

  it('is for whoever may act as the owner of the database, and changes nothing otherwise', async () => {
    await begin();
    const source = own(await make());
    const before = await look(serverOf(clinic));
    await clinic.admin.refused('OWNER_NEEDED', 'backups.restore', { source });
    const { user, password } = serverOf(clinic);
    await clinic.admin.refused('OWNER_NEEDED', 'backups.restore', { source, owner: { user, password } });
    await clinic.admin.refused('OWNER_REFUSED', 'backups.restore', {
      source,
      owner: { ...OWNER, password: 'no' },
    });
    await clinic.desk.refused('ADMIN_ONLY', 'backups.restore', { source, owner: OWNER });
    // Whatever a desk is told, the server is asked again when it is done.
    clinic.app.backups.restore(shelf()[0]?.file ?? '', { userId: null, owner: null });
    await clinic.app.backups.idle();
    expect(clinic.app.backups.state().restore).toEqual({ outcome: 'failed', problem: 'OWNER_NEEDED' });
    expect(await look(serverOf(clinic))).toEqual(before);
    expect(shelf()).toHaveLength(1);
    expect(fs.readdirSync(clinic.folder).filter((file) => file.startsWith('restoring'))).toEqual([]);
    await end();
  });

  it('needs nobody for a database in which nothing was ever done', async () => {
    const server = await freshDatabase();
    const folder = temporaryFolder();
    const app = await openApp({ folder, server, sweeper: false });
    const { fileId } = await app.transfers.take(fs.createReadStream(other), 'clinic.db');
    await deskOf(app, null).call('setup.restoreBackup', { fileId });
    await app.backups.idle();
    expect(app.backups.state().restore).toEqual(DONE);
    expect(firstDifference(without(await look({ file: other })), without(await look(server)))).toBe(null);
    await app.close();
    await dropDatabase(server);
    fs.rmSync(folder, { recursive: true });
  });

  it('is told to other desks, which go on with it; what they began before is refused', async () => {
    await begin();
    const name = await make();
    const folder = temporaryFolder();
    const second = await openApp({ folder, server: serverOf(clinic), deskName: 'second', sweeper: false });
    const told: string[] = [];
    second.changes.subscribe(({ seq, entity }) => void (seq === 0 && told.push(entity)));
    const waiting = Promise.withResolvers<void>();
    const begun = Promise.withResolvers<void>();
    const { generation } = second.database;
    // Somebody is in the middle of something there, and the clinic changes under them.
    const slow = second.database.read(async () => {
      begun.resolve();
      await waiting.promise;
    });
    await begun.promise;
    expect(await restore(name)).toEqual(DONE);
    waiting.resolve();
    await slow;
    await expect.poll(() => told).toEqual(['settings', 'imports', 'backups']);
    expect(second.database.generation).toBe(generation + 1);
    await deskOf(second, clinic.admin.token).refused('SESSION_EXPIRED', 'doctors.list', {});
    const admin = await signIn(second);
    await admin.call('rooms.create', { name: 'After' });
    await second.close();
    fs.rmSync(folder, { recursive: true });
    await end();
  });

  it('waits for nobody who reads, shows them the clinic as it was until the end, and lets nobody write', async () => {
    await begin();
    const name = await make();
    await clinic.admin.call('rooms.create', { name: 'Since' });
    const reader = openReader(serverOf(clinic));
    await reader.atOnce(async (db) => {
      const rooms = () => db.selectFrom('rooms').select('name').execute();
      expect(await rooms()).toEqual([{ name: 'Since' }]);
      expect(await restore(name)).toEqual(DONE);
      // Of one moment, whatever became of the clinic since.
      expect(await rooms()).toEqual([{ name: 'Since' }]);
    });
    await reader.close();
    expect(await clinic.rows('SELECT name FROM rooms')).toEqual([]);
    const admin = await signIn();
    await alone(serverOf(clinic), () => admin.refused('MOVING_HOUSE', 'rooms.create', { name: 'Never' }));
    await end();
  });

  it('leaves all as it is where the last check finds a difference, or somebody is importing', async () => {
    await begin();
    const name = await make();
    const before = without(await look(serverOf(clinic)));
    const { port, database } = serverOf(clinic);
    await onServer(port, database, async (client) => {
      await client.query(`CREATE FUNCTION spoil() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN NEW.name := NEW.name || '!'; RETURN NEW; END $$`);
      await client.query('CREATE TRIGGER spoil BEFORE INSERT ON users FOR EACH ROW EXECUTE FUNCTION spoil()');
    });
    expect(await restore(name)).toEqual({ outcome: 'failed', problem: 'INTERNAL' });
    expect(without(await look(serverOf(clinic)))).toEqual(before);
    expect(shelf().map(({ reason }) => reason)).toEqual(['manual']);
    // The rules are all in force again.
    await onServer(port, database, async (client) => {
      await client.query('DROP TRIGGER spoil ON users');
      const off = await client.query(`SELECT tgname FROM pg_trigger WHERE tgenabled <> 'O'`);
      expect(off.rows).toEqual([]);
      await expect(client.query('DELETE FROM audit_log')).rejects.toThrow('AUDIT_ROW_DELETED');
      await client.query(
        `INSERT INTO imports (user_id, kind, state, is_dry_run, file_id, file_name, options, created_at)
          SELECT min(id), 'patients', 'WRITING', 0, 'f', 'f.csv', '{}', 1 FROM users`,
      );
    });
    await clinic.admin.refused('IMPORT_RUNNING', 'backups.restore', { source: own(name), owner: OWNER });
    clinic.app.backups.restore(shelf()[0]?.file ?? '', { userId: null, owner: OWNER });
    await clinic.app.backups.idle();
    expect(clinic.app.backups.state().restore).toEqual({ outcome: 'failed', problem: 'IMPORT_RUNNING' });
    await end();
  });
});
