/** What a clinic's desks may do in its database, and what nobody but its administrator may. */
import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import pg from 'pg';
import type { ServerAddress } from '../../src/main/database/postgres/address.ts';
import { createClinicDatabase, updateClinicDatabase } from '../../src/main/server/create-clinic.ts';
import { probe } from '../../src/main/server/probe.ts';
import { openApp } from '../../src/main/app.ts';
import { deskOf, PASSWORD, temporaryFolder } from '../support/clinic.ts';
import { ADMIN_PASSWORD, type Cluster, startCluster } from './cluster.ts';

let cluster: Cluster;
/** As an administrator who is no superuser, as hosted servers have them. */
let admin: ServerAddress;
let desk: ServerAddress;
let other: ServerAddress;

beforeAll(async () => {
  cluster = await startCluster();
  await cluster.run('postgres', `CREATE ROLE keeper LOGIN CREATEDB CREATEROLE PASSWORD '${ADMIN_PASSWORD}'`);
  admin = cluster.address({ user: 'keeper' });
  desk = await createClinicDatabase(admin, 'harbour', randomBytes);
  other = await createClinicDatabase(cluster.address(), 'riverside', randomBytes);
}, 60_000);
afterAll(() => cluster.stop());

/** The code of what the server says to a desk's statement, or `done`. */
async function said(statement: string, address = desk): Promise<string> {
  const client = new pg.Client({ ...address, ssl: false });
  try {
    await client.connect();
    await client.query(statement);
    return 'done';
  } catch (error) {
    return (error as { code: string }).code;
  } finally {
    await client.end();
  }
}

const REFUSED = '42501';

describe('a desk', () => {
  it('finds its database ready, with nothing lacking and nothing too much', async () => {
    for (const address of [desk, other]) {
      const { findings, isUsable } = await probe(address);
      expect({ isUsable, findings }).toEqual({ isUsable: true, findings: [{ reason: 'EMPTY', params: {} }] });
    }
  });

  it('works a day with the rights that it has', async () => {
    const folder = temporaryFolder();
    const app = await openApp({ folder, server: desk, deskName: 'Front', sweeper: false });
    const nobody = deskOf(app, null);
    const first = await nobody.call('setup.createClinic', {
      clinicName: 'Harbour Clinic',
      timeZone: 'Europe/Lisbon',
      admin: { name: 'Ada Admin', email: 'ada@clinic.test', password: PASSWORD },
    });
    const ada = deskOf(app, first.token);
    const doctor = await ada.call('doctors.create', {
      name: 'Dr Day',
      specialization: 'Days',
      email: 'day@clinic.test',
    });
    const startsAt = new Date(Math.ceil(Date.now() / 3.6e6) * 3.6e6 + 3.6e6).toISOString();
    const slot = await ada.call('slots.create', { doctorId: doctor.id, startsAt });
    const booking = await ada.call('bookings.create', { slotId: slot.id, patient: { name: 'Pat Patient' } });
    expect((await ada.call('patients.search', { query: 'pat pa' })).items).toHaveLength(1);
    await ada.call('bookings.cancel', { id: booking.id });
    await ada.call('practice.make', {});
    await ada.call('practice.remove', {});
    expect(await ada.call('audit.verify', {})).toMatchObject({ brokenId: null });
    await app.close();
    expect((await probe(desk)).findings).toEqual([
      { reason: 'CLINIC', params: { name: 'Harbour Clinic', step: '0005-installed' } },
    ]);
  });

  it.each([
    'DELETE FROM audit_log',
    'TRUNCATE audit_log',
    'UPDATE audit_log SET user_id = NULL',
    'UPDATE audit_log SET hash = $$x$$',
    'ALTER TABLE audit_log DISABLE TRIGGER ALL',
    'DROP TABLE bookings',
    'TRUNCATE bookings CASCADE',
    'ALTER TABLE bookings ADD COLUMN mine int',
    'CREATE TABLE mine (id int)',
    'CREATE TEMP TABLE mine (id int)',
    'CREATE SCHEMA mine',
    'CREATE FUNCTION mine() RETURNS int LANGUAGE sql AS $$SELECT 1$$',
    'DROP INDEX schedules_by_doctor',
    'DELETE FROM settings',
    'DELETE FROM users',
    'DELETE FROM rooms',
    'DELETE FROM kysely_migration',
    'INSERT INTO kysely_migration VALUES ($$9999$$, $$now$$)',
    'GRANT harbour_owner TO harbour_desk',
    'CREATE ROLE another',
    'CREATE DATABASE another',
    'ALTER ROLE harbour_desk SUPERUSER',
    'SET ROLE harbour_owner',
    'SET ROLE keeper',
    'COPY patients TO PROGRAM $$cat$$',
    "SELECT pg_read_file('/etc/passwd')",
    'DROP DATABASE harbour',
    'SET session_replication_role = replica',
  ])('may not: %s', async (statement) => {
    expect(await said(statement)).toBe(REFUSED);
  });

  it('may erase the values of the history, and nothing else of it', async () => {
    expect(await said('UPDATE audit_log SET before_values = NULL, after_values = NULL WHERE id < 0')).toBe(
      'done',
    );
  });

  it('does not get into another clinic’s database, nor into any other', async () => {
    expect(await said('SELECT 1', { ...desk, database: other.database })).toBe(REFUSED);
    expect(await said('SELECT 1', { ...other, database: desk.database })).toBe(REFUSED);
  });
});

describe('an administrator', () => {
  it('makes no database over one that is there', async () => {
    await expect(createClinicDatabase(admin, 'harbour', randomBytes)).rejects.toThrow('harbour');
    expect(await said('SELECT clinic_name FROM settings')).toBe('done');
  });

  it('leaves nothing behind where it cannot be done', async () => {
    await cluster.run('postgres', `CREATE ROLE helper LOGIN CREATEROLE PASSWORD '${ADMIN_PASSWORD}'`);
    const helper = cluster.address({ user: 'helper' });
    await expect(createClinicDatabase(helper, 'hill', randomBytes)).rejects.toMatchObject({ code: REFUSED });
    const left = "SELECT rolname FROM pg_roles WHERE rolname LIKE 'hill%'";
    expect(await cluster.run('postgres', left)).toEqual([]);
  });

  it('gives back the rights that somebody took away', async () => {
    await cluster.run(
      'harbour',
      'REVOKE INSERT ON bookings FROM harbour_desk',
      'GRANT TRUNCATE ON bookings TO harbour_desk',
    );
    expect((await probe(desk)).findings[0]).toMatchObject({
      reason: 'RIGHTS_MISSING',
      params: { rights: 'INSERT ON bookings' },
    });
    await updateClinicDatabase(admin, 'harbour');
    expect((await probe(desk)).isUsable).toBe(true);
    expect(await said('TRUNCATE bookings CASCADE')).toBe(REFUSED);
  });

  it('finds in no log what the password of the desks is', async () => {
    const [row] = await cluster.run(
      'postgres',
      "SELECT rolpassword FROM pg_authid WHERE rolname = 'harbour_desk'",
    );
    expect(row.rolpassword).toMatch(/^SCRAM-SHA-256\$4096:/);
    expect(row.rolpassword).not.toContain(desk.password);
  });
});
