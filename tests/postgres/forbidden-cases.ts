import {
  claims,
  longerVisits,
  type Case as FileCase,
  CHECK as FILE_CHECK,
  LINK as FILE_LINK,
} from '../guarantee/claim-cases.ts';
import { at, booking, claim, MINUTE, slot } from '../guarantee/statements.ts';

/** What a server says: the class of the refusal (SQLSTATE), and the rule's name or its own word where that matters. */
export interface Refusal {
  states: readonly string[];
  rule?: RegExp;
}
export type Case = readonly [what: string, statements: readonly string[], refusal: Refusal];

/** At once for a slot under its claim, at COMMIT for the others. */
const LINK: Refusal = { states: ['23503', '23001'] };
const CHECK: Refusal = { states: ['23514'] };
const ONE_CLAIM: Refusal = { states: ['23505'], rule: /^booking_slots_pkey$/ };
const EXISTS: Refusal = { states: ['23505'], rule: /^appointment_slots_doctor_id_starts_at_is_extra_key$/ };
const OVERLAPS: Refusal = { states: ['23P01'], rule: /^slots_never_overlap$/ };
const TAKEN: Refusal = { states: ['23P01'], rule: /^rooms_never_shared$/ };
const UNIQUE: Refusal = { states: ['23505'] };
const GENERATED: Refusal = { states: ['428C9'] };

/** The same attacks as on a file, but for those in words that only SQLite knows. */
const asOnAFile = [...claims, ...longerVisits]
  .filter(([, statements]) => !statements.some((statement) => /\bOR (?:REPLACE|IGNORE)\b/.test(statement)))
  .map(([what, statements, refusal]): Case => [what, statements, onServer(refusal)]);

function onServer(refusal: FileCase[2]): Refusal {
  if (refusal === FILE_LINK) return LINK;
  // Of several rules that are broken at once, each engine names another one first.
  if (refusal.source === 'constraint failed') return { states: [...LINK.states, '23505'] };
  return refusal === FILE_CHECK ? CHECK : ONE_CLAIM;
}

const CONFLICT = 'ON CONFLICT DO NOTHING';
const ofThisServer: Case[] = [
  [
    'a second claim that is ignored, for the booking then has none',
    [
      booking({ id: 9, status: 'CONFIRMED', from: 0, to: 1 }),
      `${claim({ slot: 1, booking: 9, from: 0, to: 1 })} ${CONFLICT}`,
    ],
    LINK,
  ],
  [
    'a second claim that takes the place of the first',
    [
      booking({ id: 9, status: 'CONFIRMED', from: 0, to: 1 }),
      `${claim({ slot: 1, booking: 9, from: 0, to: 1 })} ON CONFLICT (slot_id) DO UPDATE SET booking_id = 9`,
    ],
    LINK,
  ],
  ['a booking that says itself that it is live', [`UPDATE bookings SET active = 1 WHERE id = 3`], GENERATED],
  [
    'a claim that says itself what it follows',
    [`UPDATE booking_slots SET after = NULL WHERE slot_id = 1`],
    GENERATED,
  ],
  ['emptying the claims', ['TRUNCATE booking_slots'], { states: ['0A000'] }],
  ['emptying the slots', ['TRUNCATE appointment_slots'], { states: ['0A000'] }],
  [
    'emptying all of them and leaving the bookings',
    ['DELETE FROM booking_slots', 'DELETE FROM appointment_slots'],
    LINK,
  ],
];

