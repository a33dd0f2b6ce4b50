import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { brokenInvariants } from '../support/invariants.ts';
import { copyOf, openStore, refusalOfSql, type Store } from '../support/store.ts';
import { at, booking, claim, fillSmallClinic, MINUTE, slot } from './statements.ts';

type Case = readonly [what: string, statements: readonly string[]];

const GIVE_UP_1 = [
  `UPDATE bookings SET status = 'CANCELLED', cancelled_at = 1 WHERE id = 1`,
  `DELETE FROM booking_slots WHERE booking_id = 1`,
];

const allowed: Case[] = [
  [
    'a booking with its claim, in either order',
    [
      claim({ slot: 2, booking: 9, from: 1, to: 2 }),
      booking({ id: 9, status: 'CONFIRMED', slot: 2, from: 1, to: 2 }),
    ],
  ],
  [
    'a longer visit over slots in a row',
    [
      booking({ id: 9, status: 'CONFIRMED', slot: 2, from: 1, to: 3 }),
      claim({ slot: 3, booking: 9, from: 2, to: 3, visit: [1, 3] }),
      claim({ slot: 2, booking: 9, from: 1, to: 2, visit: [1, 3] }),
    ],
  ],
  ['a cancellation that gives its slot up', GIVE_UP_1],
  [
    'a slot that changes hands in one transaction',
    [
      ...GIVE_UP_1,
      booking({ id: 9, status: 'CONFIRMED', from: 0, to: 1 }),
      claim({ slot: 1, booking: 9, from: 0, to: 1 }),
    ],
  ],
  [
    'a cancellation taken back with a new claim',
    [
      `UPDATE bookings SET status = 'CONFIRMED', cancelled_at = NULL WHERE id = 3`,
      claim({ slot: 2, booking: 3, from: 1, to: 2 }),
    ],
  ],
  [
    'a hold that is confirmed',
    [`UPDATE bookings SET status = 'CONFIRMED', expires_at = NULL, patient_id = 2 WHERE id = 2`],
  ],
  [
    'a booking that moves with its claim',
    [
      `UPDATE bookings SET starts_at = ${at(1)}, ends_at = ${at(2)}, slot_id = 2 WHERE id = 1`,
      `DELETE FROM booking_slots WHERE booking_id = 1`,
      claim({ slot: 2, booking: 1, from: 1, to: 2 }),
    ],
  ],
  ['slots side by side', [slot(1, at(3)), slot(1, at(5), 5), slot(1, at(5) + 5 * MINUTE, 240)]],
  ['the same time at another doctor', [slot(2, at(2))]],
  [
    'a free slot that is moved, made longer and deleted',
    [
      `UPDATE appointment_slots SET starts_at = ${at(6)} WHERE id = 4`,
      `UPDATE appointment_slots SET duration_minutes = 60 WHERE id = 4`,
      `DELETE FROM appointment_slots WHERE id = 4`,
    ],
  ],
  [
    'a slot moved by less than its own length',
    [`UPDATE appointment_slots SET starts_at = ${at(4) + MINUTE} WHERE id = 4`],
  ],
  ['deleting a slot that only past bookings are about', [`DELETE FROM appointment_slots WHERE id = 2`]],
  [
    'erasing the values of an audit row',
    [`UPDATE audit_log SET before_values = NULL, after_values = NULL WHERE id = 1`],
  ],
];

describe('the database accepts', () => {
  let whole: Store;
  let store: Store;
  beforeAll(async () => {
    whole = await openStore();
    fillSmallClinic(whole.sql);
  });
  beforeEach(() => {
    store = copyOf(whole);
  });
  afterEach(() => store.close());
  afterAll(() => whole.close());

  it.each(allowed)('%s', (_what, statements) => {
    expect(refusalOfSql(store.sql, statements)).toBeNull();
    expect(brokenInvariants(store.sql)).toEqual([]);
  });

  it('a new row, never under the id of a deleted one', () => {
    const { sql } = store;
    sql.exec(`DELETE FROM appointment_slots WHERE id = 6`);
    sql.exec(`DELETE FROM bookings WHERE id IN (3, 4, 5)`);
    sql.exec(`DELETE FROM patients WHERE id = 2`);
    sql.exec(slot(2, at(8)));
    sql.exec(`INSERT INTO patients (name, search_text, created_at) VALUES ('New', ' new', 0)`);
    const failed = booking({ id: 0, status: 'FAILED', from: 1, to: 2 }).replace('(0,', '(NULL,');
    sql.exec(failed);
    const newest = (table: string) => sql.prepare(`SELECT max(id) FROM ${table}`).pluck().get();
    expect([newest('appointment_slots'), newest('patients'), newest('bookings')]).toEqual([7, 3, 6]);
  });
});
