import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Clinic, doctorWithSlots, first, openClinic } from '../../../../tests/support/clinic.ts';
import type { Input } from '../../../shared/contract/index.ts';

let clinic: Clinic;
beforeEach(async () => {
  clinic = await openClinic();
});
afterEach(() => clinic.close());

type Wish = Omit<Input<'waitlist.add'>, 'patient' | 'patientId'>;
const add = (name: string, wish: Wish = {}) =>
  clinic.desk.call('waitlist.add', { patient: { name }, ...wish });
const matches = async (slotId: number) =>
  (await clinic.desk.call('waitlist.matches', { slotId })).items.map(({ patient }) => patient.name);

describe('the waiting list', () => {
  it('lists the most urgent first, then the longest waiting', async () => {
    await add('Ann Routine');
    clinic.clock.pass(1000);
    await add('Bob Urgent', { urgency: 'URGENT' });
    clinic.clock.pass(1000);
    await add('Cyd Soon', { urgency: 'SOON' });
    await add('Dan Urgent', { urgency: 'URGENT' });
    const { items } = await clinic.desk.call('waitlist.list', {});
    expect(items.map(({ patient }) => patient.name)).toEqual([
      'Bob Urgent',
      'Dan Urgent',
      'Cyd Soon',
      'Ann Routine',
    ]);
  });

  it('keeps what is wished for, and what a change leaves out', async () => {
    const { doctor } = await doctorWithSlots(clinic, 0);
    const made = await add('Ann One', {
      doctorId: doctor.id,
      weekdays: [5, 1, 1],
      parts: ['MORNING'],
      fromDate: '2026-03-09',
      untilDate: '2026-03-20',
      notes: 'rings back after six',
    });
    expect(made).toMatchObject({
      doctorName: doctor.name,
      weekdays: [1, 5],
      parts: ['MORNING'],
      urgency: 'ROUTINE',
    });
    const changed = await clinic.desk.call('waitlist.update', { id: made.id, doctorId: null, weekdays: [] });
    expect(changed).toEqual({ ...made, doctorId: null, doctorName: null, weekdays: [] });
    const wrong = { id: made.id, untilDate: '2026-03-01' };
    const error = await clinic.desk.refused('INPUT_INVALID', 'waitlist.update', wrong);
    expect(error.fields).toEqual({ untilDate: 'END_BEFORE_START' });
  });

  it('lets go of who is removed', async () => {
    const { id } = await add('Ann One');
    await clinic.desk.call('waitlist.remove', { id });
    expect((await clinic.desk.call('waitlist.list', {})).items).toEqual([]);
    await clinic.desk.refused('WAITLIST_ENTRY_CLOSED', 'waitlist.remove', { id });
    await clinic.desk.refused('WAITLIST_ENTRY_NOT_FOUND', 'waitlist.remove', { id: 999 });
  });
});

describe('a slot that is free', () => {
  // Monday, 09:00 in Berlin.
  it.each<[string, Wish, boolean]>([
    ['anything', {}, true],
    ['the day', { weekdays: [1] }, true],
    ['another day', { weekdays: [2, 3] }, false],
    ['the part of the day', { parts: ['MORNING'] }, true],
    ['another part', { parts: ['AFTERNOON', 'EVENING'] }, false],
    ['from later on', { fromDate: '2026-03-03' }, false],
    ['until before', { untilDate: '2026-03-01' }, false],
    ['until that day', { fromDate: '2026-03-02', untilDate: '2026-03-02' }, true],
    ['the field', { specialization: 'General practice' }, true],
    ['another field', { specialization: 'Eyes' }, false],
  ])('suits who wants %s', async (_, wish, isMatch) => {
    const { slots } = await doctorWithSlots(clinic, 1);
    await add('Ann One', wish);
    expect(await matches(first(slots).id)).toEqual(isMatch ? ['Ann One'] : []);
  });

  it('suits the best three: by urgency, then who asked for this doctor', async () => {
    const { doctor, slots } = await doctorWithSlots(clinic, 1);
    const other = await doctorWithSlots(clinic, 0);
    await add('Ann Any');
    await add('Bob Doctor', { doctorId: doctor.id });
    await add('Cyd Other', { doctorId: other.doctor.id, urgency: 'URGENT' });
    await add('Dan Soon', { urgency: 'SOON' });
    await add('Eve Any');
    expect(await matches(first(slots).id)).toEqual(['Dan Soon', 'Bob Doctor', 'Ann Any']);
  });

  it('suits nobody when the visit does not fit, or it is not free', async () => {
    const { slots } = await doctorWithSlots(clinic, 2);
    const type = await clinic.admin.call('visitTypes.create', {
      name: 'Hour',
      durationMinutes: 60,
      colour: 'blue',
    });
    await add('Ann Hour', { visitTypeId: type.id });
    expect(await matches(first(slots).id)).toEqual(['Ann Hour']);
    expect(await matches(slots[1]?.id ?? 0)).toEqual([]);
    await clinic.desk.call('bookings.create', { slotId: first(slots).id, patient: { name: 'Bob Quick' } });
    expect(await matches(first(slots).id)).toEqual([]);
  });
});

describe('taking a slot', () => {
  it('books it and closes the entry', async () => {
    const { slots } = await doctorWithSlots(clinic, 2);
    const entry = await add('Ann One', { notes: 'knee' });
    const wanted = { id: entry.id, slotId: first(slots).id, slotVersion: first(slots).version };
    const booking = await clinic.desk.call('waitlist.take', wanted);
    expect(booking).toMatchObject({ status: 'CONFIRMED', patient: { name: 'Ann One' }, notes: 'knee' });
    expect((await clinic.desk.call('waitlist.list', {})).items).toEqual([]);
    await clinic.desk.refused('WAITLIST_ENTRY_CLOSED', 'waitlist.take', {
      ...wanted,
      slotId: slots[1]?.id ?? 0,
    });
  });

  it('is refused like any booking, and they keep their place', async () => {
    const { slots } = await doctorWithSlots(clinic, 1);
    const { id } = await add('Ann One');
    const slotId = first(slots).id;
    await clinic.desk.call('bookings.create', { slotId, patient: { name: 'Bob Quick' } });
    await clinic.desk.refused('SLOT_BOOKED', 'waitlist.take', { id, slotId });
    expect((await clinic.desk.call('waitlist.list', {})).items).toHaveLength(1);
  });
});
