import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Clinic, openClinic } from '../../../../tests/support/clinic.ts';

const WEEKLY = { every: 1, unit: 'WEEK' } as const;
const FOUR = { ...WEEKLY, count: 4 };
const patient = { name: 'Serena Series' };
let clinic: Clinic;
let doctorId: number;

/** Mondays to Fridays of March, 09:00 to 11:00 in half hours; the clocks change on the 29th. */
beforeEach(async () => {
  clinic = await openClinic();
  ({ id: doctorId } = await clinic.admin.call('doctors.create', {
    name: 'Dr Weekly',
    specialization: 'Physiotherapy',
    email: 'weekly@clinic.test',
  }));
  await clinic.admin.call('slots.bulkCreate', {
    doctorId,
    startDate: '2026-03-02',
    endDate: '2026-04-30',
    startTime: '09:00',
    endTime: '11:00',
    durationMinutes: 30,
    excludeWeekends: true,
  });
});
afterEach(async () => {
  await clinic.requireSound();
  await clinic.close();
});

const slotsOn = async (date: string) => (await clinic.desk.call('slots.list', { doctorId, date })).items;
const slotAt = async (date: string, index = 0) =>
  (await slotsOn(date))[index] as Awaited<ReturnType<typeof slotsOn>>[number];
const startsOf = (items: readonly { startsAt: string }[]) =>
  items.map(({ startsAt }) => startsAt.slice(5, 16));

async function makeSeries() {
  const { id: slotId } = await slotAt('2026-03-16');
  const { items } = await clinic.desk.call('series.preview', { slotId, ...FOUR });
  const slots = items.map((one) => ({ slotId: one.slotId ?? 0, slotVersion: one.slotVersion ?? 0 }));
  return clinic.desk.call('series.create', { slots, patient, ...FOUR });
}
const listOf = async (seriesId: number) =>
  (await clinic.desk.call('bookings.list', { seriesId, direction: 'asc', sort: 'startsAt' })).items;

describe('a preview', () => {
  it('follows the wall clock over a change of the clocks', async () => {
    const { id: slotId } = await slotAt('2026-03-16', 1);
    const { items } = await clinic.desk.call('series.preview', { slotId, ...FOUR });
    expect(items.map(({ date, time, state }) => `${date} ${time} ${state}`)).toEqual([
      '2026-03-16 09:30 FREE',
      '2026-03-23 09:30 FREE',
      '2026-03-30 09:30 FREE',
      '2026-04-06 09:30 FREE',
    ]);
  });

  it('names what is in the way, and the nearest free time of that day', async () => {
    const [one, two, three] = [
      await slotAt('2026-03-23'),
      await slotAt('2026-03-30'),
      await slotAt('2026-04-06'),
    ];
    await clinic.desk.call('bookings.create', { slotId: one.id, patient });
    await clinic.admin.call('slots.block', { id: two.id });
    await clinic.desk.call('bookings.hold', { slotId: three.id });
    const { id: slotId } = await slotAt('2026-03-16');
    const { items } = await clinic.desk.call('series.preview', { slotId, every: 1, unit: 'WEEK', count: 8 });
    expect(items.map(({ state }) => state)).toEqual([
      'FREE',
      'BOOKED',
      'BLOCKED',
      'HELD',
      'FREE',
      'FREE',
      'FREE',
      'NO_SLOT',
    ]);
    const next = await slotAt('2026-03-23', 1);
    expect(items[1]?.shifted).toEqual({ slotId: next.id, slotVersion: 1, startsAt: next.startsAt });
    expect(items[7]).toMatchObject({ slotId: null, shifted: null });
  });

  it('sees that a longer visit does not fit', async () => {
    const type = await clinic.admin.call('visitTypes.create', {
      name: 'Hour',
      durationMinutes: 60,
      colour: 'grey',
    });
    await clinic.desk.call('bookings.create', { slotId: (await slotAt('2026-03-23', 1)).id, patient });
    const { id: slotId } = await slotAt('2026-03-16');
    const wanted = { slotId, visitTypeId: type.id, ...WEEKLY, count: 2 };
    const { items } = await clinic.desk.call('series.preview', wanted);
    expect(items.map(({ state }) => state)).toEqual(['FREE', 'TOO_SHORT']);
    expect(items[1]?.shifted?.startsAt).toContain('03-23T09:00');
  });

  it.each([
    [{ ...WEEKLY }, { until: 'REQUIRED' }],
    [{ ...FOUR, until: '2026-04-01' }, { until: 'REQUIRED' }],
    [{ ...FOUR, every: 0 }, { every: 'TOO_SMALL' }],
    [{ ...WEEKLY, count: 105 }, { count: 'TOO_BIG' }],
  ])('%j is refused', async (rule, fields) => {
    const { id: slotId } = await slotAt('2026-03-16');
    const error = await clinic.desk.refused('INPUT_INVALID', 'series.preview', { slotId, ...rule });
    expect(error.fields).toEqual(fields);
  });
});

