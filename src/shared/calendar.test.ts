import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  addDays,
  boundsOfDate,
  dateAt,
  daysBetween,
  instantOf,
  isDate,
  isTime,
  isTimeZone,
  isWeekend,
  timeAt,
  timeOfMinutes,
  wallClockOf,
} from './calendar.ts';

const ZONES = [
  'UTC',
  'Europe/Berlin',
  'America/Sao_Paulo',
  'Australia/Lord_Howe',
  'Asia/Kathmandu',
  'Africa/Casablanca',
];
const HOUR = 3_600_000;
const day = fc.integer({ min: 0, max: 20_000 }).map((days) => addDays('1985-01-01', days));
const minutes = fc.integer({ min: 0, max: 24 * 60 - 1 });

describe('what is a date, a time and a zone', () => {
  it.each(['2024-02-29', '1850-01-01', '2199-12-31'])('%s is a date', (value) =>
    expect(isDate(value)).toBe(true),
  );
  it.each([
    '2023-02-29',
    '2024-2-9',
    '2024-13-01',
    '2024-00-10',
    '1849-12-31',
    '2200-01-01',
    '',
    ' 2024-01-01',
    '2024-01-01T00:00',
  ])('%j is none', (value) => expect(isDate(value)).toBe(false));
  it.each(['00:00', '23:59', '09:05'])('%s is a time', (value) => expect(isTime(value)).toBe(true));
  it.each(['24:00', '9:00', '09:60', '09:00:00', ''])('%j is none', (value) =>
    expect(isTime(value)).toBe(false),
  );
  it.each(ZONES)('%s is a zone', (value) => expect(isTimeZone(value)).toBe(true));
  it.each(['+02:00', 'Mars/Olympus', '', 'Europe/Berlin\u0000'])('%j is none', (value) =>
    expect(isTimeZone(value)).toBe(false),
  );
});

describe('an instant of a wall time', () => {
  it('is none where the clocks skip it', () => {
    expect(instantOf('2026-03-29', '01:59', 'Europe/Berlin')).toBe(Date.parse('2026-03-29T00:59:00Z'));
    expect(instantOf('2026-03-29', '02:00', 'Europe/Berlin')).toBeNull();
    expect(instantOf('2026-03-29', '02:59', 'Europe/Berlin')).toBeNull();
    expect(instantOf('2026-03-29', '03:00', 'Europe/Berlin')).toBe(Date.parse('2026-03-29T01:00:00Z'));
    expect(instantOf('2018-11-04', '00:30', 'America/Sao_Paulo')).toBeNull();
    expect(instantOf('2026-10-04', '02:15', 'Australia/Lord_Howe')).toBeNull();
    expect(instantOf('2011-12-30', '12:00', 'Pacific/Apia')).toBeNull();
  });

  it('is the earlier one where it comes twice', () => {
    expect(instantOf('2026-10-25', '02:30', 'Europe/Berlin')).toBe(Date.parse('2026-10-25T00:30:00Z'));
  });

  it('leads back to the wall time that it came from', () => {
    const property = fc.property(day, minutes, fc.constantFrom(...ZONES), (date, at, zone) => {
      const instant = instantOf(date, timeOfMinutes(at), zone);
      if (instant !== null)
        expect([dateAt(instant, zone), timeAt(instant, zone)]).toEqual([date, timeOfMinutes(at)]);
    });
    fc.assert(property, { numRuns: 500, seed: 1 });
  });

  it('is the same by the short cut for whole days', () => {
    const changes = [
      '2026-03-29',
      '2026-10-25',
      '2018-11-04',
      '2018-02-18',
      '2026-10-04',
      '2026-04-05',
      '2018-02-17',
    ];
    const anyDay = fc.oneof(day, fc.constantFrom(...changes));
    const property = fc.property(
      anyDay,
      fc.constantFrom(...ZONES),
      fc.array(minutes),
      (date, zone, times) => {
        const instantAt = wallClockOf(date, zone);
        for (const at of times) expect(instantAt(at)).toBe(instantOf(date, timeOfMinutes(at), zone));
      },
    );
    fc.assert(property, { numRuns: 300, seed: 1 });
  });
});

describe('a day', () => {
  it('is as long as the clocks make it', () => {
    const hours = (date: string, zone: string) => {
      const { from, to } = boundsOfDate(date, zone);
      return (to - from) / HOUR;
    };
    expect(hours('2026-03-02', 'Europe/Berlin')).toBe(24);
    expect(hours('2026-03-29', 'Europe/Berlin')).toBe(23);
    expect(hours('2026-10-25', 'Europe/Berlin')).toBe(25);
    expect(hours('2018-11-04', 'America/Sao_Paulo')).toBe(23);
    expect(timeAt(boundsOfDate('2018-11-04', 'America/Sao_Paulo').from, 'America/Sao_Paulo')).toBe('01:00');
  });

  it('follows the one before it without a gap', () => {
    const property = fc.property(day, fc.constantFrom(...ZONES), (date, zone) => {
      expect(boundsOfDate(date, zone).to).toBe(boundsOfDate(addDays(date, 1), zone).from);
      expect(daysBetween(date, addDays(date, 400))).toBe(400);
    });
    fc.assert(property, { numRuns: 200, seed: 1 });
  });

  it('is a weekend on Saturdays and Sundays', () => {
    const week = Array.from({ length: 7 }, (_, index) => isWeekend(addDays('2026-03-02', index)));
    expect(week).toEqual([false, false, false, false, false, true, true]);
  });
});
