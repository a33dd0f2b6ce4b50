import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  type Clinic,
  doctorWithSlots,
  first,
  openClinic,
  PASSWORD,
} from '../../../../tests/support/clinic.ts';
import type { CommandName, Input, Output } from '../../../shared/contract/index.ts';

let clinic: Clinic;
beforeEach(async () => {
  clinic = await openClinic();
});
afterEach(async () => {
  await clinic.requireSound();
  await clinic.close();
});

/** A command of the desk, under an id of its own as the screens send it. */
const run = <N extends CommandName>(name: N, input: Input<N>): Promise<Output<N>> =>
  clinic.desk.call(name, input, randomUUID());
const undo = () => run('undo.run', {});
const patient = { name: 'Jane Doe' };

async function booked(count = 3) {
  const { doctor, slots } = await doctorWithSlots(clinic, count);
  const booking = await run('bookings.create', { slotId: first(slots).id, patient });
  return { doctor, slots, booking };
}
const get = (id: number) => clinic.desk.call('bookings.get', { id });
const slotsOf = async (doctorId: number) =>
  (await clinic.desk.call('slots.list', { doctorId })).items
    .map((slot) => (slot.isBooked ? 'B' : '.'))
    .join('');

describe('undo', () => {
  it('of a booking frees its slot; history keeps it, lists do not', async () => {
    const { doctor, booking } = await booked();
    const { id: entityId, slotId, startsAt, doctorName } = booking;
    const freed = [{ slotId, startsAt, doctorName }];
    expect(await undo()).toMatchObject({ procedure: 'bookings.create', entityId, freed });
    expect(await slotsOf(doctor.id)).toBe('...');
    expect(await get(booking.id)).toMatchObject({ status: 'CANCELLED', isUndone: true });
    expect((await clinic.desk.call('bookings.list', {})).items).toEqual([]);
  });

  it('of a confirmed hold, likewise', async () => {
    const { doctor, slots } = await doctorWithSlots(clinic, 1);
    const hold = await run('bookings.hold', { slotId: first(slots).id });
    await run('bookings.confirm', { id: hold.id, patient });
    await undo();
    expect(await slotsOf(doctor.id)).toBe('.');
    await clinic.desk.refused('NOTHING_TO_UNDO', 'undo.run', {});
  });

  const changes: [string, (id: number, slots: { id: number }[]) => Promise<unknown>][] = [
    ['cancelling', (id) => run('bookings.cancel', { id, reason: 'ill' })],
    ['moving', (id, slots) => run('bookings.move', { id, slotId: slots[2]?.id ?? 0 })],
    ['notes', (id) => run('bookings.update', { id, notes: 'new', isPatientConfirmed: true })],
    ['an arrival', (id) => run('bookings.mark', { id, state: 'ARRIVED' })],
    [
      'another patient',
      async (id) => {
        const other = await clinic.desk.call('patients.create', { name: 'The Other' });
        return run('bookings.update', { id, patientId: other.id });
      },
    ],
  ];
  it.each(changes)('of %s puts everything back exactly', async (_, change) => {
    const { doctor, slots, booking } = await booked();
    await change(booking.id, slots);
    const changed = await get(booking.id);
    expect(changed).not.toEqual(booking);
    const { freed } = await undo();
    const isElsewhere = changed.status === 'CONFIRMED' && changed.slotId !== booking.slotId;
    expect(freed.map(({ slotId }) => slotId)).toEqual(isElsewhere ? [changed.slotId] : []);
    expect(await get(booking.id)).toEqual(booking);
    expect(await slotsOf(doctor.id)).toBe('B..');
  });

  it('of another kind of visit gives the further slots back', async () => {
    const { doctor, booking } = await booked();
    const type = await clinic.admin.call('visitTypes.create', {
      name: 'Hour',
      durationMinutes: 60,
      colour: 'blue',
    });
    await run('bookings.update', { id: booking.id, visitTypeId: type.id });
    expect(await slotsOf(doctor.id)).toBe('BB.');
    await undo();
    expect(await get(booking.id)).toEqual(booking);
    expect(await slotsOf(doctor.id)).toBe('B..');
  });

  it('of a restored booking cancels it as it was cancelled', async () => {
    const { booking } = await booked();
    const cancelled = await run('bookings.cancel', { id: booking.id, reason: 'ill' });
    clinic.clock.pass(60_000);
    await run('bookings.restore', { id: booking.id });
    await undo();
    expect(await get(booking.id)).toEqual(cancelled);
  });

  it('goes back step by step', async () => {
    const { booking, slots } = await booked();
    const moved = await run('bookings.move', { id: booking.id, slotId: slots[1]?.id ?? 0 });
    await run('bookings.mark', { id: booking.id, state: 'ARRIVED' });
    await undo();
    expect(await get(booking.id)).toEqual(moved);
    await undo();
    expect(await get(booking.id)).toEqual(booking);
    await undo();
    expect((await get(booking.id)).isUndone).toBe(true);
    await clinic.desk.refused('NOTHING_TO_UNDO', 'undo.run', {});
  });

  it('of a whole series takes all of it', async () => {
    const { doctor, slots } = await doctorWithSlots(clinic, 3);
    await run('series.create', {
      slots: slots.map(({ id }) => ({ slotId: id })),
      patient,
      every: 1,
      unit: 'WEEK',
      count: 3,
    });
    expect(await slotsOf(doctor.id)).toBe('BBB');
    await undo();
    expect(await slotsOf(doctor.id)).toBe('...');
  });

  it('of the queue and the waiting list', async () => {
    const { slots } = await doctorWithSlots(clinic, 2);
    const ticket = await run('queue.join', { patient });
    await run('queue.book', { id: ticket.id, slotId: first(slots).id });
    await undo();
    expect(await clinic.desk.call('queue.get', { id: ticket.id })).toEqual(ticket);
    await undo();
    expect((await clinic.desk.call('queue.list', {})).items).toEqual([]);
    expect((await run('queue.join', { patient })).number).toBe(2);
    const wish = await run('waitlist.add', { patient, weekdays: [1] });
    await run('waitlist.take', { id: wish.id, slotId: slots[1]?.id ?? 0 });
    await undo();
    expect((await clinic.desk.call('waitlist.list', {})).items).toEqual([wish]);
    await run('waitlist.update', { id: wish.id, urgency: 'URGENT', weekdays: [] });
    await undo();
    expect((await clinic.desk.call('waitlist.list', {})).items).toEqual([wish]);
    await run('waitlist.remove', { id: wish.id });
    await undo();
    expect((await clinic.desk.call('waitlist.list', {})).items).toEqual([wish]);
    await undo();
    expect((await clinic.desk.call('waitlist.list', {})).items).toEqual([]);
  });
});

