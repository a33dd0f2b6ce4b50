import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { brokenInvariants } from '../support/invariants.ts';
import { copyOf, dump, openStore, refusalOfSql, type Store } from '../support/store.ts';
import { type Case, CHECK, LINK } from './claim-cases.ts';
import { at, booking, claim, fillSmallClinic, MINUTE } from './statements.ts';

const TAKEN = /^ROOM_TAKEN$/;
const OVERLAPS = /^SLOT_OVERLAPS$/;
const EXISTS = /^SLOT_EXISTS$/;

interface Fields {
  id?: number;
  doctor?: number;
  startsAt: number;
  minutes?: number;
  room?: number | null;
  isExtra?: boolean;
  verb?: string;
}

function slotIn({ id, doctor = 2, startsAt, minutes = 30, room = null, isExtra, verb = 'INSERT' }: Fields) {
  return `${verb} INTO appointment_slots
    (id, doctor_id, starts_at, duration_minutes, room_id, is_extra, extra_reason)
    VALUES (${id ?? null}, ${doctor}, ${startsAt}, ${minutes}, ${room}, ${isExtra ? `1, 'pain'` : '0, NULL'})`;
}

/** On top of the small clinic: doctor 1's slot 4 is in room 2, doctor 2's 20 and 21 too, and doctor 1 has an extra slot. */
const fill = [
  `INSERT INTO rooms (name, created_at) VALUES ('One', 0), ('Two', 0)`,
  'UPDATE appointment_slots SET room_id = 2 WHERE id = 4',
  slotIn({ id: 20, startsAt: at(8), room: 2 }),
  slotIn({ id: 21, startsAt: at(3), room: 2 }),
  slotIn({ id: 22, doctor: 1, startsAt: at(0), isExtra: true }),
  booking({ id: 22, status: 'CONFIRMED', slot: 22, from: 0, to: 1 }),
  `UPDATE bookings SET overbook_reason = 'pain' WHERE id = 22`,
  claim({ slot: 22, booking: 22, from: 0, to: 1 }),
];

const inRoom = (startsAt: number, minutes = 30, verb = 'INSERT') =>
  slotIn({ startsAt, minutes, room: 2, verb });
const forbidden: Case[] = [
  ['a slot in a room at the same start', [inRoom(at(4))], TAKEN],
  ['a slot that begins while the room is taken', [inRoom(at(4) + 15 * MINUTE)], TAKEN],
  ['a slot that ends while the room is taken', [inRoom(at(4) - 15 * MINUTE, 20)], /SLOT_OVERLAPS|ROOM_TAKEN/],
  ['a slot within one in the room', [inRoom(at(4) + 10 * MINUTE, 10)], TAKEN],
  [
    'a slot around one in the room',
    [slotIn({ doctor: 1, startsAt: at(7) + 25 * MINUTE, minutes: 90, room: 2 })],
    TAKEN,
  ],
  ['a taken room with OR IGNORE', [inRoom(at(4), 30, 'INSERT OR IGNORE')], TAKEN],
  ['a taken room with OR REPLACE', [inRoom(at(4), 30, 'INSERT OR REPLACE')], TAKEN],
  [
    'moving a slot to where its room is taken',
    [`UPDATE appointment_slots SET starts_at = ${at(4)} WHERE id = 20`],
    TAKEN,
  ],
  [
    'moving the other one of the two',
    [`UPDATE appointment_slots SET starts_at = ${at(8)} WHERE id = 4`],
    TAKEN,
  ],
  [
    'stretching a slot into the next in its room',
    [`UPDATE appointment_slots SET duration_minutes = 31 WHERE id = 21`],
    TAKEN,
  ],
  [
    'moving a slot to a taken room',
    [
      slotIn({ startsAt: at(4) }),
      `UPDATE appointment_slots SET room_id = 2 WHERE doctor_id = 2 AND starts_at = ${at(4)}`,
    ],
    TAKEN,
  ],
  [
    'the same from the other side',
    [slotIn({ startsAt: at(4), room: 1 }), 'UPDATE appointment_slots SET room_id = 1 WHERE id = 4'],
    TAKEN,
  ],
  [
    'moving a slot to a taken room with OR REPLACE',
    [
      slotIn({ startsAt: at(4) }),
      `UPDATE OR REPLACE appointment_slots SET room_id = 2 WHERE doctor_id = 2 AND starts_at = ${at(4)}`,
    ],
    TAKEN,
  ],
  ['a slot in a room that does not exist', [slotIn({ startsAt: at(20), room: 99 })], LINK],
  ['deleting a room that slots are in', ['DELETE FROM rooms WHERE id = 2'], LINK],
  [
    'two rooms with one name',
    [`INSERT INTO rooms (name, created_at) VALUES ('one', 0)`],
    /UNIQUE constraint failed: rooms.name/,
  ],
  [
    'two specializations with one name',
    [`INSERT INTO specializations (name, created_at) VALUES ('GENERAL', 0)`],
    /UNIQUE/,
  ],

  ['a second extra slot at one time', [slotIn({ doctor: 1, startsAt: at(0), isExtra: true })], EXISTS],
  [
    'an extra slot that reaches into another',
    [slotIn({ doctor: 1, startsAt: at(0) + 20 * MINUTE, isExtra: true })],
    OVERLAPS,
  ],
  [
    'an extra slot around another',
    [slotIn({ doctor: 1, startsAt: at(-1), minutes: 120, isExtra: true })],
    OVERLAPS,
  ],
  [
    'moving an extra slot into another',
    [
      slotIn({ id: 30, doctor: 1, startsAt: at(2), isExtra: true }),
      `UPDATE appointment_slots SET starts_at = ${at(0) + MINUTE} WHERE id = 30`,
    ],
    OVERLAPS,
  ],
  [
    'an extra slot in a room',
    [
      `INSERT INTO appointment_slots (doctor_id, starts_at, duration_minutes, is_extra, extra_reason, room_id) VALUES (1, ${at(2)}, 30, 1, 'pain', 1)`,
    ],
    CHECK,
  ],
  [
    'an extra slot without a reason',
    [
      `INSERT INTO appointment_slots (doctor_id, starts_at, duration_minutes, is_extra) VALUES (1, ${at(2)}, 30, 1)`,
    ],
    CHECK,
  ],
  ['a reason for a regular slot', [`UPDATE appointment_slots SET extra_reason = 'pain' WHERE id = 3`], CHECK],
  [
    'an extra slot that a schedule made',
    [
      `INSERT INTO appointment_slots (doctor_id, starts_at, duration_minutes, is_extra, extra_reason, origin) VALUES (1, ${at(2)}, 30, 1, 'pain', 'SCHEDULE')`,
    ],
    CHECK,
  ],
  [
    'an extra slot that becomes a regular one beside one',
    ['UPDATE appointment_slots SET is_extra = 0, extra_reason = NULL WHERE id = 22'],
    EXISTS,
  ],
  [
    'a regular slot that becomes a second extra one',
    [
      slotIn({ id: 30, doctor: 1, startsAt: at(2), isExtra: true }),
      `UPDATE appointment_slots SET is_extra = 1, extra_reason = 'pain' WHERE id = 3`,
    ],
    EXISTS,
  ],
  [
    "a regular slot into the doctor's other one, whatever is extra",
    [slotIn({ doctor: 1, startsAt: at(0) + 10 * MINUTE, minutes: 5 })],
    OVERLAPS,
  ],
  [
    'a claim on an extra slot that somebody has',
    [
      booking({ id: 31, status: 'CONFIRMED', slot: 22, from: 0, to: 1 }),
      claim({ slot: 22, booking: 31, from: 0, to: 1 }),
    ],
    /UNIQUE constraint failed: booking_slots.slot_id/,
  ],
  ['deleting an extra slot under its booking', ['DELETE FROM appointment_slots WHERE id = 22'], LINK],
];

