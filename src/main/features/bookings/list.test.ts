import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Input, Output } from '../../../shared/contract/index.ts';
import { type Clinic, doctorWithSlots, first, openClinic } from '../../../../tests/support/clinic.ts';

type Booking = Output<'bookings.get'>;
const NAMES = [
  'Zoë Zeta',
  'anna Alm',
  'Émile Zola',
  'Émile Zola',
  'Bob Stone',
  '山田太郎',
  'Carl Łoś',
  'Dora Dee',
];

let clinic: Clinic;
let bookings: Booking[];
let doctors: Output<'doctors.get'>[];

beforeAll(async () => {
  clinic = await openClinic();
  bookings = [];
  doctors = [];
  for (let round = 0; round < 3; round += 1) {
    const { doctor, slots } = await doctorWithSlots(clinic, NAMES.length);
    doctors.push(doctor);
    for (const [index, slot] of slots.entries()) {
      clinic.clock.pass(1000);
      const name = NAMES[index] ?? '';
      const patient = { name, email: `p${index}@mail.test`, phone: `+49 30 ${5550000 + index}` };
      bookings.push(await clinic.desk.call('bookings.create', { slotId: slot.id, patient }));
    }
  }
  for (const booking of bookings.slice(0, 5)) await clinic.desk.call('bookings.cancel', { id: booking.id });
});
afterAll(() => clinic.close());

async function pages(input: Input<'bookings.list'>, between?: () => Promise<unknown>): Promise<Booking[]> {
  const all: Booking[] = [];
  let cursor: string | undefined;
  do {
    const page = await clinic.desk.call('bookings.list', { ...input, ...(cursor && { cursor }) });
    all.push(...page.items);
    cursor = page.nextCursor;
    await between?.();
  } while (cursor !== undefined);
  return all;
}

const ids = (items: Booking[]) => items.map(({ id }) => id);
const compare = (a: string | number, b: string | number) => (a < b ? -1 : a > b ? 1 : 0);
/** Names are compared as the database does it: by their bytes. */
const bytes = (text: string) => Buffer.from(text).toString('latin1');

describe('the list of bookings', () => {
  it('shows everything, the latest visit first', async () => {
    const { items, nextCursor } = await clinic.desk.call('bookings.list', { limit: 500 });
    expect(nextCursor).toBeUndefined();
    const wanted = bookings.toSorted((a, b) => compare(b.startsAt, a.startsAt) || b.id - a.id);
    expect(ids(items)).toEqual(ids(wanted));
  });

  it('filters by status, doctor, email and date', async () => {
    const list = async (input: Input<'bookings.list'>) => ids(await pages(input)).toSorted((a, b) => a - b);
    expect(await list({ status: 'CANCELLED' })).toEqual(ids(bookings.slice(0, 5)));
    expect(await list({ status: 'PENDING' })).toEqual([]);
    expect(await list({ doctorId: doctors[1]?.id })).toEqual(ids(bookings.slice(8, 16)));
    expect(await list({ patientEmail: ' P3@mail.TEST ' })).toEqual(
      ids([3, 11, 19].map((at) => bookings[at] as Booking)),
    );
    expect(await list({ date: '2026-03-02' })).toEqual(ids(bookings));
    expect(await list({ date: '2026-03-03' })).toEqual([]);
    expect(await list({ status: 'CONFIRMED', doctorId: doctors[0]?.id, date: '2026-03-02' })).toEqual(
      ids(bookings.slice(5, 8)),
    );
  });

  it.each([
    ['emile', [2, 3]],
    ['zola émi', [2, 3]],
    ['los', [6]],
    ['山', [5]],
    ['5550004', [4]],
    ['+49 30 555 0004', [4]],
    ['nobody at all', []],
    ['%', []],
    ['_', []],
    [`'"; --`, []],
  ])('searches patients: %s', async (search, patients) => {
    const wanted = [0, 8, 16].flatMap((from) => patients.map((at) => bookings[from + at] as Booking));
    expect(ids(await pages({ search })).toSorted((a, b) => a - b)).toEqual(
      ids(wanted).toSorted((a, b) => a - b),
    );
  });

  it('searches doctors by name and specialization', async () => {
    const doctor = first(doctors);
    expect(await pages({ search: doctor.name })).toHaveLength(8);
    expect(await pages({ search: 'general pract' })).toHaveLength(24);
  });

  const keys = {
    startsAt: (booking: Booking) => booking.startsAt,
    bookedAt: (booking: Booking) => booking.bookedAt,
    patientName: (booking: Booking) => bytes(booking.patient?.name ?? ''),
    doctorName: (booking: Booking) => bytes(booking.doctorName),
  };
  const sorts = Object.keys(keys) as (keyof typeof keys)[];

  it.each(
    sorts.flatMap((sort) =>
      [1, 3, 500].flatMap((limit) => (['asc', 'desc'] as const).map((way) => [sort, way, limit] as const)),
    ),
  )('sorts by %s %s in pages of %d, each booking once', async (sort, direction, limit) => {
    const sign = direction === 'asc' ? 1 : -1;
    const wanted = bookings.toSorted((a, b) => sign * (compare(keys[sort](a), keys[sort](b)) || a.id - b.id));
    expect(ids(await pages({ sort, direction, limit }))).toEqual(ids(wanted));
  });

  it('loses and doubles nothing while rows come and change between pages', async () => {
    const other = await doctorWithSlots(clinic, 24);
    const spare = other.slots.values();
    const target = first(bookings.slice(10));
    const between = async () => {
      const slot = spare.next().value;
      if (slot)
        await clinic.desk.call('bookings.create', { slotId: slot.id, patient: { name: 'Late Comer' } });
      const now = await clinic.desk.call('bookings.get', { id: target.id });
      await clinic.desk.call(now.status === 'CONFIRMED' ? 'bookings.cancel' : 'bookings.restore', {
        id: target.id,
      });
    };
    for (const sort of sorts) {
      const seen = ids(await pages({ sort, limit: 5 }, between));
      expect(new Set(seen).size).toBe(seen.length);
      expect(bookings.every(({ id }) => seen.includes(id))).toBe(true);
    }
  });

  it('leaves out holds that ended unused, unless they are asked for', async () => {
    const { slots, doctor } = await doctorWithSlots(clinic, 1);
    const hold = await clinic.desk.call('bookings.hold', { slotId: first(slots).id });
    expect(ids(await pages({ doctorId: doctor.id }))).toEqual([hold.id]);
    await clinic.desk.call('bookings.release', { id: hold.id });
    expect(await pages({ doctorId: doctor.id })).toEqual([]);
    expect(ids(await pages({ doctorId: doctor.id, status: 'FAILED' }))).toEqual([hold.id]);
  });

  it.each([
    'x',
    '',
    Buffer.from('[1]').toString('base64url'),
    Buffer.from('["a","b"]').toString('base64url'),
  ])('refuses a cursor that it did not give: %j', async (cursor) => {
    const error = await clinic.desk.refused('INPUT_INVALID', 'bookings.list', { cursor });
    expect(error.fields).toEqual({ cursor: 'NOT_VALID' });
  });

  it('refuses limits and filters that make no sense, naming them', async () => {
    const input = { limit: 0, date: '2026-02-30', doctorId: -1 };
    const error = await clinic.desk.refused('INPUT_INVALID', 'bookings.list', input);
    expect(error.fields).toEqual({ limit: 'TOO_SMALL', date: 'NOT_A_DATE', doctorId: 'TOO_SMALL' });
    await clinic.desk.refused('INPUT_INVALID', 'bookings.list', { limit: 501 });
  });
});