describe('undo of what was done to patients', () => {
  it('of a new one takes them off file, unless something is about them already', async () => {
    const { id } = await run('patients.create', { name: 'New One' });
    await undo();
    await clinic.desk.refused('PATIENT_NOT_FOUND', 'patients.get', { id });
    const made = await run('patients.create', { name: 'Other One' });
    const { slots } = await doctorWithSlots(clinic, 1);
    await clinic.admin.call('bookings.create', { slotId: first(slots).id, patientId: made.id });
    await clinic.desk.refused('PATIENT_IN_USE', 'undo.run', {});
  });

  it('of a change brings the fields back, unless they were changed since', async () => {
    const before = await run('patients.create', { name: 'Jane Doe', phone: '12' });
    await run('patients.update', { id: before.id, name: 'Jane Roe', alert: 'deaf' });
    await undo();
    expect(await clinic.desk.call('patients.get', { id: before.id })).toEqual(before);
    await run('patients.update', { id: before.id, notes: 'mine' });
    await clinic.admin.call('patients.update', { id: before.id, notes: 'theirs' });
    await clinic.desk.refused('UNDO_OVERTAKEN', 'undo.run', {});
  });

  it('of a booking’s change leaves it with the record that its patient became part of', async () => {
    const { booking } = await booked();
    const kept = await clinic.desk.call('patients.create', { name: 'Jane Doe' });
    await run('bookings.update', { id: booking.id, notes: 'new' });
    await clinic.admin.call('patients.merge', { keepId: kept.id, mergeId: booking.patient?.id ?? 0 });
    await undo();
    expect(await get(booking.id)).toMatchObject({ notes: null, patient: { id: kept.id } });
  });

  it('of a merge parts the records again, and of that merges them', async () => {
    const { booking } = await booked();
    const merged = booking.patient?.id ?? 0;
    const kept = await clinic.desk.call('patients.create', { name: 'Jane Doe' });
    await run('patients.merge', { keepId: kept.id, mergeId: merged });
    expect((await get(booking.id)).patient?.id).toBe(kept.id);
    await undo();
    expect(await get(booking.id)).toEqual(booking);
    await run('patients.merge', { keepId: kept.id, mergeId: merged });
    await run('patients.unmerge', { id: merged });
    await undo();
    expect((await get(booking.id)).patient?.id).toBe(kept.id);
  });
});

