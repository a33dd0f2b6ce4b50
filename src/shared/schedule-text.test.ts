import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { timeOfMinutes } from './calendar.ts';
import type { WeeklySession } from './contract/schedules.ts';
import { readTime } from './schedule-scanner.ts';
import { dayText, readDay, readWeek, type TextSettings, weekText } from './schedule-text.ts';

const rooms = [
  { id: 1, name: 'Room 1' },
  { id: 2, name: '2' },
  { id: 3, name: 'Room A' },
  { id: 4, name: 'Room A, left' },
  { id: 5, name: 'Café; back' },
];
const settings: TextSettings = { slotMinutes: 30, rooms, weekdays: [] };
const german: TextSettings = { ...settings, weekdays: ['Mo', 'Di', 'Mi', 'Do', 'Fr', 'Sa', 'So'] };
const arabic: TextSettings = {
  ...settings,
  weekdays: ['الاثنين', 'الثلاثاء', 'الأربعاء', 'الخميس', 'الجمعة', 'السبت', 'الأحد'],
};

/** What was read, in short: `1 08:00-12:00/20@3`. */
function week(text: string, used = settings): string[] {
  const read = readWeek(text, used);
  if (read.is === 'problem') return [`${read.problem.reason} at ${read.problem.at}: ${read.problem.found}`];
  return read.sessions.map(
    ({ weekday, startTime, endTime, slotMinutes, roomId }) =>
      `${weekday} ${startTime}-${endTime}/${slotMinutes}${roomId === null ? '' : `@${roomId}`}`,
  );
}

const days = (text: string) => week(`${text} 8-9`).map((session) => Number(session[0]));
const range = (text: string) => week(`mo ${text}`).map((session) => session.slice(2, 13));

describe('a typed week', () => {
  test('the week of the issue', () => {
    const found = week('mo-fr 8-12, 13:30-17 every 20');
    expect(found).toHaveLength(10);
    expect(found.slice(0, 2)).toEqual(['1 08:00-12:00/20', '1 13:30-17:00/20']);
    expect(found.at(-1)).toBe('5 13:30-17:00/20');
  });

  test.each([
    ['mo', [1]],
    ['Monday', [1]],
    ['tues', [2]],
    ['mo,we,fr', [1, 3, 5]],
    ['mo we fr', [1, 3, 5]],
    ['mon-thu', [1, 2, 3, 4]],
    ['Mon – Wed, sat:', [1, 2, 3, 6]],
    ['fr-mo', [1, 5, 6, 7]],
    ['su to tu', [1, 2, 7]],
  ])('the days %s', (text, expected) => expect(days(text)).toEqual(expected));

  test.each([
    ['8-12', '08:00-12:00'],
    ['8:30–12.15', '08:30-12:15'],
    ['0830-1215', '08:30-12:15'],
    ['8am-5pm', '08:00-17:00'],
    ['1-5pm', '13:00-17:00'],
    ['8-5pm', '08:00-17:00'],
    ['12 am to 1:30 p.m.', '00:00-13:30'],
    ['12pm until 1pm', '12:00-13:00'],
  ])('the times %s', (text, expected) => expect(range(text)).toEqual([expected]));

  test('other days on other lines, after a semicolon, or after a comma', () => {
    const expected = ['1 08:00-12:00/30', '2 09:00-12:00/30'];
    for (const text of ['mo 8-12\ntu 9-12', 'mo 8-12; tu 9-12;', 'mo 8-12, tu 9-12', '\n mo 8-12 tu 9-12 '])
      expect([text, week(text)]).toEqual([text, expected]);
  });

  test('lengths and rooms count for the times before them', () => {
    expect(week('mo 8-10, 10-12 every 20 in room a, 13-15 room 2 every 15 min, 16-17')).toEqual([
      '1 08:00-10:00/20@3',
      '1 10:00-12:00/20@3',
      '1 13:00-15:00/15@2',
      '1 16:00-17:00/30',
    ]);
    expect(week('mo 8-10 in Room A, left')).toEqual(['1 08:00-10:00/30@4']);
    expect(week('mo 8-10, every 20')).toEqual(['1 08:00-10:00/20']);
  });

  test('days in the language of the reader, and always in English', () => {
    expect(week('di-do 8-9', german)).toEqual(week('tu-th 8-9'));
    expect(week('th 8-9', german)).toEqual(week('th 8-9'));
    expect(week('الاثنين 8-9', arabic)).toEqual(week('mo 8-9'));
  });

  test.each([
    ['8-12', 'DAY_EXPECTED at 0: 8-12'],
    ['mo-xx 8-12', 'DAY_EXPECTED at 3: xx 8-12'],
    ['m 8-12', 'DAY_EXPECTED at 0: m 8-12'],
    ['t 8-12', 'DAY_EXPECTED at 0: t 8-12'],
    ['mo', 'TIME_EXPECTED at 2: '],
    ['mo 8-12,', 'TIME_EXPECTED at 8: '],
    ['mo 8-25', 'TIME_INVALID at 5: 25'],
    ['mo 8:75-9', 'TIME_INVALID at 3: 8:75-9'],
    ['mo 13pm-14', 'TIME_INVALID at 3: 13pm-14'],
    ['mo 8', 'DASH_EXPECTED at 4: '],
    ['mo 8-', 'TIME_EXPECTED at 5: '],
    ['mo 12-8', 'END_BEFORE_START at 3: 12-8'],
    ['mo 8-12, 11-13', 'OVERLAP at 9: 11-13'],
    ['mo-we 8-12; tu 11-13', 'OVERLAP at 15: 11-13'],
    ['mo 8-12 every', 'MINUTES_EXPECTED at 13: '],
    ['mo 8-12 every 3', 'MINUTES_RANGE at 14: 3'],
    ['mo 8-12 every 241', 'MINUTES_RANGE at 14: 241'],
    ['mo 8-8:10 every 20', 'NO_SLOT_FITS at 3: 8-8:10 every 20'],
    ['mo 8-12 in Room Z', 'ROOM_UNKNOWN at 8: in Room Z'],
    ['mo 8-12 please', 'UNEXPECTED at 8: please'],
  ])('%s is refused where it goes wrong', (text, expected) => expect(week(text)).toEqual([expected]));

  test('nothing is a week without sessions', () => expect(week(' \n ; ')).toEqual([]));

  test('more than sixty sessions are refused', () => {
    const many = Array.from({ length: 9 }, (_, hour) => `${hour + 8}-${hour + 9}`).join(', ');
    expect(week(`mo-su ${many}`)[0]).toMatch(/^TOO_MANY/);
  });
});

