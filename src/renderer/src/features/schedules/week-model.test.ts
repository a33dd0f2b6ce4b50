import { expect, test } from 'vitest';
import type { WeeklySession } from '../../../../shared/contract/schedules.ts';
import { readWeek, weekText } from '../../../../shared/schedule-text.ts';
import { copyDay, erase, hoursOf, indexAt, moved, paint, reshaped, slotsIn } from './week-model.ts';

const settings = { slotMinutes: 30, rooms: [{ id: 1, name: 'A' }], weekdays: [] };
const brush = { slotMinutes: 30, roomId: null };

function week(text: string): WeeklySession[] {
  const read = readWeek(text, settings);
  if (read.is === 'problem') throw new Error(read.problem.reason);
  return read.sessions;
}
const text = (sessions: readonly WeeklySession[] | null) => sessions && weekText(sessions, settings);
const at = (hours: number) => hours * 60;

test('painting makes a session, joins its kind and cuts others', () => {
  const monday = (from: number, to: number) => ({ weekday: 1, from: at(from), to: at(to) });
  expect(text(paint([], monday(8, 12), brush))).toBe('mo 8-12 every 30');
  expect(text(paint(week('mo 8-12'), monday(11, 13), brush))).toBe('mo 8-13 every 30');
  expect(text(paint(week('mo 8-12'), monday(12, 13), brush))).toBe('mo 8-12, 12-13 every 30');
  expect(text(paint(week('mo 8-12 every 20'), monday(9, 10), brush))).toBe(
    'mo 8-9 every 20, 9-10 every 30, 10-12 every 20',
  );
  expect(text(paint([], monday(8, 8.25), brush))).toBe('mo 8-8:30 every 30');
  expect(text(paint([], monday(23.5, 23.75), brush))).toBe('mo 23:15-23:45 every 30');
});

test('erasing leaves what is long enough for a slot', () => {
  const stretch = { weekday: 1, from: at(9), to: at(11.75) };
  expect(text(erase(week('mo-tu 8-12'), stretch))).toBe('mo 8-9 every 30\ntu 8-12 every 30');
});

test('moving and resizing end where another session or the day does', () => {
  const sessions = week('mo 8-12, 13-17 every 30');
  expect(text(moved(sessions, 0, { weekday: 2, from: at(9), to: at(13) }))).toBe(
    'mo 13-17 every 30\ntu 9-13 every 30',
  );
  expect(moved(sessions, 0, { weekday: 1, from: at(9.5), to: at(13.5) })).toBeNull();
  expect(moved(sessions, 1, { weekday: 1, from: at(20), to: at(24) })).toBeNull();
  expect(moved(sessions, 0, { weekday: 8, from: at(9), to: at(13) })).toBeNull();
  const [first] = sessions;
  expect(first && reshaped(sessions, 0, { ...first, slotMinutes: 241 })).toBeNull();
});

test('a day is copied in place of others', () => {
  expect(text(copyDay(week('mo 8-12; tu 10-11; we 9-10'), 1, [1, 2, 4]))).toBe(
    'mo,tu,th 8-12 every 30\nwe 9-10 every 30',
  );
});

test('what is where, and how much', () => {
  const sessions = week('mo 6:30-12 every 20; sa 18-21:15 in A');
  expect(hoursOf(sessions)).toEqual({ from: at(6), to: at(22) });
  expect(hoursOf([])).toEqual({ from: at(7), to: at(19) });
  expect(slotsIn(sessions)).toBe(16 + 6);
  expect([indexAt(sessions, 1, at(12)), indexAt(sessions, 1, at(6.5)), indexAt(sessions, 6, at(20))]).toEqual(
    [-1, 0, 1],
  );
});
