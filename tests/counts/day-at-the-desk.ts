/** A clinic with a day of work in it, and the calls that a desk makes most. */
import type { ProcedureName } from '../../src/shared/contract/index.ts';
import { type Clinic, doctorWithSlots, openClinic, uuid } from '../support/clinic.ts';
import { freshDatabase } from '../support/server.ts';

export type EngineName = 'file' | 'server';

const DOCTORS = 3;
const SLOTS = 16;
const PATIENTS = 40;

export interface Day {
  clinic: Clinic;
  date: string;
  /** Each by what it is for. */
  calls: Record<string, () => Promise<unknown>>;
}

/** Doctors with sixteen half hours each, of which every second one is booked. */
export async function openDay(engine: EngineName): Promise<Day> {
  const clinic = await openClinic(engine === 'server' ? { server: await freshDatabase() } : {});
  const { desk, admin } = clinic;
  const patients: number[] = [];
  for (let index = 0; index < PATIENTS; index += 1) {
    const dateOfBirth = `19${50 + index}-04-03`;
    const phone = `+49302312${1000 + index}`;
    patients.push(
      (await desk.call('patients.create', { name: `Nora Number ${index}`, phone, dateOfBirth })).id,
    );
  }
  const patientId = patients[0] ?? 0;
  const free: number[] = [];
  const booked: number[] = [];
  for (let doctor = 0; doctor < DOCTORS; doctor += 1) {
    const { slots } = await doctorWithSlots(clinic, SLOTS, `Doctor ${doctor + 1}`);
    for (const [index, { id: slotId }] of slots.entries()) {
      if (index % 2 === 0) free.push(slotId);
      else booked.push((await desk.call('bookings.create', { slotId, patientId: patients[index] ?? 0 })).id);
    }
  }
  const next = (ids: number[]) => ids.shift() ?? 0;
  const date = '2026-03-02';
  const year = { from: '2026-01-01', to: '2026-12-31' };
  let held = 0;
  const calls: Record<string, () => Promise<unknown>> = {
    'slots.list of a day': () => desk.call('slots.list', { date, includeExtra: true, limit: 5000 }),
    'bookings.list of a day': () => desk.call('bookings.list', { date, status: 'CONFIRMED', limit: 500 }),
    'bookings.list of all': () => desk.call('bookings.list', {}),
    'bookings.list of a search': () => desk.call('bookings.list', { search: 'nora' }),
    'bookings.get': () => desk.call('bookings.get', { id: booked[0] ?? 0 }),
    'slots.nextFree': () => desk.call('slots.nextFree', {}),
    'slots.nextFree of two': () => desk.call('slots.nextFree', { limit: 2 }),
    'slots.nextFree of a doctor': () => desk.call('slots.nextFree', { doctorId: 1, part: 'MORNING' }),
    'patients.search by a beginning': () => desk.call('patients.search', { query: 'nor' }),
    'patients.search by a phone': () => desk.call('patients.search', { query: '+493023121001' }),
    'patients.search by a birth date': () => desk.call('patients.search', { query: '3.4.1960' }),
    'patients.search with a slip': () => desk.call('patients.search', { query: 'numebr' }),
    'patients.get': () => desk.call('patients.get', { id: patientId }),
    'patients.history': () => desk.call('patients.history', { id: patientId }),
    'doctors.list': () => desk.call('doctors.list', {}),
    'queue.list': () => desk.call('queue.list', { date }),
    'waitlist.list': () => desk.call('waitlist.list', {}),
    'undo.list': () => desk.call('undo.list', {}),
    'audit.list': () => admin.call('audit.list', {}),
    'settings.get': () => desk.call('settings.get', {}),
    'auth.me': () => desk.call('auth.me', {}),
    'stats.overview': () => admin.call('stats.overview', year),
    'patients.create': () => desk.call('patients.create', { name: 'Nils Newcomer' }),
    'bookings.create': () => desk.call('bookings.create', { slotId: next(free), patientId }),
    'bookings.create of somebody new': () =>
      desk.call('bookings.create', { slotId: next(free), patient: { name: 'Nils Newcomer' } }),
    'bookings.hold': async () => {
      const booking = await desk.call('bookings.hold', { slotId: next(free) });
      held = booking.id;
      return booking;
    },
    'bookings.confirm': () => desk.call('bookings.confirm', { id: held, patientId }),
    'bookings.mark': () => desk.call('bookings.mark', { id: booked[1] ?? 0, state: 'ARRIVED' }),
    'bookings.move': () => desk.call('bookings.move', { id: booked[2] ?? 0, slotId: next(free) }),
    'bookings.cancel': () => desk.call('bookings.cancel', { id: booked[3] ?? 0 }),
    'bookings.restore': () => desk.call('bookings.restore', { id: booked[3] ?? 0 }),
    'bookings.cancel with an id': () => desk.call('bookings.cancel', { id: booked[4] ?? 0 }, uuid()),
    'undo.run': () => desk.call('undo.run', {}),
  };
  return { clinic, date, calls };
}

/** The procedure that a call is of: its first word. */
export const procedureOf = (call: string) => call.split(' ')[0] as ProcedureName;