test('a day is typed without its name', () => {
  const read = readDay('9-12, 14-16 every 15', settings);
  expect(read).toMatchObject({ is: 'read', sessions: [{ startTime: '09:00' }, { slotMinutes: 15 }] });
  expect(readDay('mo 9-12', settings)).toMatchObject({ is: 'problem', problem: { reason: 'TIME_EXPECTED' } });
});

test('one time alone', () => {
  expect(['8', '0830', '8.30 pm', '24', '8 x', ''].map(readTime)).toEqual([
    '08:00',
    '08:30',
    '20:30',
    null,
    null,
    null,
  ]);
});

test('the canonical text is short', () => {
  const texts = ['mo-fr 8-12, 13:30-17 every 20', 'mo,tu,th 9-12 every 30 in Room A\nsa 9-12 every 15'];
  for (const text of texts) {
    const read = readWeek(text, settings);
    expect(read.is === 'read' && weekText(read.sessions, settings)).toBe(text);
  }
});

/** Sessions of a week that do not overlap, each long enough for a slot. */
const weeks = fc
  .array(
    fc.record({
      weekday: fc.integer({ min: 1, max: 7 }),
      start: fc.integer({ min: 0, max: 1434 }),
      length: fc.integer({ min: 5, max: 600 }),
      slotMinutes: fc.integer({ min: 5, max: 240 }),
      roomId: fc.constantFrom(null, 1, 2, 3, 4, 5, 77),
    }),
    { maxLength: 30 },
  )
  .map((drafts) => {
    const sessions: WeeklySession[] = [];
    const ends = new Map<number, number>();
    for (const { weekday, start, length, slotMinutes, roomId } of drafts.toSorted(
      (a, b) => a.start - b.start,
    )) {
      const end = start + Math.max(length, slotMinutes);
      if (end > 1439 || start < (ends.get(weekday) ?? 0)) continue;
      ends.set(weekday, end);
      sessions.push({
        weekday,
        startTime: timeOfMinutes(start),
        endTime: timeOfMinutes(end),
        slotMinutes,
        roomId,
      });
    }
    return sessions.toSorted((a, b) => a.weekday - b.weekday || a.startTime.localeCompare(b.startTime));
  });

test('any week that is written is read again as it was, in any language', () => {
  fc.assert(
    fc.property(weeks, fc.constantFrom(settings, german, arabic), (sessions, used) => {
      expect(readWeek(weekText(sessions, used), used)).toEqual({ is: 'read', sessions });
    }),
    { seed: 20_261_128, numRuns: 500 },
  );
});

test('any day that is written is read again as it was', () => {
  fc.assert(
    fc.property(weeks, (sessions) => {
      const day = sessions
        .filter(({ weekday }) => weekday === 1)
        .map(({ weekday: _, ...session }) => session);
      expect(readDay(dayText(day, settings), settings)).toEqual({ is: 'read', sessions: day });
    }),
    { seed: 20_261_128, numRuns: 300 },
  );
});

test('whatever is typed is read or refused at a place in it, and never breaks', () => {
  const words = fc.constantFrom(
    'mo',
    '-',
    '8',
    '12',
    ',',
    ';',
    'every',
    '20',
    'in',
    'room',
    'Room A',
    ' ',
    '\n',
    'x',
  );
  fc.assert(
    fc.property(fc.array(fc.oneof(words, fc.string({ maxLength: 4 })), { maxLength: 14 }), (parts) => {
      const text = parts.join(' ');
      const read = readWeek(text, settings);
      if (read.is === 'problem') expect(read.problem.at).toBeLessThanOrEqual(text.length);
    }),
    { seed: 20_261_128, numRuns: 1000 },
  );
});
