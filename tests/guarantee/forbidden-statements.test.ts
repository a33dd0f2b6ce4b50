import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { brokenInvariants } from '../support/invariants.ts';
import { dump, openStore, refusalOfSql, type Store } from '../support/store.ts';
import { type Case, CHECK, claims, LINK, longerVisits } from './claim-cases.ts';
import { at, booking, fillSmallClinic, MINUTE, slot } from './statements.ts';

const OVERLAPS = /^SLOT_OVERLAPS$/;
const EXISTS = /^SLOT_EXISTS$/;

const slots: Case[] = [
  ['deleting a claimed slot', [`DELETE FROM appointment_slots WHERE id = 1`], LINK],
  ['deleting every slot', [`DELETE FROM appointment_slots`], LINK],
  ['moving a claimed slot', [`UPDATE appointment_slots SET starts_at = ${at(-4)} WHERE id = 1`], LINK],
  ['shortening a claimed slot', [`UPDATE appointment_slots SET duration_minutes = 15 WHERE id = 1`], LINK],
  [
    'giving a claimed slot to another doctor',
    [`UPDATE appointment_slots SET doctor_id = 2, starts_at = ${at(9)} WHERE id = 1`],
    LINK,
  ],
  ['renumbering a claimed slot', [`UPDATE appointment_slots SET id = 77 WHERE id = 1`], LINK],
  [
    'replacing a claimed slot by its id',
    [
      `INSERT OR REPLACE INTO appointment_slots (id, doctor_id, starts_at, duration_minutes) VALUES (1, 1, ${at(20)}, 30)`,
    ],
    LINK,
  ],
  ['a slot that begins in another', [slot(1, at(4) + 15 * MINUTE)], OVERLAPS],
  ['a slot that ends in another', [slot(1, at(4) - 15 * MINUTE)], OVERLAPS],
  ['a slot within another', [slot(1, at(4) + 10 * MINUTE, 10)], OVERLAPS],
  ['a slot around another', [slot(1, at(4) - 5 * MINUTE, 60)], OVERLAPS],
  ['a slot around two others', [slot(1, at(-1), 240)], OVERLAPS],
  ['an overlapping slot with OR IGNORE', [slot(1, at(4) + 15 * MINUTE, 30, 'INSERT OR IGNORE')], OVERLAPS],
  ['an overlapping slot with OR REPLACE', [slot(1, at(4) + 15 * MINUTE, 30, 'INSERT OR REPLACE')], OVERLAPS],
  ['a slot at the same start', [slot(1, at(4))], EXISTS],
  ['a slot at the same start, of another length', [slot(1, at(4), 5)], EXISTS],
  ['a slot at the same start with OR REPLACE', [slot(1, at(4), 30, 'INSERT OR REPLACE')], EXISTS],
  [
    'moving a slot into another',
    [`UPDATE appointment_slots SET starts_at = ${at(2) + 5 * MINUTE} WHERE id = 4`],
    OVERLAPS,
  ],
  ['moving a slot onto another', [`UPDATE appointment_slots SET starts_at = ${at(2)} WHERE id = 4`], EXISTS],
  [
    'moving a slot onto another with OR REPLACE',
    [`UPDATE OR REPLACE appointment_slots SET starts_at = ${at(2)} WHERE id = 4`],
    EXISTS,
  ],
  [
    'stretching a slot into another',
    [`UPDATE appointment_slots SET duration_minutes = 61 WHERE id = 3`],
    OVERLAPS,
  ],
  [
    'giving a slot to a doctor who is busy then',
    [`UPDATE appointment_slots SET doctor_id = 2 WHERE id = 2`],
    EXISTS,
  ],
  ['a slot of four minutes', [slot(1, at(20), 4)], CHECK],
  ['a slot of more than four hours', [slot(1, at(20), 241)], CHECK],
  ['a slot of no length', [slot(1, at(20), 'NULL')], /NOT NULL constraint failed|constraint failed/],
  ['a slot of a fraction of minutes', [slot(1, at(20), 7.5)], /cannot store REAL value/],
  [
    'a slot whose start is a text',
    [`INSERT INTO appointment_slots (doctor_id, starts_at, duration_minutes) VALUES (1, '2026-03-02', 30)`],
    /cannot store TEXT value/,
  ],
  ['a slot of nobody', [slot(99, at(20))], LINK],
  ['a slot half blocked', [`UPDATE appointment_slots SET blocked = 2 WHERE id = 2`], CHECK],
  ['a version below one', [`UPDATE appointment_slots SET version = 0 WHERE id = 2`], CHECK],
];

