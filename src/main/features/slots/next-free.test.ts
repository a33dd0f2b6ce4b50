import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Clinic, openClinic } from '../../../../tests/support/clinic.ts';
import type { Input } from '../../../shared/contract/index.ts';

let clinic: Clinic;
const doctors: number[] = [];

/** Monday to Wednesday: one doctor from 08:00 to 10:00, another of another field from 11:30 to 18:00. */
beforeAll(async () => {
  clinic = await openClinic();
  for (const [index, hours] of [
    ['08:00', '10:00', 15],
    ['11:30', '18:00', 30],
  ].entries()) {
    const [startTime, endTime, durationMinutes] = hours as [string, string, number];
    const { id } = await clinic.admin.call('doctors.create', {
      name: `Doctor ${index}`,
      specialization: ['Eyes', 'Ears'][index] ?? '',
      email: `d${index}@clinic.test`,
    });
    doctors.push(id);
    const dates = { startDate: '2026-03-02', endDate: '2026-03-04' };
    await clinic.admin.call('slots.bulkCreate', {
      doctorId: id,
      ...dates,
      startTime,
      endTime,
      durationMinutes,
    });
  }
});
afterAll(() => clinic.close());

/** The offers as the wall shows them: day of March, time in Berlin (UTC+1). */
async function offers(input: Input<'slots.nextFree'>) {
  const { items } = await clinic.desk.call('slots.nextFree', input);
  return items.map(({ startsAt }) => {
    const wall = new Date(Date.parse(startsAt) + 3_600_000).toISOString();
    return `${Number(wall.slice(8, 10))} ${wall.slice(11, 16)}`;
  });
}

describe('next free', () => {
  it('offers the first six from now on, across doctors', async () => {
    expect(await offers({})).toEqual(['2 08:00', '2 08:15', '2 08:30', '2 08:45', '2 09:00', '2 09:15']);
  });

  it.each([
    [{ specialization: 'Ears', limit: 2 }, ['2 11:30', '2 12:00']],
    [{ part: 'AFTERNOON', limit: 2 }, ['2 12:00', '2 12:30']],
    [{ part: 'EVENING', limit: 3 }, ['2 17:00', '2 17:30', '3 17:00']],
    [{ part: 'MORNING', specialization: 'Ears' }, ['2 11:30', '3 11:30', '4 11:30']],
    [{ fromDate: '2026-03-04', limit: 1 }, ['4 08:00']],
    [{ fromDate: '2026-03-03', untilDate: '2026-03-03', part: 'EVENING' }, ['3 17:00', '3 17:30']],
    [{ fromDate: '2026-03-09' }, []],
    [{ specialization: 'Feet' }, []],
  ] as const)('%j', async (input, expected) => {
    expect(await offers(input)).toEqual(expected);
  });

  it('by doctor', async () => {
    expect(await offers({ doctorId: doctors[1], limit: 1 })).toEqual(['2 11:30']);
  });

  it('leaves out what is past, booked, held, blocked or of a doctor who takes no more bookings', async () => {
    const { items } = await clinic.desk.call('slots.list', { doctorId: doctors[0], date: '2026-03-02' });
    const ids = items.map(({ id }) => id);
    await clinic.desk.call('bookings.create', { slotId: ids[1] ?? 0, patient: { name: 'Jane Doe' } });
    const hold = await clinic.desk.call('bookings.hold', { slotId: ids[2] ?? 0 });
    await clinic.admin.call('slots.block', { id: ids[3] ?? 0 });
    clinic.clock.pass(60_000);
    expect(await offers({ limit: 2 })).toEqual(['2 09:00', '2 09:15']);
    clinic.clock.pass(60_000);
    expect(await offers({ limit: 2 })).toEqual(['2 08:30', '2 09:00']);
    await clinic.admin.call('doctors.deactivate', { id: doctors[0] ?? 0 });
    expect(await offers({ limit: 1 })).toEqual(['2 11:30']);
    await clinic.admin.call('doctors.reactivate', { id: doctors[0] ?? 0 });
    await clinic.desk.refused('HOLD_EXPIRED', 'bookings.release', { id: hold.id });
  });

  it('for a longer visit, only where it fits without a gap, and by whom it is offered', async () => {
    const type = await clinic.admin.call('visitTypes.create', {
      name: 'Long',
      durationMinutes: 40,
      bufferMinutes: 5,
      colour: 'green',
    });
    const wanted = { visitTypeId: type.id, doctorId: doctors[0] };
    // 08:15 is booked and 08:45 blocked; three slots in a row are free from 09:00 on.
    expect(await offers({ ...wanted, limit: 3 })).toEqual(['2 09:00', '2 09:15', '3 08:00']);
    const [offer] = (await clinic.desk.call('slots.nextFree', { ...wanted, limit: 1 })).items;
    expect(offer).toMatchObject({ durationMinutes: 15, visitMinutes: 45 });
    await clinic.admin.call('visitTypes.update', { id: type.id, doctorIds: [doctors[1] ?? 0] });
    expect(await offers(wanted)).toEqual([]);
    expect(await offers({ visitTypeId: type.id, limit: 1 })).toEqual(['2 11:30']);
  });

  it('until a date is until its end, on the day of 25 hours, too', async () => {
    const last = { doctorId: doctors[0] ?? 0, startsAt: '2026-10-25T22:30:00.000Z' };
    const { id } = await clinic.admin.call('slots.create', last);
    const input = { fromDate: '2026-10-25', untilDate: '2026-10-25' };
    const found = await clinic.desk.call('slots.nextFree', input);
    expect(found.items.map((slot) => slot.id)).toEqual([id]);
    await clinic.admin.call('slots.remove', { id });
  });

  it('agrees with booking: what is offered first can be booked', async () => {
    const { items } = await clinic.desk.call('slots.nextFree', { limit: 50 });
    for (const { id, version } of items) {
      const answer = await clinic.desk.ask('bookings.hold', { slotId: id, slotVersion: version });
      expect(answer).toMatchObject({ ok: true });
    }
  });
});