describe('a series', () => {
  it('books all of it', async () => {
    const { seriesId, items } = await makeSeries();
    expect(startsOf(items)).toEqual(['03-16T08:00', '03-23T08:00', '03-30T07:00', '04-06T07:00']);
    expect(new Set(items.map((one) => one.patient?.id)).size).toBe(1);
    expect(items.every((one) => one.seriesId === seriesId && one.status === 'CONFIRMED')).toBe(true);
  });

  it('or none of it: a slot that was lost meanwhile takes all of it back, the new patient too', async () => {
    const { id: slotId } = await slotAt('2026-03-16');
    const { items } = await clinic.desk.call('series.preview', { slotId, ...FOUR });
    await clinic.desk.call('bookings.create', {
      slotId: items[3]?.slotId ?? 0,
      patient: { name: 'Quick One' },
    });
    const slots = items.map((one) => ({ slotId: one.slotId ?? 0 }));
    await clinic.desk.refused('SLOT_BOOKED', 'series.create', { slots, patient, ...FOUR });
    expect((await clinic.desk.call('bookings.list', {})).items).toHaveLength(1);
    expect((await clinic.desk.call('patients.search', { query: 'serena' })).items).toEqual([]);
  });

  it.each([
    ['THIS', ['03-16', '03-30', '04-06']],
    ['FOLLOWING', ['03-16']],
    ['ALL', []],
  ] as const)('cancelling %s of it', async (scope, left) => {
    const { seriesId, items } = await makeSeries();
    await clinic.desk.call('bookings.cancel', { id: items[1]?.id ?? 0, scope, reason: 'holiday' });
    const standing = (await listOf(seriesId)).filter(({ status }) => status === 'CONFIRMED');
    expect(standing.map(({ startsAt }) => startsAt.slice(5, 10))).toEqual(left);
    expect(await listOf(seriesId)).toHaveLength(4);
  });

  it('all of it leaves what is over as it was', async () => {
    const { seriesId, items } = await makeSeries();
    clinic.clock.at = Date.parse('2026-03-24T08:00:00Z');
    const { token } = await clinic.nobody.call('auth.login', {
      email: 'rita@clinic.test',
      password: 'correct horse battery',
    });
    const desk = clinic.as(token);
    await desk.call('bookings.update', { id: items[2]?.id ?? 0, scope: 'ALL', notes: 'bring papers' });
    const { items: all } = await desk.call('bookings.list', { seriesId, direction: 'asc', sort: 'startsAt' });
    expect(all.map(({ notes }) => notes)).toEqual([null, null, 'bring papers', 'bring papers']);
  });

  it('all of it leaves who has arrived', async () => {
    const { seriesId, items } = await makeSeries();
    clinic.clock.at = Date.parse('2026-03-16T07:00:00Z');
    const { token } = await clinic.nobody.call('auth.login', {
      email: 'rita@clinic.test',
      password: 'correct horse battery',
    });
    const desk = clinic.as(token);
    await desk.call('bookings.mark', { id: items[0]?.id ?? 0, state: 'ARRIVED' });
    await desk.call('bookings.cancel', { id: items[1]?.id ?? 0, scope: 'ALL' });
    const { items: all } = await desk.call('bookings.list', { seriesId, direction: 'asc', sort: 'startsAt' });
    expect(all.map(({ status }) => status)).toEqual(['CONFIRMED', 'CANCELLED', 'CANCELLED', 'CANCELLED']);
  });

  it('moves the following by as many days to the same time', async () => {
    const { seriesId, items } = await makeSeries();
    const target = await slotAt('2026-03-24', 2);
    const moved = await clinic.desk.call('series.move', {
      id: items[1]?.id ?? 0,
      slotId: target.id,
      slotVersion: target.version,
      scope: 'FOLLOWING',
    });
    expect(startsOf(moved.items)).toEqual(['03-24T09:00', '03-31T08:00', '04-07T08:00']);
    expect(startsOf(await listOf(seriesId))).toEqual([
      '03-16T08:00',
      '03-24T09:00',
      '03-31T08:00',
      '04-07T08:00',
    ]);
  });

  it('moves onto its own slots, forward and back', async () => {
    const { seriesId, items } = await makeSeries();
    const week = async (date: string) =>
      clinic.desk.call('series.move', {
        id: items[0]?.id ?? 0,
        slotId: (await slotAt(date)).id,
        scope: 'ALL',
      });
    await week('2026-03-23');
    expect(startsOf(await listOf(seriesId))[3]).toBe('04-13T07:00');
    await week('2026-03-16');
    expect(startsOf(await listOf(seriesId))[0]).toBe('03-16T08:00');
  });

  it('moves all or none', async () => {
    const { seriesId, items } = await makeSeries();
    const before = await listOf(seriesId);
    await clinic.desk.call('bookings.create', {
      slotId: (await slotAt('2026-04-07', 2)).id,
      patient: { name: 'In The Way' },
    });
    const target = await slotAt('2026-03-24', 2);
    const error = await clinic.desk.refused('SERIES_CONFLICT', 'series.move', {
      id: items[1]?.id ?? 0,
      slotId: target.id,
      scope: 'FOLLOWING',
    });
    expect(error.params).toEqual({ date: '2026-04-07' });
    expect(await listOf(seriesId)).toEqual(before);
  });
});
