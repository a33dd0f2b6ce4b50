import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Input } from '../../../shared/contract/index.ts';
import type { Resolution, ScheduleEdit, SchedulePlan } from '../../../shared/contract/schedules.ts';
import { type Clinic, first, openClinic } from '../../../../tests/support/clinic.ts';

let clinic: Clinic;
let doctorId: number;

/** Monday, 2 March 2026, 08:00 in Berlin. */
beforeEach(async () => {
  clinic = await openClinic();
  doctorId = await addDoctor('Bea Blau');
});
afterEach(async () => {
  await clinic.requireSound();
  await clinic.close();
});

async function addDoctor(name: string, specialization = 'Dermatology'): Promise<number> {
  const email = `${name.replace(' ', '.').toLowerCase()}@clinic.test`;
  return (await clinic.admin.call('doctors.create', { name, specialization, email })).id;
}

type Week = Extract<Input<'schedules.preview'>['edits'][number], { kind: 'SET_WEEK' }>;
const session = (
  weekday: number,
  startTime: string,
  endTime: string,
  slotMinutes = 30,
  roomId: number | null = null,
) => ({
  weekday,
  startTime,
  endTime,
  slotMinutes,
  roomId,
});
const week = (sessions: Week['sessions'], more: Partial<Week> = {}): Week => ({
  kind: 'SET_WEEK',
  doctorId,
  validFrom: '2026-03-02',
  validUntil: '2026-03-31',
  everyWeeks: 1,
  sessions,
  ...more,
});
const leave = (fromDate: string, untilDate = fromDate, more: object = {}): ScheduleEdit => ({
  kind: 'SET_EXCEPTION',
  exception: 'LEAVE',
  doctorId,
  fromDate,
  untilDate,
  ...more,
});

async function apply(edits: Input<'schedules.apply'>['edits'], resolutions: Resolution[] = []) {
  const { token } = await clinic.admin.call('schedules.preview', { edits });
  return clinic.admin.call('schedules.apply', { edits, token, resolutions });
}

const preview = (edits: Input<'schedules.preview'>['edits']): Promise<SchedulePlan> =>
  clinic.admin.call('schedules.preview', { edits });

async function slotsOn(date: string, id = doctorId) {
  return (await clinic.admin.call('slots.list', { doctorId: id, date, limit: 500 })).items;
}

async function book(slotId: number, name = 'Pat Patient') {
  return clinic.desk.call('bookings.create', { slotId, patient: { name } });
}

const mondays = () => week([session(1, '09:00', '11:00'), session(1, '13:30', '14:30')]);

