import { addDays, weekdayOf, wallClockOf } from '../../shared/calendar.ts';
import { DEMO_DOCTORS, type DemoDoctor } from './doctors.ts';

export interface DemoSlot {
  /** Which of the doctors. */
  doctor: number;
  date: string;
  /** Days from today; negative for those that have been. */
  daysAhead: number;
  startsAt: number;
  minutes: number;
}

export const DAYS_BACK = 21;
export const DAYS_AHEAD = 20;
const OPENS_AT = 8 * 60;
const CLOSES_AT = 17 * 60;
const LUNCH = 60;
const SATURDAY = 6;

/** Six weeks around today: weekdays from eight to five with a lunch break, and some Saturday mornings. */
export function planDemoSlots(today: string, timeZone: string, daysBack = DAYS_BACK): DemoSlot[] {
  const slots: DemoSlot[] = [];
  for (let daysAhead = -daysBack; daysAhead <= DAYS_AHEAD; daysAhead += 1) {
    const date = addDays(today, daysAhead);
    const instantAt = wallClockOf(date, timeZone);
    for (const [doctor, person] of DEMO_DOCTORS.entries()) {
      for (const minute of startsOf(person, weekdayOf(date), daysAhead === 0)) {
        const startsAt = instantAt(minute);
        if (startsAt !== null) slots.push({ doctor, date, daysAhead, startsAt, minutes: person.slotLength });
      }
    }
  }
  return slots;
}

/** Whoever looks at the demonstration on a weekend wants to see a day at work, too. */
function startsOf(doctor: DemoDoctor, weekday: number, isToday: boolean): number[] {
  const morning = stepsBetween(OPENS_AT, doctor.lunchAt, doctor.slotLength);
  if (weekday < SATURDAY || isToday) {
    return [...morning, ...stepsBetween(doctor.lunchAt + LUNCH, CLOSES_AT, doctor.slotLength)];
  }
  return weekday === SATURDAY && doctor.worksSaturdays ? morning : [];
}

function stepsBetween(from: number, to: number, step: number): number[] {
  return Array.from({ length: Math.floor((to - from) / step) }, (_, index) => from + index * step);
}

/** The same hours as a schedule, so that the slots above are its slots: what is made ahead adds nothing to them. */
export function demoSessions(doctor: DemoDoctor): { weekday: number; start: number; end: number }[] {
  const morning = { start: OPENS_AT, end: doctor.lunchAt };
  const afternoon = { start: doctor.lunchAt + LUNCH, end: CLOSES_AT };
  const weekdays = [1, 2, 3, 4, 5].flatMap((weekday) => [
    { weekday, ...morning },
    { weekday, ...afternoon },
  ]);
  return doctor.worksSaturdays ? [...weekdays, { weekday: SATURDAY, ...morning }] : weekdays;
}
