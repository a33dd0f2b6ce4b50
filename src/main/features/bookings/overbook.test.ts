import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  allowOverbooking,
  type Clinic,
  doctorWithSlots,
  first,
  openClinic,
  uuid,
} from '../../../../tests/support/clinic.ts';
import type { Booking } from '../../../shared/contract/bookings.ts';
import type { Doctor } from '../../../shared/contract/doctors.ts';
import type { Slot } from '../../../shared/contract/slots.ts';

let clinic: Clinic;
let doctor: Doctor;
let slots: Slot[];
/** On the first slot. */
let regular: Booking;

beforeEach(async () => {
  clinic = await openClinic();
  await allowOverbooking(clinic);
  ({ doctor, slots } = await doctorWithSlots(clinic, 4));
  regular = await bookSlot(0);
});
afterEach(async () => {
  await clinic.close();
});

const at = (index: number) => slots[index] as Slot;
const bookSlot = (index: number) =>
  clinic.desk.call('bookings.create', { slotId: at(index).id, patient: { name: 'Some Body' } });
const wish = (index = 0) => ({
  doctorId: doctor.id,
  startsAt: at(index).startsAt,
  durationMinutes: 30,
  reason: 'in pain',
  patient: { name: 'Ella Extra' },
});
const overbook = () => clinic.desk.call('bookings.overbook', wish());
const extraSlots = async () =>
  (await clinic.desk.call('slots.list', { includeExtra: true })).items.filter(({ isExtra }) => isExtra);

describe('overbooking', () => {
  it('makes a marked slot beside the regular one, and its booking', async () => {
    const made = await overbook();
    expect(made).toMatchObject({
      status: 'CONFIRMED',
      isExtra: true,
      overbookReason: 'in pain',
      startsAt: regular.startsAt,
      patient: { name: 'Ella Extra' },
    });
    expect(regular).toMatchObject({ isExtra: false, overbookReason: null });
    expect(await extraSlots()).toMatchObject([
      { id: made.slotId, isBooked: true, overbookReason: 'in pain' },
    ]);
    await clinic.requireSound();
  });

  it('is shown to nobody as a regular slot', async () => {
    const made = await overbook();
    const ids = (items: readonly { id: number }[]) => items.map(({ id }) => id);
    expect(ids((await clinic.desk.call('slots.list', {})).items)).not.toContain(made.slotId);
    const free = { ids: [2, 3, 4].map((index) => at(index - 1).id) };
    expect(ids((await clinic.desk.call('slots.nextFree', {})).items)).toEqual(free.ids);
    const available = await clinic.desk.call('slots.list', { availableOnly: true, includeExtra: true });
    expect(ids(available.items)).toEqual(free.ids);
  });

  it('leaves an audit row of the slot and of the booking', async () => {
    const made = await overbook();
    const rows = await clinic.app.database.read((db) =>
      db
        .selectFrom('audit_log')
        .select(['entity', 'entity_id'])
        .where('procedure', '=', 'bookings.overbook')
        .execute(),
    );
    expect(rows).toEqual([
      { entity: 'patients', entity_id: made.patient?.id },
      { entity: 'slots', entity_id: made.slotId },
      { entity: 'bookings', entity_id: made.id },
    ]);
  });

  it('is for those who may, and only while it is turned on', async () => {
    await clinic.admin.call('settings.update', { hasOverbooking: false });
    await clinic.desk.refused('OVERBOOKING_OFF', 'bookings.overbook', wish());
    await clinic.admin.refused('OVERBOOKING_OFF', 'bookings.overbook', wish());
    await clinic.admin.call('settings.update', { hasOverbooking: true });
    await clinic.app.database.write((db) => db.deleteFrom('permissions').execute());
    await clinic.desk.refused('ADMIN_ONLY', 'bookings.overbook', wish());
    await clinic.admin.call('bookings.overbook', wish());
  });

  it('is refused at a free time, twice at one time, in the past, where the doctor is away or no more', async () => {
    const { desk, admin } = clinic;
    await desk.refused('SLOT_FREE', 'bookings.overbook', wish(1));
    // It would reach into the free slot after it.
    await desk.refused('SLOT_FREE', 'bookings.overbook', { ...wish(), durationMinutes: 45 });
    const early = new Date(Date.parse(at(0).startsAt) - 600_000).toISOString();
    await desk.refused('DOCTOR_AWAY', 'bookings.overbook', { ...wish(), startsAt: early });
    await bookSlot(3);
    await desk.refused('DOCTOR_AWAY', 'bookings.overbook', { ...wish(3), durationMinutes: 35 });
    await admin.call('slots.block', { id: at(1).id });
    await desk.refused('SLOT_BLOCKED', 'bookings.overbook', wish(1));
    await desk.call('bookings.hold', { slotId: at(2).id });
    await desk.refused('SLOT_HELD', 'bookings.overbook', wish(2));
    await overbook();
    await desk.refused('OVERBOOKING_FULL', 'bookings.overbook', wish());
    const middle = new Date(Date.parse(at(0).startsAt) + 600_000).toISOString();
    await desk.refused('OVERBOOKING_FULL', 'bookings.overbook', {
      ...wish(),
      startsAt: middle,
      durationMinutes: 10,
    });
    clinic.clock.pass(2 * 3_600_000);
    await desk.refused('SLOT_PAST', 'bookings.overbook', wish());
    await admin.call('doctors.deactivate', { id: doctor.id });
    await desk.refused('DOCTOR_INACTIVE', 'bookings.overbook', wish());
    await clinic.requireSound();
  });

  it('needs a reason', async () => {
    const { fields } = await clinic.desk.refused('INPUT_INVALID', 'bookings.overbook', {
      ...wish(),
      reason: ' ',
    });
    expect(fields).toEqual({ reason: 'REQUIRED' });
  });

  it('never gives its slot to anybody else', async () => {
    const made = await overbook();
    const { desk, admin } = clinic;
    const patient = { name: 'Some Body' };
    await desk.refused('SLOT_BOOKED', 'bookings.create', { slotId: made.slotId, patient });
    await desk.refused('SLOT_BOOKED', 'bookings.hold', { slotId: made.slotId });
    await desk.refused('SLOT_BOOKED', 'bookings.move', { id: regular.id, slotId: made.slotId });
    await admin.refused('SLOT_BOOKED', 'slots.remove', { id: made.slotId });
    await admin.refused('SLOT_BOOKED', 'slots.block', { id: made.slotId });
    await desk.call('bookings.cancel', { id: made.id });
    await desk.refused('SLOT_NOT_FOUND', 'bookings.create', { slotId: made.slotId, patient });
    await desk.refused('SLOT_NOT_FOUND', 'bookings.move', { id: regular.id, slotId: made.slotId });
    expect(await extraSlots()).toEqual([]);
  });
});

