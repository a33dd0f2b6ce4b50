import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Clinic, doctorWithSlots, first, openClinic } from '../../../../tests/support/clinic.ts';
import type { VisitState } from '../../../shared/contract/visits.ts';

const MINUTE = 60_000;
let clinic: Clinic;
beforeAll(async () => {
  clinic = await openClinic();
});
afterAll(() => clinic.close());

async function booked(count = 1) {
  const { slots } = await doctorWithSlots(clinic, count);
  const slotId = slots.at(-1)?.id ?? 0;
  return clinic.desk.call('bookings.create', { slotId, patient: { name: 'Jane Doe' } });
}
const mark = (id: number, state: VisitState) => clinic.desk.call('bookings.mark', { id, state });
const at = () => new Date(clinic.clock.at).toISOString();

describe('how a visit goes', () => {
  it('is noted with its moments, apart from the status', async () => {
    const { id } = await booked();
    const arrivedAt = at();
    expect(await mark(id, 'ARRIVED')).toMatchObject({
      status: 'CONFIRMED',
      visit: { state: 'ARRIVED', arrivedAt },
    });
    clinic.clock.pass(5 * MINUTE);
    const inRoomAt = at();
    await mark(id, 'IN_ROOM');
    clinic.clock.pass(15 * MINUTE);
    const doneAt = at();
    expect((await mark(id, 'DONE')).visit).toEqual({
      state: 'DONE',
      arrivedAt,
      inRoomAt,
      doneAt,
      noShowAt: null,
      leftAt: null,
    });
    // Noted once more, the moment stays.
    clinic.clock.pass(MINUTE);
    expect((await mark(id, 'DONE')).visit.doneAt).toBe(doneAt);
  });

  it.each(['ARRIVED', 'IN_ROOM', 'DONE', 'EXPECTED'] as const)(
    'is taken back to %s with what led to it',
    async (state) => {
      const { id } = await booked();
      for (const step of ['ARRIVED', 'IN_ROOM', 'DONE'] as const) await mark(id, step);
      const { visit } = await mark(id, state);
      expect(visit.state).toBe(state);
      expect(visit.doneAt === null).toBe(state !== 'DONE');
      expect(visit.inRoomAt === null).toBe(state === 'ARRIVED' || state === 'EXPECTED');
      expect(visit.arrivedAt === null).toBe(state === 'EXPECTED');
    },
  );

  it('makes no moment up that nobody noted', async () => {
    const { id } = await booked();
    expect((await mark(id, 'DONE')).visit).toMatchObject({ arrivedAt: null, inRoomAt: null });
  });

  it('knows a no-show only once the time has come, and takes it back for a late arrival', async () => {
    const { id } = await booked();
    await clinic.desk.refused('VISIT_NOT_BEGUN', 'bookings.mark', { id, state: 'NO_SHOW' });
    clinic.clock.pass(60 * MINUTE);
    expect((await mark(id, 'NO_SHOW')).visit).toMatchObject({ state: 'NO_SHOW', noShowAt: at() });
    expect((await mark(id, 'ARRIVED')).visit).toMatchObject({ state: 'ARRIVED', noShowAt: null });
  });

  it('lets nobody leave who has not come', async () => {
    const { id } = await booked();
    await clinic.desk.refused('VISIT_NOT_ARRIVED', 'bookings.mark', { id, state: 'LEFT' });
    await mark(id, 'ARRIVED');
    expect((await mark(id, 'LEFT')).visit).toMatchObject({ state: 'LEFT', leftAt: at() });
  });

  it('does not begin before its day', async () => {
    const { id } = await booked(60);
    await clinic.desk.refused('VISIT_NOT_TODAY', 'bookings.mark', { id, state: 'ARRIVED' });
  });

  it('is of a confirmed booking', async () => {
    const { id } = await booked();
    await clinic.desk.call('bookings.cancel', { id });
    await clinic.desk.refused('BOOKING_NOT_ACTIVE', 'bookings.mark', { id, state: 'ARRIVED' });
    await clinic.desk.refused('BOOKING_NOT_FOUND', 'bookings.mark', { id: 999_999, state: 'ARRIVED' });
  });
});

describe('what a booking says', () => {
  it('a walk-in has arrived', async () => {
    const { slots } = await doctorWithSlots(clinic, 2);
    const patient = { name: 'Walk In' };
    const walkIn = { state: 'ARRIVED', arrivedAt: at() };
    const one = { slotId: first(slots).id, patient, isWalkIn: true, notes: ' fell off a bike ' };
    expect(await clinic.desk.call('bookings.create', one)).toMatchObject({
      isWalkIn: true,
      visit: walkIn,
      notes: 'fell off a bike',
    });
    const { id } = await clinic.desk.call('bookings.hold', { slotId: slots[1]?.id ?? 0 });
    const two = { id, patient, isWalkIn: true, notes: 'again' };
    expect(await clinic.desk.call('bookings.confirm', two)).toMatchObject({
      isWalkIn: true,
      visit: walkIn,
      notes: 'again',
    });
  });

  it('can be changed: notes, patient, and that they confirmed', async () => {
    const booking = await booked();
    const { id } = booking;
    const other = await clinic.desk.call('patients.create', { name: 'The Other' });
    const changed = await clinic.desk.call('bookings.update', {
      id,
      patientId: other.id,
      notes: 'bring papers',
      isPatientConfirmed: true,
    });
    expect(changed).toMatchObject({
      patient: { id: other.id },
      notes: 'bring papers',
      patientConfirmedAt: at(),
    });
    const back = await clinic.desk.call('bookings.update', { id, notes: null, isPatientConfirmed: false });
    expect(back).toMatchObject({ patient: { id: other.id }, notes: null, patientConfirmedAt: null });
    await clinic.desk.refused('PATIENT_NOT_FOUND', 'bookings.update', { id, patientId: 999_999 });
  });

  it('another kind of visit takes more slots, or is refused and nothing changes', async () => {
    const { slots } = await doctorWithSlots(clinic, 2);
    const long = await clinic.admin.call('visitTypes.create', {
      name: 'Longer',
      durationMinutes: 60,
      colour: 'blue',
    });
    const booking = await clinic.desk.call('bookings.create', {
      slotId: first(slots).id,
      patient: { name: 'Jane Doe' },
    });
    const { id } = booking;
    const longer = await clinic.desk.call('bookings.update', { id, visitTypeId: long.id });
    expect(longer).toMatchObject({ durationMinutes: 60, visitTypeName: 'Longer' });
    const longest = await clinic.admin.call('visitTypes.create', {
      name: 'Longest',
      durationMinutes: 90,
      colour: 'blue',
    });
    await clinic.desk.refused('VISIT_TOO_LONG', 'bookings.update', {
      id,
      visitTypeId: longest.id,
      notes: 'x',
    });
    expect(await clinic.desk.call('bookings.get', { id })).toEqual(longer);
  });
});