const slots: Case[] = [
  ['deleting a claimed slot', [`DELETE FROM appointment_slots WHERE id = 1`], LINK],
  ['moving a claimed slot', [`UPDATE appointment_slots SET starts_at = ${at(-4)} WHERE id = 1`], LINK],
  ['shortening a claimed slot', [`UPDATE appointment_slots SET duration_minutes = 15 WHERE id = 1`], LINK],
  [
    'giving a claimed slot to another doctor',
    [`UPDATE appointment_slots SET doctor_id = 2, starts_at = ${at(9)} WHERE id = 1`],
    LINK,
  ],
  ['renumbering a claimed slot', [`UPDATE appointment_slots SET id = 77 WHERE id = 1`], LINK],
  ['a slot that begins in another', [slot(1, at(4) + 15 * MINUTE)], OVERLAPS],
  ['a slot that ends in another', [slot(1, at(4) - 15 * MINUTE)], OVERLAPS],
  ['a slot within another', [slot(1, at(4) + 10 * MINUTE, 10)], OVERLAPS],
  ['a slot around another', [slot(1, at(4) - 5 * MINUTE, 60)], OVERLAPS],
  ['a slot around two others', [slot(1, at(-1), 240)], OVERLAPS],
  ['a slot at the same start', [slot(1, at(4))], EXISTS],
  ['a slot at the same start, of another length', [slot(1, at(4), 5)], EXISTS],
  [
    'moving a slot into another',
    [`UPDATE appointment_slots SET starts_at = ${at(2) + 5 * MINUTE} WHERE id = 4`],
    OVERLAPS,
  ],
  [
    'stretching a slot into another',
    [`UPDATE appointment_slots SET duration_minutes = 61 WHERE id = 3`],
    OVERLAPS,
  ],
  [
    'giving a slot to a doctor who is busy',
    [`UPDATE appointment_slots SET doctor_id = 2 WHERE id = 2`],
    EXISTS,
  ],
  ['a slot of four minutes', [slot(1, at(20), 4)], CHECK],
  ['a slot of more than four hours', [slot(1, at(20), 241)], CHECK],
  ['a slot of no length', [slot(1, at(20), 'NULL')], { states: ['23502'] }],
  ['a slot of nobody', [slot(99, at(20))], LINK],
  ['a slot half blocked', [`UPDATE appointment_slots SET blocked = 2 WHERE id = 2`], CHECK],
  ['a version below one', [`UPDATE appointment_slots SET version = 0 WHERE id = 2`], CHECK],
  [
    'two slots in one room at one time',
    [
      `INSERT INTO rooms (id, name, created_at) VALUES (7, 'One', 0)`,
      `UPDATE appointment_slots SET room_id = 7 WHERE id IN (2, 6)`,
    ],
    TAKEN,
  ],
  [
    'a second extra slot at one time',
    [0, 10].map(
      (
        minutes,
      ) => `INSERT INTO appointment_slots (doctor_id, starts_at, duration_minutes, is_extra, extra_reason)
        VALUES (1, ${at(2) + minutes * MINUTE}, 30, 1, 'pain')`,
    ),
    OVERLAPS,
  ],
  ['an extra slot without a reason', [`UPDATE appointment_slots SET is_extra = 1 WHERE id = 3`], CHECK],
];

const rows: Case[] = [
  ['a status that does not exist', [`UPDATE bookings SET status = 'DONE' WHERE id = 1`], CHECK],
  ['a hold without an end', [`UPDATE bookings SET expires_at = NULL WHERE id = 2`], CHECK],
  ['a confirmed booking that expires', [`UPDATE bookings SET expires_at = 1 WHERE id = 1`], CHECK],
  ['a confirmed booking without a patient', [`UPDATE bookings SET patient_id = NULL WHERE id = 1`], CHECK],
  ['a confirmed booking of nobody on file', [`UPDATE bookings SET patient_id = 99 WHERE id = 1`], LINK],
  ['a cancellation without its time', [`UPDATE bookings SET cancelled_at = NULL WHERE id = 3`], CHECK],
  ['a failure without its cause', [`UPDATE bookings SET failed_as = NULL WHERE id = 4`], CHECK],
  ['a booking that ends before it starts', [booking({ id: 9, status: 'FAILED', from: 2, to: 1 })], CHECK],
  ['deleting a patient who has bookings', [`DELETE FROM patients WHERE id = 1`], LINK],
  ['deleting a doctor who has slots', [`DELETE FROM doctors WHERE id = 1`], LINK],
  ['two doctors with one email', [`UPDATE doctors SET email = 'd1@clinic.test' WHERE id = 2`], UNIQUE],
  [
    'a second row of settings',
    [`INSERT INTO settings (id, clinic_name, time_zone) VALUES (2, 'X', 'UTC')`],
    CHECK,
  ],
  [
    'deleting an audit row',
    [`DELETE FROM audit_log WHERE id = 1`],
    { states: ['P0001'], rule: /AUDIT_ROW_DELETED/ },
  ],
  ['emptying the history', ['TRUNCATE audit_log'], { states: ['P0001'], rule: /AUDIT_ROW_DELETED/ }],
  [
    'changing who an audit row is about',
    [`UPDATE audit_log SET entity_id = 2 WHERE id = 1`],
    { states: ['P0001'], rule: /AUDIT_ROW_CHANGED/ },
  ],
  [
    'changing the values of an audit row',
    [`UPDATE audit_log SET after_values = '{}' WHERE id = 1`],
    { states: ['P0001'], rule: /AUDIT_ROW_CHANGED/ },
  ],
];

export const forbidden: readonly Case[] = [...asOnAFile, ...ofThisServer, ...slots, ...rows];
