import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { timeAt } from '../../../shared/calendar.ts';
import type { Input } from '../../../shared/contract/index.ts';
import { type Clinic, openClinic } from '../../../../tests/support/clinic.ts';

type Span = Input<'slots.bulkCreate'>;
let clinic: Clinic;
let doctorId: number;

async function open(timeZone = 'Europe/Berlin') {
  clinic = await openClinic({ timeZone });
  const doctor = { name: 'Dr Who', specialization: 'Time', email: 'who@clinic.test' };
  doctorId = (await clinic.admin.call('doctors.create', doctor)).id;
}
beforeEach(() => open());
afterEach(() => clinic.close());

const week = (): Span => ({
  doctorId,
  startDate: '2024-12-15',
  endDate: '2024-12-20',
  startTime: '09:00',
  endTime: '17:00',
  durationMinutes: 30,
  excludeWeekends: true,
});
const oneDay = (date: string, startTime: string, endTime: string, durationMinutes: number): Span => ({
  ...week(),
  startDate: date,
  endDate: date,
  startTime,
  endTime,
  durationMinutes,
  excludeWeekends: false,
});
const bulk = (span: Span) => clinic.admin.call('slots.bulkCreate', span);
const slots = async () => (await clinic.desk.call('slots.list', { limit: 5000 })).items;
const walls = async (zone: string) =>
  (await slots()).map(({ startsAt }) => timeAt(Date.parse(startsAt), zone));