const rows: Case[] = [
  ['a status that does not exist', [`UPDATE bookings SET status = 'DONE' WHERE id = 1`], CHECK],
  ['a hold without an end', [`UPDATE bookings SET expires_at = NULL WHERE id = 2`], CHECK],
  ['a confirmed booking that expires', [`UPDATE bookings SET expires_at = 1 WHERE id = 1`], CHECK],
  ['a confirmed booking without a patient', [`UPDATE bookings SET patient_id = NULL WHERE id = 1`], CHECK],
  ['a confirmed booking of nobody on file', [`UPDATE bookings SET patient_id = 99 WHERE id = 1`], LINK],
  [
    'a confirmed hold without a patient',
    [`UPDATE bookings SET status = 'CONFIRMED', expires_at = NULL WHERE id = 2`],
    CHECK,
  ],
  ['a cancellation without its time', [`UPDATE bookings SET cancelled_at = NULL WHERE id = 3`], CHECK],
  ['a failure without its cause', [`UPDATE bookings SET failed_as = NULL WHERE id = 4`], CHECK],
  ['a booking that ends before it starts', [booking({ id: 9, status: 'FAILED', from: 2, to: 1 })], CHECK],
  ['deleting a patient who has bookings', [`DELETE FROM patients WHERE id = 1`], LINK],
  ['deleting a doctor who has slots', [`DELETE FROM doctors WHERE id = 1`], LINK],
  ['two doctors with one email', [`UPDATE doctors SET email = 'd1@clinic.test' WHERE id = 2`], /UNIQUE/],
  [
    'a user with a role of their own',
    [`INSERT INTO users (name, email, role, password_hash, created_at) VALUES ('E', 'e', 'owner', 'x', 0)`],
    CHECK,
  ],
  [
    'a second row of settings',
    [`INSERT INTO settings (id, clinic_name, time_zone) VALUES (2, 'X', 'UTC')`],
    CHECK,
  ],
  ['deleting an audit row', [`DELETE FROM audit_log WHERE id = 1`], /^AUDIT_ROW_DELETED$/],
  [
    'changing who an audit row is about',
    [`UPDATE audit_log SET entity_id = 2 WHERE id = 1`],
    /^AUDIT_ROW_CHANGED$/,
  ],
  [
    'changing the values of an audit row',
    [`UPDATE audit_log SET after_values = '{}' WHERE id = 1`],
    /^AUDIT_ROW_CHANGED$/,
  ],
  [
    'replacing an audit row',
    [
      `INSERT OR REPLACE INTO audit_log (id, at, desk, procedure, entity, values_hash, hash) VALUES (1, 0, 'x', 'x', 'x', 'v', 'h')`,
    ],
    /^AUDIT_ROW_CHANGED$/,
  ],
];

describe('the database itself refuses', () => {
  let store: Store;
  let untouched: string;
  beforeAll(async () => {
    store = await openStore();
    fillSmallClinic(store.sql);
    untouched = dump(store.sql);
  });
  afterAll(() => store.close());

  it.each([...claims, ...longerVisits, ...slots, ...rows])('%s', (_what, statements, refusal) => {
    expect(refusalOfSql(store.sql, statements) ?? 'nothing was said against it').toMatch(refusal);
    expect(dump(store.sql)).toBe(untouched);
    expect(brokenInvariants(store.sql)).toEqual([]);
  });
});
