import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type Clinic, first, openClinic } from '../../../../tests/support/clinic.ts';
import { session, Worker } from '../../../../tests/support/schedules.ts';

let clinic: Clinic;
let bea: Worker;

/** Monday, 2 March 2026, 08:00 in Berlin; Bea works on Mondays. */
beforeEach(async () => {
  clinic = await openClinic();
  bea = await Worker.hire(clinic, 'Bea Blau');
  await bea.apply([mondays()]);
});
afterEach(async () => {
  await clinic.requireSound();
  await clinic.close();
});

const mondays = () => bea.week([session(1, '09:00', '11:00'), session(1, '13:30', '14:30')]);

describe('what comes in between', () => {
  test('two doctors change rooms with each other, and back', async () => {
    const [a, b] = [
      (await clinic.admin.call('rooms.create', { name: 'Room A' })).id,
      (await clinic.admin.call('rooms.create', { name: 'Room B' })).id,
    ];
    const cem = await Worker.hire(clinic, 'Cem Can');
    const tuesday = (roomId: number) => [session(2, '09:00', '11:00', 30, roomId)];
    await bea.apply([bea.week(tuesday(a)), bea.week(tuesday(b), { doctorId: cem.doctorId })]);
    const roomsOn = async () =>
      [...(await bea.slotsOn('2026-03-10')), ...(await cem.slotsOn('2026-03-10'))].map(
        ({ roomName }) => roomName,
      );
    const before = await roomsOn();
    expect(new Set(before)).toEqual(new Set(['Room A', 'Room B']));
    const idOf = async (who: Worker) => (await who.schedules()).at(-1)?.id;
    const change = await bea.apply([
      bea.week(tuesday(b), { id: await idOf(bea) }),
      bea.week(tuesday(a), { id: await idOf(cem), doctorId: cem.doctorId }),
    ]);
    expect(await roomsOn()).toEqual(before.toReversed());
    await clinic.admin.call('schedules.undo', { id: change.id });
    expect(await roomsOn()).toEqual(before);
  });

  test('a visit that was kept, then called off by mistake, has its place again; nobody else has', async () => {
    const booking = await bea.book(first(await bea.slotsOn('2026-03-09')).id);
    await bea.apply([bea.leave('2026-03-09')], [{ bookingId: booking.id, action: 'KEEP' }]);
    await clinic.desk.call('bookings.cancel', { id: booking.id });
    await clinic.desk.refused('SLOT_BLOCKED', 'bookings.create', {
      slotId: booking.slotId,
      patient: { name: 'Else Where' },
    });
    expect((await clinic.desk.call('bookings.restore', { id: booking.id })).status).toBe('CONFIRMED');
  });

  test('who was kept is not asked about again, unless the doctor is away then', async () => {
    const booking = await bea.book(first(await bea.slotsOn('2026-03-09')).id);
    const shorter = mondays();
    const schedules = await bea.schedules();
    const id = first(schedules).id;
    await bea.apply(
      [{ ...shorter, id, sessions: [session(1, '10:00', '11:00')] }],
      [{ bookingId: booking.id, action: 'KEEP' }],
    );
    const again = await bea.preview([{ ...shorter, id, sessions: [session(1, '10:00', '11:00', 20)] }]);
    expect(again.displaced).toEqual([]);
    expect((await bea.preview([bea.leave('2026-03-09')])).displaced).toMatchObject([
      { bookingId: booking.id },
    ]);
    await bea.apply([bea.leave('2026-03-09')], [{ bookingId: booking.id, action: 'KEEP' }]);
    expect((await bea.preview([{ ...shorter, id, sessions: [] }])).displaced).toEqual([]);
  });

  test('a slot that has begun is in the way of new ones, and a visit in it is not sent away', async () => {
    const [slot] = await bea.slotsOn('2026-03-02');
    const booking = await bea.book(slot?.id ?? 0);
    clinic.clock.at = Date.parse(slot?.startsAt ?? '') + 5 * 60_000;
    const schedules = await bea.schedules();
    const edits = [{ ...mondays(), id: first(schedules).id, sessions: [session(1, '09:10', '11:10')] }];
    const plan = await bea.preview(edits);
    expect(plan).toMatchObject({ displaced: [], inTheWay: 1 });
    await bea.apply(edits);
    expect((await clinic.desk.call('bookings.get', { id: booking.id })).status).toBe('CONFIRMED');
  });

  test('another change of the same schedule is in the way of undo until it is taken back itself', async () => {
    const schedules = await bea.schedules();
    const edit = (time: string) => ({
      ...mondays(),
      id: first(schedules).id,
      sessions: [session(1, '09:00', time)],
    });
    const one = await bea.apply([edit('10:00')]);
    const two = await bea.apply([edit('10:30')]);
    await clinic.admin.refused('UNDO_OVERTAKEN', 'schedules.undo', { id: one.id });
    await clinic.admin.call('schedules.undo', { id: two.id });
    await clinic.admin.call('schedules.undo', { id: one.id });
  });

  test('a place that is given twice is refused, and nothing has changed', async () => {
    const slots = await bea.slotsOn('2026-03-09');
    const bookings = [await bea.book(slots[0]?.id ?? 0), await bea.book(slots[1]?.id ?? 0)];
    const edits = [bea.leave('2026-03-09')];
    const plan = await bea.preview(edits);
    const to = { doctorId: bea.doctorId, startsAt: plan.displaced[0]?.offers[0]?.startsAt ?? '' };
    const before = await clinic.admin.call('slots.list', { doctorId: bea.doctorId, limit: 5000 });
    await clinic.admin.refused('SLOT_BOOKED', 'schedules.apply', {
      edits,
      token: plan.token,
      resolutions: bookings.map(({ id: bookingId }) => ({ bookingId, action: 'MOVE' as const, to })),
    });
    expect(await clinic.admin.call('slots.list', { doctorId: bea.doctorId, limit: 5000 })).toEqual(before);
    expect((await clinic.admin.call('schedules.get', { doctorId: bea.doctorId })).exceptions).toEqual([]);
    expect((await clinic.admin.call('schedules.changes', {})).items).toHaveLength(1);
  });
});