describe('bulk creation', () => {
  it('makes 80 slots of a working week, and none of them twice', async () => {
    const none = { skipped: 0, existing: 0, overlapping: 0, roomTaken: 0, noSuchTime: 0 };
    expect(await bulk(week())).toEqual({ count: 80, ...none, message: 'Created 80 appointment slots' });
    const all = await slots();
    expect(all).toHaveLength(80);
    expect(all[0]?.startsAt).toBe('2024-12-16T08:00:00.000Z');
    expect(all.at(-1)?.startsAt).toBe('2024-12-20T15:30:00.000Z');

    const again = await bulk(week());
    const message = 'Created 0 appointment slots';
    expect(again).toEqual({ ...none, count: 0, skipped: 80, existing: 80, message });
    expect(await slots()).toEqual(all);
  });

  it('tells slots that are there apart from those in the way', async () => {
    await bulk(week());
    const shifted = await bulk({ ...week(), startTime: '09:15', endTime: '17:45' });
    expect(shifted).toMatchObject({ count: 5, skipped: 80, existing: 0, overlapping: 80 });
    const hours = await bulk({ ...oneDay('2024-12-21', '09:00', '11:00', 60) });
    expect(hours.count).toBe(2);
    // 09:00 and 10:00 are there, 09:30 and 10:30 lie in them, 11:00 and 11:30 are new.
    const halves = await bulk({ ...oneDay('2024-12-21', '09:00', '12:00', 30) });
    expect(halves).toMatchObject({ count: 2, skipped: 4, existing: 2, overlapping: 2 });
  });

  it('makes nothing in a dry run, and says of each time what would become of it', async () => {
    await bulk(oneDay('2024-12-16', '09:30', '10:00', 20));
    const dry = await bulk({ ...oneDay('2024-12-16', '09:00', '10:30', 30), dryRun: true });
    expect(dry).toMatchObject({ count: 2, skipped: 1, message: 'Would create 2 appointment slots' });
    expect(dry.planned).toEqual([
      { date: '2024-12-16', time: '09:00', outcome: 'NEW' },
      { date: '2024-12-16', time: '09:30', outcome: 'EXISTS' },
      { date: '2024-12-16', time: '10:00', outcome: 'NEW' },
    ]);
    expect(await slots()).toHaveLength(1);
  });

  it.each([
    ['09:00', '10:00', 25, 2],
    ['09:00', '10:00', 60, 1],
    ['09:00', '09:59', 60, 0],
    ['23:00', '23:59', 30, 1],
  ])('never runs a last slot past closing: %s–%s by %d makes %d', async (from, to, minutes, count) => {
    expect((await bulk(oneDay('2026-05-05', from, to, minutes))).count).toBe(count);
  });

  it('makes no slot at a time that the clocks skip', async () => {
    const made = await bulk(oneDay('2026-03-29', '01:00', '05:00', 30));
    expect(made).toMatchObject({ count: 6, skipped: 0, noSuchTime: 2 });
    expect(await walls('Europe/Berlin')).toEqual(['01:00', '01:30', '03:00', '03:30', '04:00', '04:30']);
  });

  it('makes each slot once in an hour that comes twice', async () => {
    const made = await bulk(oneDay('2026-10-25', '01:00', '05:00', 30));
    expect(made).toMatchObject({ count: 8, noSuchTime: 0 });
    const instants = (await slots()).map(({ startsAt }) => startsAt.slice(11, 16));
    expect(instants).toEqual(['23:00', '23:30', '00:00', '00:30', '02:00', '02:30', '03:00', '03:30']);
    expect((await bulk(oneDay('2026-10-25', '01:00', '05:00', 30))).existing).toBe(8);
  });

  it('knows a zone whose days did not all begin at midnight', async () => {
    await clinic.close();
    await open('America/Sao_Paulo');
    const made = await bulk({ ...oneDay('2018-11-03', '00:00', '02:00', 30), endDate: '2018-11-05' });
    expect(made).toMatchObject({ count: 10, noSuchTime: 2 });
    const onTheDay = (await clinic.desk.call('slots.list', { date: '2018-11-04' })).items;
    expect(onTheDay.map(({ startsAt }) => startsAt.slice(11, 16))).toEqual(['03:00', '03:30']);
  });

  it('refuses spans that make no sense, naming the field, and makes nothing', async () => {
    const refused = async (change: Partial<Span>) =>
      (await clinic.admin.refused('INPUT_INVALID', 'slots.bulkCreate', { ...week(), ...change })).fields;
    expect(await refused({ endDate: '2024-12-14' })).toEqual({ endDate: 'END_BEFORE_START' });
    expect(await refused({ endTime: '09:00' })).toEqual({ endTime: 'END_BEFORE_START' });
    expect(await refused({ startTime: '24:00' })).toEqual({ startTime: 'NOT_A_TIME' });
    expect(await refused({ startDate: '2024-02-30' })).toEqual({ startDate: 'NOT_A_DATE' });
    expect(await refused({ durationMinutes: 0 })).toEqual({ durationMinutes: 'TOO_SMALL' });
    expect(await refused({ durationMinutes: 30.5 })).toEqual({ durationMinutes: 'NOT_VALID' });
    await clinic.admin.refused('TOO_MANY_SLOTS', 'slots.bulkCreate', { ...week(), endDate: '2199-12-31' });
    await clinic.admin.refused('DOCTOR_NOT_FOUND', 'slots.bulkCreate', { ...week(), doctorId: 999 });
    expect(await slots()).toEqual([]);
  });

  it('makes none in three centuries of days that are too short', async () => {
    const short = { startDate: '1850-01-01', endDate: '2199-12-31', startTime: '09:00', endTime: '09:10' };
    expect(await bulk({ ...week(), ...short })).toMatchObject({ count: 0, skipped: 0 });
  });

  it('counts a weekend alone as none', async () => {
    const weekend = { startDate: '2024-12-14', endDate: '2024-12-15' };
    const made = await bulk({ ...week(), ...weekend });
    expect(made).toMatchObject({ count: 0, skipped: 0, message: 'Created 0 appointment slots' });
  });

  it('is one change for the other windows', async () => {
    const changes: unknown[] = [];
    await clinic.told();
    const stop = clinic.app.changes.subscribe(({ entity, ids }) => changes.push([entity, ids]));
    await bulk({ ...week(), dryRun: true });
    await bulk(week());
    await clinic.told();
    stop();
    expect(changes).toEqual([['slots', []]]);
  });
});
