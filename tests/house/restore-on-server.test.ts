/** Going back to a backup in a clinic on a server: all of it or nothing, seen by every desk, and only by the owner. */
import fs from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type App, openApp } from '../../src/main/app.ts';
import { prepareIncoming } from '../../src/main/backups/restore.ts';
import { backupName } from '../../src/main/backups/names.ts';
import { backupsIn } from '../../src/main/backups/shelf.ts';
import { firstBrokenAuditRow } from '../../src/main/database/audit.ts';
import { type Place, openReader } from '../../src/main/database/place.ts';
import type { ServerAddress } from '../../src/main/database/postgres/address.ts';
import { PostgresDatabase } from '../../src/main/database/postgres/postgres-database.ts';
import { alone } from '../../src/main/house/alone.ts';
import { type Fingerprints, firstDifference, fingerprintsOf } from '../../src/main/house/fingerprints.ts';
import { givenIds } from '../../src/main/house/given-ids.ts';
import { restoreOnServer } from '../../src/main/house/restore-on-server.ts';
import { type Clinic, type Desk, deskOf, doctorWithSlots, openClinic, PASSWORD } from '../support/clinic.ts';
import { temporaryFolder } from '../support/folder.ts';
import { dropDatabase, freshDatabase, onServer } from '../support/server.ts';
import { makeClinicWithAll } from './clinic-with-all.ts';

const OWNER = { user: 'postgres', password: 'test' };
/** For a busy computer, too. */
const PATIENTLY = { timeout: 30_000 };
const DONE = { outcome: 'done', problem: null };
const elsewhere = temporaryFolder();
const other = path.join(elsewhere, 'clinic.db');
let clinic: Clinic;
let server: ServerAddress;
let second: App;
let admin: Desk;

beforeAll(async () => {
  clinic = await openClinic({ isServed: true });
  server = clinic.place.server ?? (await freshDatabase());
  const { now } = clinic.clock;
  second = await openApp({ folder: elsewhere, server, now, deskName: 'second', sweeper: false });
  await makeClinicWithAll(other);
});
afterAll(async () => {
  await second.close();
  await clinic.close();
  fs.rmSync(elsewhere, { recursive: true });
});
beforeEach(async () => {
  fs.rmSync(place(), { recursive: true, force: true });
  admin = await signIn();
});

async function signIn(app = clinic.app, email = 'ada@clinic.test', password = PASSWORD): Promise<Desk> {
  const { token } = await deskOf(app, null).call('auth.login', { email, password });
  return deskOf(app, token);
}

const place = () => path.join(clinic.folder, 'backups');
const shelf = () => backupsIn(place());
const own = (name: string | undefined) => ({ place: 'own', name: name ?? '' }) as const;

async function make(): Promise<string> {
  await admin.call('backups.make', {});
  await clinic.app.backups.idle();
  return shelf()[0]?.name ?? '';
}

/** What became of it, as the desk says. */
async function restore(name: string | undefined, by = admin) {
  await by.call('backups.restore', { source: own(name), owner: OWNER });
  await clinic.app.backups.idle();
  return clinic.app.backups.state().restore;
}

async function look(at: Place = server): Promise<Fingerprints> {
  const reader = openReader(at);
  try {
    return await reader.atOnce(fingerprintsOf);
  } finally {
    await reader.close();
  }
}
const inFile = (name: string | undefined) => look({ file: path.join(place(), name ?? '') });

/** A restore is asked for by a command, signs everybody out, and is written down. */
const without = ({ audit_log: _, sessions: __, commands: ___, ...rest }: Fingerprints) => rest;
const differs = (one: Fingerprints, another: Fingerprints) => firstDifference(without(one), without(another));

