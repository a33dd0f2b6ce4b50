import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addDays, dateAt, timeAt, timeOfMinutes } from '../../../shared/calendar.ts';
import { type Clinic, openClinic } from '../../../../tests/support/clinic.ts';
import { runsOf } from '../../../../tests/support/runs.ts';

/** Days around which clocks change, or did, with gaps at one, two and midnight, and one of half an hour. */
const PLACES = [
  ['Europe/Berlin', '2026-03-28'],
  ['Europe/Berlin', '2026-10-24'],
  ['America/Sao_Paulo', '2018-11-03'],
  ['America/Sao_Paulo', '2018-02-17'],
  ['Australia/Lord_Howe', '2026-10-03'],
  ['Australia/Lord_Howe', '2026-04-04'],
  ['Asia/Kathmandu', '2026-05-05'],
  ['Pacific/Apia', '2011-12-28'],
] as const;

const quarter = fc.integer({ min: 0, max: 95 }).map((quarters) => timeOfMinutes(quarters * 15));
const span = fc.record({
  fromDay: fc.integer({ min: 0, max: 3 }),
  days: fc.integer({ min: 0, max: 2 }),
  startTime: quarter,
  endTime: quarter,
  durationMinutes: fc.constantFrom(15, 20, 30, 45, 60, 90, 240),
  excludeWeekends: fc.boolean(),
});

describe('bulk creation over random spans', () => {
  let clinic: Clinic;
  let doctors = 0;
  beforeAll(async () => {
    clinic = await openClinic();
  });
  afterAll(() => clinic.close());

  it('makes exactly what its dry run shows, at the wall times it names, and never an overlap', async () => {
    const property = fc.asyncProperty(
      fc.constantFrom(...PLACES),
      fc.array(span, { minLength: 1, maxLength: 4 }),
      async ([timeZone, day], spans) => {
        await clinic.admin.call('settings.update', { timeZone });
        doctors += 1;
        const person = { name: 'Dr Who', specialization: 'Time', email: `who${doctors}@clinic.test` };
        const { id: doctorId } = await clinic.admin.call('doctors.create', person);
        const wanted: string[] = [];
        for (const { fromDay, days, ...hours } of spans) {
          const startDate = addDays(day, fromDay);
          const input = { ...hours, doctorId, startDate, endDate: addDays(startDate, days) };
          const dry = await clinic.admin.ask('slots.bulkCreate', { ...input, dryRun: true });
          const real = await clinic.admin.ask('slots.bulkCreate', input);
          if (!dry.ok || !real.ok) {
            expect(real).toEqual(dry);
            expect(dry).toMatchObject({ error: { fields: { endTime: 'END_BEFORE_START' } } });
            continue;
          }
          const { planned = [], message: _would, ...totals } = dry.value;
          expect(real.value).toEqual({ ...totals, message: `Created ${totals.count} appointment slots` });
          const fresh = planned.filter(({ outcome }) => outcome === 'NEW');
          expect(fresh).toHaveLength(totals.count);
          expect(planned).toHaveLength(totals.count + totals.skipped + totals.noSuchTime);
          wanted.push(...fresh.map(({ date, time }) => `${date} ${time}`));
        }
        const { items } = await clinic.desk.call('slots.list', { doctorId, limit: 5000 });
        const walls = items.map(({ startsAt }) => {
          const instant = Date.parse(startsAt);
          return `${dateAt(instant, timeZone)} ${timeAt(instant, timeZone)}`;
        });
        expect(walls.toSorted()).toEqual(wanted.toSorted());
      },
    );
    await fc.assert(property, { numRuns: runsOf(120), seed: 20260302 });
    expect(await clinic.broken()).toEqual([]);
  });
});
