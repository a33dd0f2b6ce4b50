/** What several desks do on one doctor's day at the same time: the same for the same seed. */
import { HOLD_LENGTH } from '../support/constants.ts';
import { pick, seededRandom } from '../support/random.ts';
import { type Step, step } from '../races/steps.ts';

export const DESKS = 4;
const STEPS = 6;
/** Milliseconds that pass for a desk between two of its steps, at most. */
const PAUSE = 40_000;
const DATE = '2026-03-02';
const patient = { name: 'Pat Patient' };

export interface DoctorDay {
  doctorId: number;
  slotIds: readonly number[];
  /** When it begins, in epoch milliseconds. */
  at: number;
}

/** Before all others: one slot booked, one held, one booking cancelled. */
export function firstSteps({ slotIds, at }: DoctorDay): Step[] {
  const [first = 0, second = 0] = slotIds;
  return [
    step('bookings.create', { slotId: first, patient }, at),
    step('bookings.cancel', { id: { idOf: 0 } }, at),
    step('bookings.create', { slotId: first, patient }, at),
    step('bookings.hold', { slotId: second }, at),
  ];
}

/**
 * @param firstBooking the id of the first one that this day has: those made in the race have the next ones, which
 *   desks ask for before and after they are there
 */
export function planOf(day: DoctorDay, firstBooking: number, seed: number): Step[][] {
  const random = seededRandom(seed);
  return Array.from({ length: DESKS }, (_, desk) => {
    let { at } = day;
    const look = (moment: number) => lookAt(day, desk % 2 === 0, moment);
    const first = desk === 0 ? [firstOfAll(day, firstBooking, seed)] : [];
    const steps = Array.from({ length: STEPS }, () => {
      at += Math.floor(random() * PAUSE);
      return anyStep(day, { at, firstBooking, random });
    });
    return [look(day.at), ...first, ...steps, look(at)];
  });
}

/** In turn: the hold that was there completed when it is over by that desk's clock, or the booking moved. */
function firstOfAll({ slotIds, at }: DoctorDay, firstBooking: number, seed: number): Step {
  if (seed % 2 === 0) return step('bookings.confirm', { id: firstBooking + 2, patient }, at + HOLD_LENGTH);
  return step('bookings.move', { id: firstBooking + 1, slotId: slotIds[2] ?? 0 }, at);
}

function lookAt({ doctorId }: DoctorDay, isAtSlots: boolean, at: number): Step {
  if (isAtSlots) return step('slots.list', { doctorId, date: DATE }, at);
  return step('bookings.list', { doctorId, limit: 100 }, at);
}

interface Chance {
  at: number;
  firstBooking: number;
  random: () => number;
}

const CHANGES = ['cancel', 'restore', 'confirm', 'release', 'move', 'move'] as const;
const WISHES = ['create', 'create', 'hold', ...CHANGES, ...CHANGES, 'slots', 'slots', 'bookings'] as const;

function anyStep(day: DoctorDay, chance: Chance): Step {
  const { at, firstBooking, random } = chance;
  const what = pick(WISHES, random);
  const slotId = pick(day.slotIds, random);
  const id = firstBooking + Math.floor(random() * 7);
  const slotVersion = random() < 0.5 ? { slotVersion: 1 + Math.floor(random() * 5) } : {};
  if (what === 'slots' || what === 'bookings') return lookAt(day, what === 'slots', at);
  if (what === 'create') return step('bookings.create', { slotId, patient, ...slotVersion }, at);
  if (what === 'hold') return step('bookings.hold', { slotId, ...slotVersion }, at);
  if (what === 'confirm') return step('bookings.confirm', { id, patient }, at);
  if (what !== 'move') return step(`bookings.${what}`, { id }, at);
  const from = random() < 0.3 ? { fromSlotId: pick(day.slotIds, random) } : {};
  return step('bookings.move', { id, slotId, ...slotVersion, ...from }, at);
}