describe('a weekly schedule', () => {
  test('makes slots on its weekdays from now to its end, and is shown before it is', async () => {
    const plan = await preview([mondays()]);
    // Five Mondays of March with six slots each.
    expect(plan).toMatchObject({ made: 30, removed: 0, displaced: [], clashes: [] });
    expect(plan.days.map(({ date, made }) => [date, made])).toEqual(
      ['02', '09', '16', '23', '30'].map((day) => [`2026-03-${day}`, 6]),
    );
    expect(await slotsOn('2026-03-09')).toEqual([]);
    await apply([mondays()]);
    const starts = (await slotsOn('2026-03-09')).map(({ startsAt }) => startsAt.slice(11, 16));
    expect(starts).toEqual(['08:00', '08:30', '09:00', '09:30', '12:30', '13:00']);
    // After the clocks have gone forward it is still nine on the wall.
    expect(first(await slotsOn('2026-03-30')).startsAt).toBe('2026-03-30T07:00:00.000Z');
  });

  test('makes nothing that is past, and nothing twice', async () => {
    clinic.clock.pass(2 * 3_600_000);
    expect((await preview([mondays()])).made).toBe(30 - 2);
    await apply([mondays()]);
    expect(await clinic.admin.call('schedules.generate', {})).toEqual({ made: 0 });
    expect((await preview([{ ...mondays(), id: (await mine())[0]?.id }])).made).toBe(0);
  });

  test('of every second week leaves the others out, counted from the Monday of its first week', async () => {
    const plan = await preview([{ ...mondays(), validFrom: '2026-03-04', everyWeeks: 2 }]);
    expect(plan.days.map(({ date }) => date)).toEqual(['2026-03-16', '2026-03-30']);
  });

  test('replaced by another one, changes only what differs', async () => {
    await apply([mondays()]);
    const kept = first(await slotsOn('2026-03-09'));
    const plan = await preview([
      {
        ...mondays(),
        id: first(await mine()).id,
        sessions: [session(1, '09:00', '10:00'), session(1, '10:00', '11:00', 20)],
      },
    ]);
    expect(plan).toMatchObject({ made: 15, removed: 20, kept: 10 });
    await apply([
      {
        ...mondays(),
        id: first(await mine()).id,
        sessions: [session(1, '09:00', '10:00'), session(1, '10:00', '11:00', 20)],
      },
    ]);
    const now = await slotsOn('2026-03-09');
    expect(first(now)).toEqual(kept);
    expect(now.map(({ durationMinutes }) => durationMinutes)).toEqual([30, 30, 20, 20, 20]);
  });

  test('whose sessions overlap is refused, and so is one in a room that is taken', async () => {
    const { id: roomId } = await clinic.admin.call('rooms.create', { name: 'Room 1' });
    const clashing = week([session(1, '09:00', '11:00'), session(1, '10:30', '12:00')]);
    expect((await preview([clashing])).clashes[0]).toMatchObject({ kind: 'SESSIONS_OVERLAP', time: '10:30' });
    await apply([week([session(1, '09:00', '11:00', 30, roomId)])]);
    const other = await addDoctor('Cem Can');
    const edits = [week([session(1, '10:45', '12:00', 15, roomId)], { doctorId: other })];
    const { clashes, token } = await preview(edits);
    expect(clashes[0]).toMatchObject({
      kind: 'ROOM_TAKEN',
      date: '2026-03-02',
      time: '10:45',
      doctorName: 'Cem Can',
      otherDoctorName: 'Bea Blau',
      roomName: 'Room 1',
    });
    await clinic.admin.refused('SCHEDULE_CLASH', 'schedules.apply', { edits, token, resolutions: [] });
  });

  test('keeps what was made further ahead than a horizon that has become shorter', async () => {
    await apply([{ ...mondays(), validUntil: null }]);
    await clinic.app.database.write((db) => db.updateTable('settings').set({ horizon_weeks: 1 }).execute());
    const longer = [session(1, '09:00', '11:30'), session(1, '13:30', '14:30')];
    const edits = [{ ...mondays(), validUntil: null, id: first(await mine()).id, sessions: longer }];
    expect(await preview(edits)).toMatchObject({ removed: 0, made: 27, kept: 27 * 6 });
  });

  async function mine() {
    return (await clinic.admin.call('schedules.get', { doctorId })).schedules;
  }
});