describe('going back on a server', () => {
  it('has the clinic as it was, keeps what it was, and gives no number twice', async () => {
    const { slots } = await doctorWithSlots({ ...clinic, admin }, 4);
    const book = (index: number, name: string) =>
      admin.call('bookings.create', { slotId: slots[index]?.id ?? 0, patient: { name } });
    await book(0, 'Stays');
    const name = await make();
    const lost = await book(1, 'Lost');
    const before = await look();
    expect(await admin.call('backups.preview', { source: own(name) })).toMatchObject({
      isEarlierState: true,
      bookingCount: 1,
      isOnServer: true,
      needsOwner: true,
    });
    expect(await restore(name)).toEqual(DONE);

    const [aside] = shelf();
    expect(aside).toMatchObject({ reason: 'before-restore', manifest: { bookings: 2 } });
    expect(differs(await inFile(aside?.name), before)).toBe(null);
    expect(differs(await inFile(name), await look())).toBe(null);
    expect(await clinic.app.database.read(firstBrokenAuditRow)).toBe(null);

    await admin.refused('SESSION_EXPIRED', 'bookings.list', {});
    admin = await signIn();
    const again = await book(1, 'Again');
    expect(again.id).toBeGreaterThan(lost.id);
    const { items } = await admin.call('audit.list', { procedure: 'backups.restore' });
    expect(items[0]).toMatchObject({ userName: 'Ada Admin', after: { backup: name } });
    await clinic.requireSound();

    // And back to what was given up.
    expect(await restore(aside?.name)).toEqual(DONE);
    const bookings = await (await signIn()).call('bookings.list', {});
    expect(bookings.items.map(({ patient }) => patient?.name).toSorted()).toEqual(['Lost', 'Stays']);
  });

  it('brings another clinic, with something in every table, and gives way to one', async () => {
    const name = backupName({ at: clinic.clock.at - 1, reason: 'manual' });
    fs.mkdirSync(place());
    fs.copyFileSync(other, path.join(place(), name));
    const before = await clinic.app.database.read(givenIds);
    expect(await restore(name)).toEqual(DONE);
    expect(differs(await look({ file: other }), await look())).toBe(null);

    const [aside] = shelf();
    const itsAdmin = await signIn(clinic.app, 'admin@clinic.example', 'demo-clinic-2026');
    await itsAdmin.refused('DEMO_ON_SERVER', 'setup.leaveDemo', {});
    const given = await clinic.app.database.read(givenIds);
    expect(await restore(aside?.name, itsAdmin)).toEqual(DONE);
    const after = await clinic.app.database.read(givenIds);
    for (const table of Object.keys(given).filter((one) => one !== 'audit_log') as 'rooms'[]) {
      expect(given[table]).toBeGreaterThanOrEqual(before[table] ?? 0);
      expect(after[table]).toBeGreaterThanOrEqual(given[table] ?? 0);
    }
  });

  it('is for whoever may act as the owner of the database, and changes nothing otherwise', async () => {
    const source = own(await make());
    const before = await look();
    const { user, password } = server;
    await admin.refused('OWNER_NEEDED', 'backups.restore', { source });
    await admin.refused('OWNER_NEEDED', 'backups.restore', { source, owner: { user, password } });
    const owner = { ...OWNER, password: 'no' };
    await admin.refused('OWNER_REFUSED', 'backups.restore', { source, owner });
    // Whatever a desk is told, the server is asked again when it is done.
    clinic.app.backups.restore(shelf()[0]?.file ?? '', { userId: null, owner: null });
    await clinic.app.backups.idle();
    expect(clinic.app.backups.state().restore).toEqual({ outcome: 'failed', problem: 'OWNER_NEEDED' });
    expect(await look()).toEqual(before);
    expect(shelf()).toHaveLength(1);
    expect(fs.readdirSync(clinic.folder).filter((file) => file.startsWith('restoring'))).toEqual([]);
  });

  it('is told to other desks, which go on with it; what they began before is refused', async () => {
    const name = await make();
    const told: string[] = [];
    second.changes.subscribe(({ seq, entity }) => void (seq === 0 && told.push(entity)));
    const third = new PostgresDatabase(server, { readers: 1, writers: 1 });
    await third.syncClock();
    // Its session was read of the clinic as it was; its transaction begins in the one that has come.
    const { promise: isDone, resolve: done } = Promise.withResolvers<void>();
    const write = second.database.write.bind(second.database);
    second.database.write = (...work) => isDone.then(() => write(...work));
    const there = deskOf(second, admin.token);
    await there.call('auth.me', {});
    const asked = there.ask('rooms.create', { name: 'Begun before' });
    expect(await restore(name)).toEqual(DONE);
    done();
    expect(await asked).toMatchObject({ ok: false, error: { reason: 'SESSION_EXPIRED' } });
    second.database.write = write;
    await expect.poll(() => told, PATIENTLY).toEqual(['settings', 'imports', 'backups']);
    await (await signIn(second)).call('rooms.create', { name: 'Begun after' });
    // A desk that has heard nothing finds out within its write.
    expect(third.generation).toBe(0);
    expect(await third.write(async () => third.generation)).toBe(1);
    await third.close();
    expect(await clinic.rows('SELECT name FROM rooms')).toEqual([{ name: 'Begun after' }]);
  });

  it('waits for nobody who reads, and shows them the clinic as it was until they are done', async () => {
    const name = await make();
    await admin.call('rooms.create', { name: 'Since' });
    const reader = openReader(server);
    await reader.atOnce(async (db) => {
      const rooms = async () => (await db.selectFrom('rooms').select('name').execute()).length;
      const before = await rooms();
      expect(await restore(name)).toEqual(DONE);
      expect(await rooms()).toBe(before);
      expect(await clinic.rows(`SELECT name FROM rooms WHERE name = 'Since'`)).toEqual([]);
    });
    await reader.close();
    admin = await signIn();
    await alone(server, () => admin.refused('MOVING_HOUSE', 'rooms.create', { name: 'Never' }));
  });

  it('leaves all as it is where the last check finds a difference, or somebody is importing', async () => {
    const name = await make();
    const before = without(await look());
    const asOwner = (...statements: string[]) =>
      onServer(server.port, server.database, async (client) => {
        for (const statement of statements) await client.query(statement);
      });
    await asOwner(
      `CREATE FUNCTION spoil() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN NEW.name := NEW.name || '!'; RETURN NEW; END $$`,
      'CREATE TRIGGER spoil BEFORE INSERT ON users FOR EACH ROW EXECUTE FUNCTION spoil()',
    );
    expect(await restore(name)).toEqual({ outcome: 'failed', problem: 'INTERNAL' });
    expect(without(await look())).toEqual(before);
    expect(shelf().map(({ reason }) => reason)).toEqual(['manual']);
    // The rules are all in force again.
    await asOwner('DROP TRIGGER spoil ON users');
    expect(await clinic.rows(`SELECT tgname FROM pg_trigger WHERE tgenabled <> 'O'`)).toEqual([]);
    await expect(asOwner('DELETE FROM audit_log')).rejects.toThrow('AUDIT_ROW_DELETED');

    await asOwner(`INSERT INTO imports (user_id, kind, state, is_dry_run, file_id, file_name, options, created_at)
      SELECT min(id), 'patients', 'WRITING', 0, 'f', 'f.csv', '{}', 1 FROM users`);
    await admin.refused('IMPORT_RUNNING', 'backups.restore', { source: own(name), owner: OWNER });
    clinic.app.backups.restore(shelf()[0]?.file ?? '', { userId: null, owner: OWNER });
    await clinic.app.backups.idle();
    expect(clinic.app.backups.state().restore).toEqual({ outcome: 'failed', problem: 'IMPORT_RUNNING' });
    await asOwner('UPDATE imports SET finished_at = 2 WHERE finished_at IS NULL');
  });

  it('takes no superuser: whoever owns the tables is enough', async () => {
    const owned = await freshDatabase();
    const folder = temporaryFolder();
    const { port, database } = owned;
    const keeper = { user: `keeper_${database}`, password: 'kept by the clinic' };
    await onServer(port, database, async (client) => {
      await client.query(`CREATE ROLE ${keeper.user} LOGIN PASSWORD '${keeper.password}'`);
      await client.query(`GRANT USAGE, CREATE ON SCHEMA public TO ${keeper.user}`);
      await client.query(`DO $$ DECLARE one regclass; BEGIN
        FOR one IN SELECT oid FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind = 'r'
        LOOP EXECUTE format('ALTER TABLE %s OWNER TO ${keeper.user}', one); END LOOP; END $$`);
    });
    const file = path.join(place(), await make());
    const restoring = { desk: owned, folder, now: clinic.clock.at };
    const location = { file: path.join(folder, 'clinic.db') };
    const bring = async (owner: typeof keeper | null, now: number) => {
      await prepareIncoming({ location, source: file, now, userId: null, note: {} });
      return restoreOnServer({ ...restoring, owner }, () => {});
    };
    await bring(null, clinic.clock.at);
    const aside = await bring(keeper, clinic.clock.at + 1);
    expect(differs(await look({ file: aside ?? '' }), await look(owned))).toBe(null);
    expect(differs(await look({ file }), await look(owned))).toBe(null);
    await onServer(port, database, async (client) => {
      const { rows } = await client.query(`SELECT tgname FROM pg_trigger WHERE tgenabled <> 'O'`);
      expect(rows).toEqual([]);
    });
    await dropDatabase(owned);
    await onServer(port, 'postgres', (client) => client.query(`DROP ROLE ${keeper.user}`));
    fs.rmSync(folder, { recursive: true });
  });

  it('needs nobody for a database in which nothing was ever done', async () => {
    const empty = await freshDatabase();
    const folder = temporaryFolder();
    const app = await openApp({ folder, server: empty, sweeper: false });
    const file = path.join(place(), await make());
    const { fileId } = await app.transfers.take(fs.createReadStream(file), 'clinic.db');
    await deskOf(app, null).call('setup.restoreBackup', { fileId });
    await app.backups.idle();
    expect(app.backups.state().restore).toEqual(DONE);
    expect(differs(await look({ file }), await look(empty))).toBe(null);
    await app.close();
    await dropDatabase(empty);
    fs.rmSync(folder, { recursive: true });
  });
});
