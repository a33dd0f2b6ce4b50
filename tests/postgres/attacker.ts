import type pg from 'pg';
import { at, booking, claim, MINUTE, slot } from '../guarantee/statements.ts';
import { pick } from '../support/random.ts';
import { refusalOfServer } from './plain-sql.ts';

type Random = () => number;

/** The clinic that is attacked: two doctors with a day of slots each. Ids 1 to `SLOTS`, the first half doctor 1's. */
export const SLOTS = 24;
const PER_DOCTOR = SLOTS / 2;
const BOOKINGS = 200;

export const attackedClinic: readonly string[] = [
  ...[1, 2].map(
    (id) => `INSERT INTO doctors (name, specialization, email, created_at)
      VALUES ('Doctor ${id}', 'General', 'd${id}@clinic.test', 0)`,
  ),
  `INSERT INTO patients (name, search_text, created_at) VALUES ('P 1', ' p 1', 0)`,
  ...Array.from({ length: SLOTS }, (_, index) => {
    const doctor = index < PER_DOCTOR ? 1 : 2;
    return slot(doctor, at(index % PER_DOCTOR));
  }),
];

/** A slot of the clinic as it was made; whether it is still there and so is another matter. */
function anySlot(random: Random) {
  const id = 1 + Math.floor(random() * SLOTS);
  const from = (id - 1) % PER_DOCTOR;
  return { slot: id, doctor: id <= PER_DOCTOR ? 1 : 2, from, to: from + 1 };
}

const anyBooking = (random: Random) => 1 + Math.floor(random() * BOOKINGS);
const isNow = (random: Random, chance: number) => random() < chance;

/** What a desk, a tool or a mistake may send: each is a transaction, right, half right or wrong. */
const transactions: readonly ((random: Random) => string[])[] = [
  // A booking with its claim.
  (random) => {
    const place = anySlot(random);
    const id = anyBooking(random);
    return [booking({ id, status: 'CONFIRMED', ...place }), claim({ booking: id, ...place })];
  },
  // A longer visit, at times with a claim too few.
  (random) => {
    const place = anySlot(random);
    const id = anyBooking(random);
    const visit = [place.from, place.to + 1] as const;
    const next = { ...place, slot: place.slot + 1, from: place.to, to: place.to + 1, visit };
    return [
      booking({ id, status: 'CONFIRMED', ...place, to: visit[1] }),
      claim({ booking: id, ...place, visit }),
      ...(isNow(random, 0.8) ? [claim({ booking: id, ...next })] : []),
    ];
  },
  // A claim for whatever booking.
  (random) => [claim({ booking: anyBooking(random), ...anySlot(random) })],
  // A cancellation, at times without giving the slot up.
  (random) => {
    const id = anyBooking(random);
    return [
      `UPDATE bookings SET status = 'CANCELLED', cancelled_at = 1 WHERE id = ${id}`,
      ...(isNow(random, 0.8) ? [`DELETE FROM booking_slots WHERE booking_id = ${id}`] : []),
    ];
  },
  // A cancellation taken back, at times without its claim.
  (random) => {
    const id = anyBooking(random);
    return [
      `UPDATE bookings SET status = 'CONFIRMED', cancelled_at = NULL WHERE id = ${id}`,
      ...(isNow(random, 0.8)
        ? [
            `INSERT INTO booking_slots (slot_id, booking_id, doctor_id, starts_at, ends_at, visit_start, visit_end)
             SELECT slot_id, id, doctor_id, starts_at, ends_at, starts_at, ends_at FROM bookings WHERE id = ${id}`,
          ]
        : []),
    ];
  },
  // Somebody else's claim.
  (random) => [
    `UPDATE booking_slots SET booking_id = ${anyBooking(random)} WHERE slot_id = ${anySlot(random).slot}`,
  ],
  (random) => [`DELETE FROM booking_slots WHERE slot_id = ${anySlot(random).slot}`],
  (random) => [`DELETE FROM bookings WHERE id = ${anyBooking(random)}`],
  // Slots that move, stretch, come and go.
  (random) => {
    const minutes = pick([0, 5, 10, 30], random);
    return [
      `UPDATE appointment_slots SET starts_at = starts_at + ${minutes * MINUTE} WHERE id = ${anySlot(random).slot}`,
    ];
  },
  (random) => {
    const minutes = pick([20, 30, 45], random);
    return [`UPDATE appointment_slots SET duration_minutes = ${minutes} WHERE id = ${anySlot(random).slot}`];
  },
  (random) => [slot(1 + Math.floor(random() * 2), at(0) + Math.floor(random() * 90) * 5 * MINUTE, 20)],
  (random) => [
    `DELETE FROM appointment_slots WHERE id > ${SLOTS} AND starts_at % 7 = ${Math.floor(random() * 7)}`,
  ],
];

/** Sends whatever comes to its mind; answers how often each was said, `done` where nothing was said against it. */
export async function attackBySql(
  client: pg.Client,
  random: Random,
  operations: number,
): Promise<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (let count = 0; count < operations; count += 1) {
    const said = await refusalOfServer(client, pick(transactions, random)(random));
    const outcome = said?.state ?? 'done';
    counts[outcome] = (counts[outcome] ?? 0) + 1;
  }
  return counts;
}