const allowed: (readonly [what: string, statements: readonly string[]])[] = [
  [
    'an extra slot beside a regular one, and over two',
    [slotIn({ startsAt: at(0), minutes: 60, isExtra: true })],
  ],
  ['one room after the other', [inRoom(at(5)), inRoom(at(2) + 15 * MINUTE, 15)]],
  ['two rooms at one time', [slotIn({ startsAt: at(4), room: 1 })]],
  ['no room at all, beside a taken one', [slotIn({ startsAt: at(4) })]],
  [
    'a room that is given up and taken',
    ['UPDATE appointment_slots SET room_id = NULL WHERE id = 4', inRoom(at(4))],
  ],
  [
    'a slot that moves by less than its length in its room',
    [`UPDATE appointment_slots SET starts_at = ${at(8) + MINUTE} WHERE id = 20`],
  ],
  ['a claimed slot that is given a room', ['UPDATE appointment_slots SET room_id = 1 WHERE id = 1']],
  ['a room that nothing is in and that goes', ['DELETE FROM rooms WHERE id = 1']],
];

describe('rooms and the lane of extra slots', () => {
  let whole: Store;
  let store: Store;
  beforeAll(async () => {
    whole = await openStore();
    fillSmallClinic(whole.sql);
    whole.sql.transaction(() => fill.forEach((statement) => whole.sql.exec(statement)))();
  });
  beforeEach(() => {
    store = copyOf(whole);
  });
  afterEach(() => store.close());
  afterAll(() => whole.close());

  it.each(forbidden)('refused: %s', (_what, statements, refusal) => {
    const untouched = dump(store.sql);
    expect(refusalOfSql(store.sql, statements) ?? 'nothing was said against it').toMatch(refusal);
    expect(dump(store.sql)).toBe(untouched);
  });

  it.each(allowed)('accepted: %s', (_what, statements) => {
    expect(refusalOfSql(store.sql, statements)).toBeNull();
    const broken = brokenInvariants(store.sql).filter((name) => !name.startsWith('an extra slot'));
    expect(broken).toEqual([]);
  });

  it('keeps a list of what every doctor treats, whoever writes the doctor', () => {
    const { sql } = store;
    const names = () => sql.prepare('SELECT name FROM specializations ORDER BY id').pluck().all();
    expect(names()).toEqual(['General']);
    sql.exec(`INSERT INTO doctors (name, specialization, email, created_at) VALUES ('C', 'Sleep', 'c', 0)`);
    sql.exec(`INSERT INTO doctors (name, specialization, email, created_at) VALUES ('D', 'SLEEP', 'd', 0)`);
    sql.exec(`UPDATE doctors SET specialization = 'Teeth' WHERE id = 1`);
    expect(names()).toEqual(['General', 'Sleep', 'Teeth']);
  });
});
