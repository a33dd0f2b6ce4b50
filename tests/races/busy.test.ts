import path from 'node:path';
import Sqlite from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { refusalOf } from '../../src/main/database/problems.ts';
import { connect, type Connection } from '../../src/main/database/sqlite/connection.ts';
import { type Clinic, doctorWithSlots, first, openClinic } from '../support/clinic.ts';
import { isLong } from '../support/runs.ts';

describe('a file that somebody else keeps locked', () => {
  let clinic: Clinic;
  let other: Connection;
  beforeEach(async () => {
    clinic = await openClinic();
    other = connect({ file: path.join(clinic.folder, 'clinic.db') }, 'writer');
  });
  afterEach(async () => {
    other.close();
    await clinic.close();
  });

  it('is a refusal in words, not a mistake of ours', () => {
    other.exec('BEGIN IMMEDIATE');
    const impatient = new Sqlite(path.join(clinic.folder, 'clinic.db'), { timeout: 0 });
    let error: unknown;
    try {
      impatient.exec('BEGIN IMMEDIATE');
    } catch (thrown) {
      error = thrown;
    } finally {
      impatient.close();
    }
    expect((error as { code: string }).code).toBe('SQLITE_BUSY');
    expect(refusalOf(error)?.wire).toMatchObject({ code: 'UNAVAILABLE', reason: 'SERVER_BUSY' });
  });

  it.runIf(isLong)('is waited for, then nothing is saved, and asked again it is', async () => {
    const { slots } = await doctorWithSlots(clinic, 1);
    const wish = { slotId: first(slots).id, patient: { name: 'Pat Patient' } };
    other.exec('BEGIN IMMEDIATE');
    await clinic.desk.refused('SERVER_BUSY', 'bookings.create', wish);
    other.exec('ROLLBACK');
    expect(await clinic.rows('SELECT id FROM bookings')).toEqual([]);
    expect((await clinic.desk.call('bookings.create', wish)).status).toBe('CONFIRMED');
  });
});