describe('exceptions', () => {
  beforeEach(() => apply([mondays()]));

  test('leave takes free slots away, and the part of a day only its part', async () => {
    expect((await preview([leave('2026-03-09', '2026-03-16')])).removed).toBe(12);
    await apply([leave('2026-03-09', '2026-03-09', { startTime: '10:00', endTime: '14:00' })]);
    expect((await slotsOn('2026-03-09')).map(({ startsAt }) => startsAt.slice(11, 16))).toEqual([
      '08:00',
      '08:30',
      '13:00',
    ]);
  });

  test('a holiday closes the clinic, a changed or extra day comes before it, and leave before that', async () => {
    const holiday = {
      kind: 'SET_EXCEPTION',
      exception: 'HOLIDAY',
      doctorId: null,
      fromDate: '2026-03-09',
      untilDate: '2026-03-09',
      name: 'Day of rest',
    } as const;
    await apply([holiday]);
    expect(await slotsOn('2026-03-09')).toHaveLength(0);
    const extra = {
      kind: 'SET_EXCEPTION',
      exception: 'EXTRA',
      doctorId,
      fromDate: '2026-03-09',
      untilDate: '2026-03-09',
      sessions: [{ startTime: '16:00', endTime: '17:00', slotMinutes: 30, roomId: null }],
    } as const;
    await apply([{ ...extra, sessions: [...extra.sessions] }]);
    expect(await slotsOn('2026-03-09')).toHaveLength(2);
    await apply([leave('2026-03-09')]);
    expect(await slotsOn('2026-03-09')).toHaveLength(0);
    const { days } = await clinic.admin.call('schedules.calendar', {
      doctorId,
      fromDate: '2026-03-09',
      untilDate: '2026-03-10',
    });
    expect(days[0]?.exceptions.map(({ kind }) => kind)).toEqual(['LEAVE', 'EXTRA', 'HOLIDAY']);
  });

  test('hand-made slots are blocked while the doctor is away, and open again when they are back', async () => {
    await clinic.admin.call('slots.create', { doctorId, startsAt: '2026-03-09T15:00:00.000Z' });
    expect(await preview([leave('2026-03-09')])).toMatchObject({ removed: 6, blocked: 1 });
    await apply([leave('2026-03-09')]);
    expect((await slotsOn('2026-03-09')).map(({ isBlocked }) => isBlocked)).toEqual([true]);
    const { exceptions } = await clinic.admin.call('schedules.get', { doctorId });
    expect(await preview([{ kind: 'REMOVE_EXCEPTION', id: first(exceptions).id }])).toMatchObject({
      made: 6,
      unblocked: 1,
    });
    await apply([{ kind: 'REMOVE_EXCEPTION', id: first(exceptions).id }]);
    expect((await slotsOn('2026-03-09')).filter(({ isBlocked }) => isBlocked)).toEqual([]);
  });
});

