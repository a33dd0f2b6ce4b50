import { describe, expect, it } from 'vitest';
import { countTimes, planTimes, type SlotSpan } from './slot-plan.ts';

const span = (change: Partial<SlotSpan> = {}): SlotSpan => ({
  startDate: '2024-12-15',
  endDate: '2024-12-20',
  startTime: '09:00',
  endTime: '17:00',
  durationMinutes: 30,
  ...change,
});
const times = (date: string, change: Partial<SlotSpan>, zone = 'Europe/Berlin') =>
  planTimes(span({ startDate: date, endDate: date, ...change }), zone).map(({ time, startsAt }) =>
    startsAt === null ? `(${time})` : time,
  );

describe('the plan of a span', () => {
  it('has 80 times in the working week, and 96 with its Sunday', () => {
    expect(planTimes(span({ excludeWeekends: true }), 'UTC')).toHaveLength(80);
    expect(planTimes(span(), 'UTC')).toHaveLength(96);
    expect(countTimes(span())).toBe(96);
  });

  it('is in order, and ends by closing', () => {
    expect(times('2026-05-05', { startTime: '09:00', endTime: '10:25', durationMinutes: 20 })).toEqual([
      '09:00',
      '09:20',
      '09:40',
      '10:00',
    ]);
    expect(times('2026-05-05', { startTime: '09:00', endTime: '09:29' })).toEqual([]);
  });

  it('names the times that the clocks skip', () => {
    const night = { startTime: '01:00', endTime: '04:00', durationMinutes: 60 };
    expect(times('2026-03-29', night)).toEqual(['01:00', '(02:00)', '03:00']);
    expect(times('2026-10-25', night)).toEqual(['01:00', '02:00', '03:00']);
  });

  it('leaves out a last slot that a skipped hour would push past closing', () => {
    const night = { startTime: '00:00', endTime: '03:00', durationMinutes: 90 };
    expect(times('2026-03-28', night)).toEqual(['00:00', '01:30']);
    expect(times('2026-03-29', night)).toEqual(['00:00']);
  });

  it('ends by a closing time that the clocks skip, too', () => {
    const night = { startTime: '01:00', endTime: '02:30', durationMinutes: 60 };
    expect(times('2026-03-29', night)).toEqual(['01:00']);
  });

  it('makes nothing of a span that runs backwards', () => {
    expect(planTimes(span({ endDate: '2024-12-14' }), 'UTC')).toEqual([]);
    expect(countTimes(span({ endTime: '08:00' }))).toBe(0);
    expect(planTimes(span({ endTime: '08:00' }), 'UTC')).toEqual([]);
  });
});
