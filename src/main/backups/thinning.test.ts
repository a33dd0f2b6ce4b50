import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { BackupReason } from './names.ts';
import { dateAt } from '../../shared/calendar.ts';
import { backupName, parseBackupName } from './names.ts';
import { backupsToRemove } from './thinning.ts';

const HOUR = 60 * 60 * 1000;
const DAY = 24 * HOUR;
const NOW = Date.parse('2026-11-28T17:00:00Z');
const ZONE = 'Europe/Berlin';

const daily = (at: number, reason: BackupReason = 'daily') => ({ at, reason });
const keptOf = (all: { at: number; reason: BackupReason }[], now = NOW) => {
  const gone = new Set(backupsToRemove(all, ZONE, now));
  return all.filter((backup) => !gone.has(backup));
};

describe('thinning', () => {
  it('keeps twelve days, ten weeks and nine months of two years of daily backups', () => {
    const all = Array.from({ length: 730 }, (_, index) => daily(NOW - index * DAY));
    const dates = keptOf(all).map(({ at }) => new Date(at).toISOString().slice(0, 10));
    expect(dates).toEqual(
      [
        '2026-11-28',
        '2026-11-27',
        '2026-11-26',
        '2026-11-25',
        '2026-11-24',
        '2026-11-23',
        '2026-11-22',
        '2026-11-21',
        '2026-11-20',
        '2026-11-19',
        '2026-11-18',
        '2026-11-17',
        // The Sundays of the weeks before, and the last days of the months before.
        '2026-11-15',
        '2026-11-08',
        '2026-11-01',
        '2026-10-31',
        '2026-10-25',
        '2026-10-18',
        '2026-10-11',
        '2026-10-04',
        '2026-09-27',
        '2026-09-30',
        '2026-08-31',
        '2026-07-31',
        '2026-06-30',
        '2026-05-31',
        '2026-04-30',
        '2026-03-31',
      ]
        .toSorted()
        .toReversed(),
    );
  });

  it('keeps all of the last two days that have one, and the last of each day before', () => {
    const today = [0, 1, 2, 3].map((hours) => daily(NOW - hours * HOUR, 'close'));
    const before = [30, 31].map((hours) => daily(NOW - hours * HOUR, 'close'));
    const earlier = [60, 61, 62].map((hours) => daily(NOW - hours * HOUR, 'close'));
    expect(keptOf([...today, ...before, ...earlier])).toEqual([...today, ...before, earlier[0]]);
  });

  it('loses nothing by a clock that is a year ahead for a day, or back', () => {
    const aside = daily(NOW - 20 * DAY, 'before-restore');
    const days = Array.from({ length: 11 }, (_, index) => daily(NOW - index * DAY));
    const today = [1, 2].map((hours) => daily(NOW - hours * HOUR, 'manual'));
    for (const wrong of [NOW + 365 * DAY, NOW - 365 * DAY]) {
      const all = [...days, ...today, aside, daily(wrong), daily(wrong + HOUR, 'close')];
      expect(backupsToRemove(all, ZONE, wrong + HOUR)).toEqual([]);
    }
  });

  it('counts the days of the clinic, not those of Greenwich', () => {
    const lateInBerlin = daily(Date.parse('2026-11-20T22:30:00Z'));
    const earlyNextDay = daily(Date.parse('2026-11-20T23:30:00Z'));
    const since = [daily(NOW), daily(NOW - DAY)];
    expect(keptOf([lateInBerlin, earlyNextDay, ...since])).toHaveLength(4);
    expect(backupsToRemove([lateInBerlin, earlyNextDay, ...since], 'UTC', NOW)).toEqual([lateInBerlin]);
  });

  it('loses nothing of a clinic that was closed for a year', () => {
    const all = Array.from({ length: 12 }, (_, index) => daily(NOW - (365 + index) * DAY));
    expect(keptOf(all)).toEqual(all);
  });

  it('keeps what a restore put aside for ninety days, and it takes the place of no other', () => {
    const aside = [daily(NOW - 89 * DAY, 'before-restore'), daily(NOW - 97 * DAY, 'before-restore')];
    const same = daily(NOW - 89 * DAY - HOUR);
    const since = Array.from({ length: 7 }, (_, index) => daily(NOW - index * DAY));
    expect(keptOf([...aside, same, ...since])).toEqual([aside[0], same, ...since]);
    // A clock that says so alone is not believed.
    expect(keptOf([...aside, same])).toEqual([...aside, same]);
  });

  it('of whatever there is keeps the newest, at most 31 older than the last two days, and takes no more away a second time', () => {
    const backups = fc.array(
      fc.record({
        at: fc.integer({ min: NOW - 900 * DAY, max: NOW }),
        reason: fc.constantFrom<BackupReason>('daily', 'close', 'manual', 'update'),
      }),
      { minLength: 1, maxLength: 200 },
    );
    fc.assert(
      fc.property(backups, (all) => {
        const kept = keptOf(all);
        const newest = Math.max(...all.map(({ at }) => at));
        const lastTwo = [...new Set(kept.map(({ at }) => dateAt(at, ZONE)))].toSorted().slice(-2);
        const old = kept.filter(({ at }) => at <= NOW - DAY && !lastTwo.includes(dateAt(at, ZONE))).length;
        return kept.some(({ at }) => at === newest) && old <= 31 && keptOf(kept).length === kept.length;
      }),
    );
  });
});

describe('a name', () => {
  it('says when and why, and sorts by time', () => {
    const name = backupName({ at: NOW, reason: 'before-restore' });
    expect(name).toBe('clinic-20261128T170000000Z-before-restore.db');
    expect(parseBackupName(name)).toEqual({ at: NOW, reason: 'before-restore' });
  });

  it.each(['clinic.db', '../clinic-20261128T170000000Z-daily.db', 'clinic-20261128T170000000Z-other.db', ''])(
    'is not made of %j',
    (name) => expect(parseBackupName(name)).toBeNull(),
  );
});
