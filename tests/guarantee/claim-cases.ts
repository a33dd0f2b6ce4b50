import { at, booking, claim } from './statements.ts';

/** Forbidden uses of claims: what it is, the transaction, and what the database says. */
export type Case = readonly [what: string, statements: readonly string[], refusal: RegExp];

export const LINK = /FOREIGN KEY constraint failed/;
export const CHECK = /CHECK constraint failed/;
const ONE_CLAIM = /UNIQUE constraint failed: booking_slots.slot_id/;
const CANCEL_1 = `UPDATE bookings SET status = 'CANCELLED', cancelled_at = 1 WHERE id = 1`;

export const claims: Case[] = [
  [
    'a second claim on a slot',
    [booking({ id: 9, status: 'CONFIRMED', from: 0, to: 1 }), claim({ slot: 1, booking: 9, from: 0, to: 1 })],
    ONE_CLAIM,
  ],
  [
    'a second claim that replaces the first',
    [
      booking({ id: 9, status: 'CONFIRMED', from: 0, to: 1 }),
      claim({ slot: 1, booking: 9, from: 0, to: 1, verb: 'INSERT OR REPLACE' }),
    ],
    LINK,
  ],
  [
    'a second claim that is ignored, for the booking then has none',
    [
      booking({ id: 9, status: 'CONFIRMED', from: 0, to: 1 }),
      claim({ slot: 1, booking: 9, from: 0, to: 1, verb: 'INSERT OR IGNORE' }),
    ],
    LINK,
  ],
  ['a claim by a cancelled booking', [claim({ slot: 2, booking: 3, from: 1, to: 2 })], LINK],
  ['a claim by a failed booking', [claim({ slot: 2, booking: 4, from: 1, to: 2 })], LINK],
  ['a claim by a booking that does not exist', [claim({ slot: 2, booking: 99, from: 1, to: 2 })], LINK],
  ['a claim marked as not active', [`UPDATE booking_slots SET active = 0 WHERE slot_id = 1`], CHECK],
  [
    'a claim on a slot that does not exist',
    [claim({ slot: 99, booking: 1, from: 0, to: 1 })],
    /constraint failed/,
  ],
  [
    'a claim at another time than its slot has',
    [booking({ id: 9, status: 'CONFIRMED', from: 2, to: 3 }), claim({ slot: 2, booking: 9, from: 2, to: 3 })],
    LINK,
  ],
  [
    'a confirmed booking for another doctor than its slot has',
    [
      booking({ id: 9, status: 'CONFIRMED', doctor: 2, slot: 2, from: 1, to: 2 }),
      claim({ slot: 2, booking: 9, from: 1, to: 2 }),
    ],
    LINK,
  ],
  ['a confirmed booking without a claim', [booking({ id: 9, status: 'CONFIRMED', from: 1, to: 2 })], LINK],
  ['a hold without a claim', [booking({ id: 9, status: 'PENDING', from: 1, to: 2 })], LINK],
  [
    'taking a claim over for another booking',
    [
      booking({ id: 9, status: 'CONFIRMED', from: 0, to: 1 }),
      `UPDATE booking_slots SET booking_id = 9 WHERE slot_id = 1`,
    ],
    LINK,
  ],
  ["freeing another booking's slot", [`DELETE FROM booking_slots WHERE slot_id = 1`], LINK],
  [
    "freeing another booking's slot for one's own booking",
    [
      `DELETE FROM booking_slots WHERE slot_id = 1`,
      booking({ id: 9, status: 'CONFIRMED', from: 0, to: 1 }),
      claim({ slot: 1, booking: 9, from: 0, to: 1 }),
    ],
    LINK,
  ],
  ['cancelling without giving the slot up', [CANCEL_1], LINK],
  [
    'failing a hold without giving the slot up',
    [`UPDATE bookings SET status = 'FAILED', expires_at = NULL, failed_as = 'EXPIRED' WHERE id = 2`],
    LINK,
  ],
  [
    'undoing a cancellation without claiming again',
    [`UPDATE bookings SET status = 'CONFIRMED', cancelled_at = NULL WHERE id = 3`],
    LINK,
  ],
  [
    'undoing a cancellation of a slot that somebody else has',
    [
      `UPDATE bookings SET status = 'CONFIRMED', cancelled_at = NULL WHERE id = 5`,
      claim({ slot: 1, booking: 5, from: 0, to: 1 }),
    ],
    ONE_CLAIM,
  ],
  ['moving a booking away from its claim', [`UPDATE bookings SET starts_at = ${at(-1)} WHERE id = 1`], LINK],
  ['moving a booking to another doctor', [`UPDATE bookings SET doctor_id = 2 WHERE id = 1`], LINK],
  ['deleting a confirmed booking under its claim', [`DELETE FROM bookings WHERE id = 1`], LINK],
];

const LONG = booking({ id: 9, status: 'CONFIRMED', slot: 2, from: 1, to: 3 });
export const longerVisits: Case[] = [
  [
    'a longer visit with its first slot only',
    [LONG, claim({ slot: 2, booking: 9, from: 1, to: 2, visit: [1, 3] })],
    LINK,
  ],
  [
    'a longer visit with its last slot only',
    [LONG, claim({ slot: 3, booking: 9, from: 2, to: 3, visit: [1, 3] })],
    LINK,
  ],
  [
    'a longer visit with a gap',
    [
      booking({ id: 9, status: 'CONFIRMED', slot: 3, from: 2, to: 5 }),
      claim({ slot: 3, booking: 9, from: 2, to: 3, visit: [2, 5] }),
      claim({ slot: 4, booking: 9, from: 4, to: 5, visit: [2, 5] }),
    ],
    LINK,
  ],
  [
    "a longer visit over another doctor's slot",
    [
      booking({ id: 9, status: 'CONFIRMED', slot: 6, doctor: 2, from: 1, to: 3 }),
      claim({ slot: 6, booking: 9, doctor: 2, from: 1, to: 2, visit: [1, 3] }),
      claim({ slot: 3, booking: 9, doctor: 1, from: 2, to: 3, visit: [1, 3] }),
    ],
    LINK,
  ],
  [
    'a longer visit whose claims say that they are visits of their own',
    [LONG, claim({ slot: 2, booking: 9, from: 1, to: 2 }), claim({ slot: 3, booking: 9, from: 2, to: 3 })],
    LINK,
  ],
  [
    'a claim outside of its visit',
    [LONG, claim({ slot: 4, booking: 9, from: 4, to: 5, visit: [1, 3] })],
    CHECK,
  ],
  [
    "a longer visit over somebody else's slot",
    [
      booking({ id: 9, status: 'CONFIRMED', from: 0, to: 2 }),
      claim({ slot: 1, booking: 9, from: 0, to: 1, visit: [0, 2] }),
    ],
    ONE_CLAIM,
  ],
];
