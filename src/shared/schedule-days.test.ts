import { describe, expect, it } from 'vitest';
import { addDays, minutesOf, timeOfMinutes, wallClockOf } from './calendar.ts';
import { dayPlan, slotsOfDay } from './schedule-days.ts';

const ZONES = [
  'Europe/Berlin', 'Europe/London', 'Europe/Dublin', 'Europe/Lisbon', 'Europe/Chisinau', 'Europe/Moscow',
  'America/New_York', 'America/St_Johns', 'America/Havana', 'America/Santiago', 'America/Asuncion',
  'America/Sao_Paulo', 'Africa/Cairo', 'Africa/Casablanca', 'Asia/Beirut', 'Asia/Gaza', 'Asia/Tehran',
  'Australia/Sydney', 'Australia/Lord_Howe', 'Pacific/Auckland',
]; // biome-ignore format: a table
const YEARS = { from: '2018-01-01', days: 3653 };
const MINUTE = 60_000;

/** What a wall shows, asked of Intl: nothing of the code under test. */
function wallOf(timeZone: string) {
  const format = new Intl.DateTimeFormat('sv-SE', {
    timeZone,
    dateStyle: 'short',
    timeStyle: 'short',
  });
  return (instant: number) => format.format(instant);
}

/** The dates on which the clocks change, and their neighbours. */
function datesOfChange(timeZone: string): string[] {
  const wall = wallOf(timeZone);
  const dates = new Set<string>();
  let date = YEARS.from;
  let last = '';
  for (let day = 0; day < YEARS.days; day += 1) {
    const noon = wall(Date.parse(`${date}T12:00:00Z`)).slice(11);
    if (last !== '' && noon !== last) for (const by of [-2, -1, 0, 1]) dates.add(addDays(date, by));
    last = noon;
    date = addDays(date, 1);
  }
  return [...dates];
}

/** The first instant of each time on the wall of a date, by walking through all minutes that could be its. */
function instantsOf(date: string, wall: (instant: number) => string): Map<number, number> {
  const found = new Map<number, number>();
  const from = Date.parse(`${date}T00:00:00Z`) - 15 * 60 * MINUTE;
  for (let at = from; at < from + 54 * 60 * MINUTE; at += 5 * MINUTE) {
    const shown = wall(at);
    const minutes = minutesOf(shown.slice(11));
    if (shown.startsWith(date) && !found.has(minutes)) found.set(minutes, at);
  }
  return found;
}

const CASES = [
  { startTime: '00:00', endTime: '23:55', slotMinutes: 20 },
  { startTime: '00:00', endTime: '04:15', slotMinutes: 45 },
  { startTime: '01:30', endTime: '05:00', slotMinutes: 30 },
];

function expected(session: (typeof CASES)[number], instants: Map<number, number>): number[] {
  const closing = minutesOf(session.endTime);
  const closesAt = instants.get(closing) ?? Number.POSITIVE_INFINITY;
  const starts: number[] = [];
  for (
    let at = minutesOf(session.startTime);
    at + session.slotMinutes <= closing;
    at += session.slotMinutes
  ) {
    const start = instants.get(at);
    const isApart = start !== undefined && start >= (starts.at(-1) ?? 0) + session.slotMinutes * MINUTE;
    if (isApart && start + session.slotMinutes * MINUTE <= closesAt) starts.push(start);
  }
  return starts;
}

describe('slots of days on which the clocks change, and around them', () => {
  it.each(ZONES)('are neither shifted nor doubled in ten years of %s', (timeZone) => {
    const wall = wallOf(timeZone);
    for (const date of datesOfChange(timeZone)) {
      const instants = instantsOf(date, wall);
      for (const times of CASES) {
        const sessions = [1, 2, 3, 4, 5, 6, 7].map((weekday) => ({ ...times, weekday, roomId: null }));
        const week = { doctorId: 1, validFrom: YEARS.from, validUntil: null, everyWeeks: 1, sessions };
        const plan = dayPlan(date, { schedules: [week], exceptions: [] });
        const { slots } = slotsOfDay(date, plan, wallClockOf(date, timeZone));
        expect([date, ...slots.map(({ startsAt }) => startsAt)]).toEqual([
          date,
          ...expected(times, instants),
        ]);
      }
    }
  });

  it('names how many times there are not', () => {
    const sessions = [{ startTime: '01:00', endTime: '04:00', slotMinutes: 30, roomId: null, weekday: 7 }];
    const week = { doctorId: 1, validFrom: YEARS.from, validUntil: null, everyWeeks: 1, sessions };
    const plan = dayPlan('2026-03-29', { schedules: [week], exceptions: [] });
    const { slots, noSuchTime } = slotsOfDay('2026-03-29', plan, wallClockOf('2026-03-29', 'Europe/Berlin'));
    expect([slots.length, noSuchTime]).toEqual([4, 2]);
  });
});

it('weeks are counted from the Monday of the first one, over a year with 53', () => {
  const sessions = [{ startTime: '09:00', endTime: '10:00', slotMinutes: 30, roomId: null, weekday: 3 }];
  const week = { doctorId: 1, validFrom: '2026-12-17', validUntil: '2027-02-28', everyWeeks: 3, sessions };
  const worked: string[] = [];
  for (let date = '2026-12-01'; date < '2027-04-01'; date = addDays(date, 1)) {
    if (dayPlan(date, { schedules: [week], exceptions: [] }).sessions.length > 0) worked.push(date);
  }
  expect(worked).toEqual(['2027-01-06', '2027-01-27', '2027-02-17']);
  expect(timeOfMinutes(minutesOf('23:59'))).toBe('23:59');
});
