import type { Random } from './random.ts';
import type { DemoSlot } from './slots.ts';
import { type DemoVisit, pastVisit, TO_COME, visitTypeFor } from './visits.ts';

/** What has become of one slot: a booking about it, with the patient by number. */
export interface DemoBooking {
  slot: number;
  patient: number | null;
  status: 'CONFIRMED' | 'CANCELLED' | 'FAILED';
  bookedAt: number;
  cancelledAt: number | null;
  cancelReason: string | null;
  /** The kind of visit, by number. */
  visitType: number | null;
  visit: DemoVisit;
}

export interface DemoDiary {
  bookings: DemoBooking[];
  /** Which slots are blocked. */
  blocked: Set<number>;
}

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
const REASONS = [
  'Feeling better',
  'Cannot get away from work',
  'Booked by mistake',
  'Moved to another day by phone',
  'Child is ill',
  'No transport today',
  'Prefers another doctor',
  null,
];

/** @param before the instant by which all of it has happened: the start of today */
export function planDiary(
  random: Random,
  { slots, patients, before }: { slots: readonly DemoSlot[]; patients: number; before: number },
): DemoDiary {
  const blocked = blockedSlots(random, slots);
  const somebody = patientPicker(random, patients);
  const bookings = slots.flatMap((slot, index) => {
    if (blocked.has(index)) return [];
    const latest = Math.min(slot.startsAt, before) - MINUTE;
    return storyOf(random, slot, latest, somebody).map((booking) => ({ ...booking, slot: index }));
  });
  return { bookings, blocked };
}

/** Nobody is in two rooms at once: picks somebody who has no visit on that date yet. */
function patientPicker(random: Random, patients: number): (date: string) => number {
  const busy = new Set<string>();
  return (date) => {
    let patient = random.int(0, patients - 1);
    while (busy.has(`${date} ${patient}`)) patient = (patient + 1) % patients;
    busy.add(`${date} ${patient}`);
    return patient;
  };
}

/** One slot's bookings, one after the other: perhaps a hold that came to nothing, a cancellation, a visit. */
function storyOf(
  random: Random,
  slot: DemoSlot,
  latest: number,
  somebody: (date: string) => number,
): Omit<DemoBooking, 'slot'>[] {
  const story: Omit<DemoBooking, 'slot'>[] = [];
  let bookedAt = latest - random.int(60, 14 * 24 * 60) * MINUTE;
  const laterOn = () => bookedAt + Math.ceil((random.next() * (latest - bookedAt)) / MINUTE) * MINUTE;
  const plain = { cancelledAt: null, cancelReason: null, visitType: null, visit: TO_COME };
  if (random.chance(0.01)) {
    story.push({ ...plain, status: 'FAILED', patient: null, bookedAt });
    bookedAt = laterOn();
  }
  if (random.chance(0.06)) {
    const cancelledAt = laterOn();
    const cancelReason = random.pick(REASONS);
    story.push({
      ...plain,
      status: 'CANCELLED',
      patient: somebody(slot.date),
      bookedAt,
      cancelledAt,
      cancelReason,
    });
    bookedAt = cancelledAt;
  }
  if (random.chance(fullness(slot))) {
    const visit = slot.daysAhead < 0 ? pastVisit(random, slot.startsAt, slot.minutes) : TO_COME;
    const visitType = visitTypeFor(random, slot.minutes);
    story.push({ ...plain, status: 'CONFIRMED', patient: somebody(slot.date), bookedAt, visit, visitType });
  }
  return story;
}

/** How likely a slot is taken: nearly three in four today, fewer the further away the day is. */
function fullness({ daysAhead, doctor }: DemoSlot): number {
  const popularity = ((doctor * 7) % 5) / 40 - 0.05;
  if (daysAhead < 0) return 0.62 + popularity;
  return 0.74 - 0.014 * daysAhead + popularity;
}

/** Now and then a doctor is away for the rest of half a day, and here and there for one slot. */
function blockedSlots(random: Random, slots: readonly DemoSlot[]): Set<number> {
  const blocked = new Set<number>();
  const away = new Map<string, boolean>();
  for (const [index, { doctor, date, startsAt }] of slots.entries()) {
    const half = `${date} ${doctor} ${Math.floor(startsAt / (DAY / 2))}`;
    const isAway = away.get(half) ?? random.chance(0.01);
    away.set(half, isAway);
    if (isAway || random.chance(0.006)) blocked.add(index);
  }
  return blocked;
}