describe('displaced bookings', () => {
  beforeEach(() => apply([mondays()]));

  test('are named with places to go, and nothing happens until each is decided', async () => {
    const slots = await slotsOn('2026-03-09');
    const booking = await book(first(slots).id, 'Anna Alt');
    const edits = [leave('2026-03-09')];
    const plan = await preview(edits);
    expect(plan.displaced).toHaveLength(1);
    expect(plan.displaced[0]).toMatchObject({
      bookingId: booking.id,
      patientName: 'Anna Alt',
      doctorName: 'Bea Blau',
    });
    expect(plan.displaced[0]?.offers[0]).toMatchObject({ doctorId, startsAt: '2026-03-16T08:00:00.000Z' });
    await clinic.admin.refused('BOOKINGS_UNRESOLVED', 'schedules.apply', {
      edits,
      token: plan.token,
      resolutions: [],
    });
    expect(await slotsOn('2026-03-09')).toHaveLength(6);
  });

  test('are moved, kept and cancelled, in one transaction; and all of it is taken back', async () => {
    const slots = await slotsOn('2026-03-09');
    const [a, b, c] = [
      await book(slots[0]?.id ?? 0, 'Anna Alt'),
      await book(slots[1]?.id ?? 0, 'Bert Bach'),
      await book(slots[2]?.id ?? 0, 'Carl Cohn'),
    ];
    const before = await clinic.admin.call('bookings.list', { doctorId });
    const plan = await preview([leave('2026-03-09')]);
    const to = plan.displaced[0]?.offers[0] ?? { doctorId, startsAt: '' };
    const change = await apply(
      [leave('2026-03-09')],
      [
        { bookingId: a.id, action: 'MOVE', to: { doctorId: to.doctorId, startsAt: to.startsAt } },
        { bookingId: b.id, action: 'KEEP' },
        { bookingId: c.id, action: 'CANCEL', reason: 'Doctor away', isToBeCalled: true },
      ],
    );
    const left = await slotsOn('2026-03-09');
    expect(left).toMatchObject([{ isBooked: true, isBlocked: true }]);
    expect(await clinic.desk.call('bookings.get', { id: a.id })).toMatchObject({
      startsAt: to.startsAt,
      status: 'CONFIRMED',
    });
    expect(await clinic.desk.call('bookings.get', { id: c.id })).toMatchObject({ status: 'CANCELLED' });
    expect((await clinic.desk.call('waitlist.list', {})).items).toMatchObject([
      { urgency: 'SOON', patient: { name: 'Carl Cohn' } },
    ]);

    await clinic.admin.call('schedules.undo', { id: change.id });
    const strip = ({ items }: typeof before) =>
      items.map(({ id, status, startsAt, slotId }) => ({ id, status, startsAt, slotId }));
    expect(strip(await clinic.admin.call('bookings.list', { doctorId }))).toEqual(strip(before));
    expect((await slotsOn('2026-03-09')).map(({ id }) => id)).toEqual(slots.map(({ id }) => id));
    expect((await clinic.desk.call('waitlist.list', {})).items).toEqual([]);
    await clinic.admin.refused('UNDO_OVERTAKEN', 'schedules.undo', { id: change.id });
  });

  test('that move to the slots of the new week itself', async () => {
    const booking = await book(first(await slotsOn('2026-03-09')).id);
    const { schedules } = await clinic.admin.call('schedules.get', { doctorId });
    const edits = [week([session(1, '09:15', '11:15')], { id: first(schedules).id })];
    const plan = await preview(edits);
    const to = { doctorId, startsAt: '2026-03-09T08:15:00.000Z' };
    expect(plan.displaced[0]?.offers.map(({ startsAt }) => startsAt)).toContain(to.startsAt);
    await apply(edits, [{ bookingId: booking.id, action: 'MOVE', to }]);
    expect(await clinic.desk.call('bookings.get', { id: booking.id })).toMatchObject({
      startsAt: to.startsAt,
    });
  });

  test('a plan that something moved under is refused', async () => {
    const edits = [leave('2026-03-09')];
    const { token } = await preview(edits);
    await book(first(await slotsOn('2026-03-09')).id);
    await clinic.admin.refused('SCHEDULE_MOVED', 'schedules.apply', { edits, token, resolutions: [] });
  });

  test('a change whose slots were booked since is not taken back', async () => {
    const change = await apply([week([session(2, '09:00', '10:00')])]);
    await book(first(await slotsOn('2026-03-10')).id);
    await clinic.admin.refused('UNDO_OVERTAKEN', 'schedules.undo', { id: change.id });
    clinic.clock.pass(11 * 60_000);
    await clinic.admin.refused('CHANGE_TOO_OLD', 'schedules.undo', { id: change.id });
  });

  test('a hold is kept or ended', async () => {
    const hold = await clinic.desk.call('bookings.hold', { slotId: first(await slotsOn('2026-03-09')).id });
    const plan = await preview([leave('2026-03-09')]);
    expect(plan.displaced).toMatchObject([{ bookingId: hold.id, status: 'PENDING', offers: [] }]);
    await apply([leave('2026-03-09')], [{ bookingId: hold.id, action: 'KEEP' }]);
    const done = await clinic.desk.call('bookings.confirm', {
      id: hold.id,
      patient: { name: 'Pat Patient' },
    });
    expect(done.status).toBe('CONFIRMED');
  });
});

test('deactivating a doctor displaces all bookings to come; reactivating makes the slots again', async () => {
  await apply([mondays()]);
  await book(first(await slotsOn('2026-03-09')).id);
  const edits: ScheduleEdit[] = [{ kind: 'DEACTIVATE_DOCTOR', doctorId }];
  const plan = await preview(edits);
  expect(plan).toMatchObject({ removed: 29 });
  await apply(
    edits,
    plan.displaced.map(({ bookingId }) => ({ bookingId, action: 'KEEP' as const })),
  );
  expect((await clinic.admin.call('doctors.get', { id: doctorId })).isActive).toBe(false);
  await apply([{ kind: 'REACTIVATE_DOCTOR', doctorId }]);
  expect(await slotsOn('2026-03-16')).toHaveLength(6);
  expect(await slotsOn('2026-03-09')).toHaveLength(6);
});