describe('undo is refused', () => {
  it('when it would double-book, and says so', async () => {
    const { slots, booking } = await booked();
    await run('bookings.cancel', { id: booking.id });
    await clinic.admin.call('bookings.create', { slotId: first(slots).id, patient: { name: 'Quick One' } });
    await clinic.desk.refused('SLOT_BOOKED', 'undo.run', {});
    expect((await get(booking.id)).status).toBe('CANCELLED');
    // It is still there to be tried once more.
    expect((await clinic.desk.call('undo.list', {})).items[0]?.procedure).toBe('bookings.cancel');
  });

  it('when a move back meets somebody else', async () => {
    const { slots, booking } = await booked();
    const moved = await run('bookings.move', { id: booking.id, slotId: slots[1]?.id ?? 0 });
    await clinic.admin.call('bookings.create', { slotId: first(slots).id, patient: { name: 'Quick One' } });
    await clinic.desk.refused('SLOT_BOOKED', 'undo.run', {});
    expect(await get(booking.id)).toEqual(moved);
  });

  it('when another desk changed it since', async () => {
    const { booking } = await booked();
    await run('bookings.update', { id: booking.id, notes: 'mine' });
    const theirs = await clinic.admin.call('bookings.update', { id: booking.id, notes: 'theirs' });
    await clinic.desk.refused('UNDO_OVERTAKEN', 'undo.run', {});
    expect(await get(booking.id)).toEqual(theirs);
  });
});

describe('what can be undone', () => {
  it('is this user’s at this desk, the last 20', async () => {
    const { booking } = await booked();
    await clinic.admin.refused('NOTHING_TO_UNDO', 'undo.run', {});
    const { token } = await clinic.nobody.call('auth.login', {
      email: 'rita@clinic.test',
      password: PASSWORD,
    });
    const elsewhere = await clinic.app.dispatch({ token, desk: 'another' }, 'undo.list', {});
    expect(elsewhere).toMatchObject({ ok: true, value: { items: [] } });
    for (let index = 0; index < 25; index += 1)
      await run('bookings.update', { id: booking.id, notes: `note ${index}` });
    const { items } = await clinic.desk.call('undo.list', {});
    expect(items).toHaveLength(20);
    expect(items.every(({ procedure }) => procedure === 'bookings.update')).toBe(true);
  });

  it('can be named, and is done once', async () => {
    const { booking } = await booked();
    const commandId = randomUUID();
    await clinic.desk.call('bookings.mark', { id: booking.id, state: 'ARRIVED' }, commandId);
    const [latest] = (await clinic.desk.call('undo.list', {})).items;
    expect(latest).toMatchObject({ commandId, entity: 'bookings', entityId: booking.id });
    await run('undo.run', { commandId });
    await clinic.desk.refused('NOTHING_TO_UNDO', 'undo.run', { commandId });
    expect(await get(booking.id)).toEqual(booking);
  });

  it('is told to the windows', async () => {
    const { booking } = await booked();
    const changes: string[] = [];
    await clinic.told();
    clinic.app.changes.subscribe(({ entity, ids }) => changes.push(`${entity} ${ids.join()}`));
    await undo();
    await clinic.told();
    expect(changes).toEqual([`bookings ${booking.id}`]);
  });

  it('is not what only ended a late hold', async () => {
    const { slots } = await doctorWithSlots(clinic, 1);
    const slotId = first(slots).id;
    await clinic.desk.call('bookings.hold', { slotId });
    clinic.clock.pass(120_000);
    const booking = await run('bookings.create', { slotId, patient });
    await undo();
    expect((await get(booking.id)).isUndone).toBe(true);
  });
});
