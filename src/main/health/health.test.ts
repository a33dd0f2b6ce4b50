import fs from 'node:fs';
import path from 'node:path';
import Sqlite from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Clinic, doctorWithSlots, openClinic } from '../../../tests/support/clinic.ts';

const GIGABYTE = 1024 ** 3;

let clinic: Clinic;
beforeEach(async () => {
  clinic = await openClinic();
});
afterEach(() => clinic.close());

/** Changes the file behind the program's back, with the rules off. */
function tamper(...statements: string[]): void {
  const db = new Sqlite(path.join(clinic.folder, 'clinic.db'));
  db.pragma('foreign_keys = OFF');
  db.unsafeMode(true);
  for (const statement of statements) db.exec(statement);
  db.close();
}

describe('health.get', () => {
  it('tells of the file, the disk and the answers', async () => {
    const { slots } = await doctorWithSlots(clinic, 10);
    await clinic.desk.call('slots.nextFree', {});
    await clinic.desk.call('bookings.create', { slotId: slots[0]?.id ?? 0, patient: { name: 'Ann Lee' } });
    const health = await clinic.admin.call('health.get', {});
    expect(health.database.journalMode).toBe('wal');
    expect(health.database.fileBytes).toBe(fs.statSync(path.join(clinic.folder, 'clinic.db')).size);
    expect(health.database.walBytes).toBe(fs.statSync(path.join(clinic.folder, 'clinic.db-wal')).size);
    expect(health.disk?.totalBytes).toBeGreaterThan(GIGABYTE);
    expect(health.check).toBeNull();
    expect(health.answers.all.calls).toBeGreaterThan(3);
    expect(health.answers.byProcedure.map(({ procedure }) => procedure)).toContain('doctors.create');
    expect(health.versions.database).toMatch(/^SQLite 3\.\d+\.\d+$/);
    expect(health.versions).toEqual(await clinic.desk.call('about.get', {}));
  });

  it('does not count its own calls, nor a check that takes as long as it takes', async () => {
    await clinic.admin.call('health.check', {});
    const names = (await clinic.admin.call('health.get', {})).answers.byProcedure.map((one) => one.procedure);
    expect(names.filter((name) => name.startsWith('health.'))).toEqual([]);
  });
});

describe('a check of the whole file', () => {
  it('finds nothing in a sound one, and is remembered by the next start', async () => {
    const check = await clinic.admin.call('health.check', {});
    expect(check).toMatchObject({ isSound: true, pages: [], links: [], brokenAuditId: null });
    const kept: unknown = JSON.parse(fs.readFileSync(path.join(clinic.folder, 'last-check.json'), 'utf8'));
    expect(kept).toEqual(check);
    expect((await clinic.admin.call('health.get', {})).check).toEqual(check);
  });

  it('is made once for all who ask at the same time', async () => {
    const asked = [1, 2, 3].map(() => clinic.admin.call('health.check', {}));
    const [first, ...others] = await Promise.all(asked);
    for (const other of others) expect(other).toEqual(first);
  });

  it('finds links that lead nowhere', async () => {
    await doctorWithSlots(clinic, 1);
    tamper('UPDATE appointment_slots SET doctor_id = 999');
    const check = await clinic.admin.call('health.check', {});
    expect(check).toMatchObject({ isSound: false, links: ['appointment_slots → doctors'] });
  });

  it('finds a history that was changed, and warns every admin', async () => {
    await doctorWithSlots(clinic, 1);
    tamper(
      'DROP TRIGGER audit_values_are_only_erased',
      "UPDATE audit_log SET procedure = 'x.y' WHERE id = 2",
    );
    expect(await clinic.admin.call('health.check', {})).toMatchObject({ isSound: false, brokenAuditId: 2 });
    const { alerts } = await clinic.admin.call('health.alerts', {});
    expect(alerts.map(({ kind }) => kind)).toContain('DAMAGE');
  });
});