describe('an overbooking that changes', () => {
  it('is cancelled and restored as it was, unless somebody else is overbooked then', async () => {
    const made = await overbook();
    await clinic.desk.call('bookings.cancel', { id: made.id });
    const other = await overbook();
    await clinic.desk.refused('OVERBOOKING_FULL', 'bookings.restore', { id: made.id });
    await clinic.desk.call('bookings.cancel', { id: other.id });
    expect(await clinic.desk.call('bookings.restore', { id: made.id })).toEqual(made);
    expect(await extraSlots()).toMatchObject([{ id: made.slotId }]);
    await clinic.requireSound();
  });

  it('is a regular one once it moves, and is back beside it when that is undone', async () => {
    const made = await overbook();
    const moving = uuid();
    const moved = await clinic.desk.call('bookings.move', { id: made.id, slotId: at(1).id }, moving);
    expect(moved).toMatchObject({ isExtra: false, overbookReason: null, startsAt: at(1).startsAt });
    expect(await extraSlots()).toEqual([]);
    await clinic.desk.call('undo.run', { commandId: moving });
    expect(await clinic.desk.call('bookings.get', { id: made.id })).toEqual(made);
    expect(await clinic.desk.call('slots.list', { availableOnly: true })).toMatchObject({
      items: [{}, {}, {}],
    });
    await clinic.requireSound();
  });

  it('is undone, and offers nobody the place that was never there', async () => {
    const commandId = uuid();
    const made = await clinic.desk.call('bookings.overbook', wish(), commandId);
    expect(await clinic.desk.call('undo.run', {})).toMatchObject({
      procedure: 'bookings.overbook',
      freed: [],
    });
    expect(await clinic.desk.call('bookings.get', { id: made.id })).toMatchObject({
      status: 'CANCELLED',
      isUndone: true,
    });
    expect(await extraSlots()).toEqual([]);
    await clinic.requireSound();
  });

  it('stays beside its time when the regular booking goes, which somebody else may then have', async () => {
    const made = await overbook();
    await clinic.desk.call('bookings.cancel', { id: regular.id });
    await bookSlot(0);
    expect(await clinic.desk.call('bookings.get', { id: made.id })).toEqual(made);
    await clinic.requireSound();
  });

  it('keeps its time when its kind of visit changes, and its doctor must offer that', async () => {
    const made = await overbook();
    const type = { name: 'Hour', durationMinutes: 60, colour: 'blue' } as const;
    const { id: visitTypeId } = await clinic.admin.call('visitTypes.create', type);
    const changed = await clinic.desk.call('bookings.update', { id: made.id, visitTypeId });
    expect(changed).toMatchObject({ visitTypeId, durationMinutes: 30, isExtra: true, slotId: made.slotId });
    const other = await clinic.admin.call('visitTypes.create', {
      ...type,
      name: 'Teeth',
      specializations: ['Dentistry'],
    });
    await clinic.desk.refused('VISIT_TYPE_NOT_OFFERED', 'bookings.update', {
      id: made.id,
      visitTypeId: other.id,
    });
  });

  it('is in the table as a file, with its reason, and in the calendar as any other', async () => {
    const made = await overbook();
    const { text } = await clinic.desk.call('bookings.csv', {});
    const [titles = '', ...lines] = text.trim().split('\r\n');
    const column = titles.split(',').indexOf('Overbooked');
    expect(lines.map((line) => line.split(',')[column]).toSorted()).toEqual(['', 'in pain']);
    const file = await clinic.desk.call('bookings.ics', { id: made.id });
    expect(file.text).toContain('STATUS:CONFIRMED');
    expect(file.text).not.toContain('in pain');
    expect(first(file.text.match(/DTSTART:\d{8}T\d{6}Z/g) ?? [])).toBe('DTSTART:20260302T080000Z');
  });
});
