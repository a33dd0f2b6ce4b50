/** Many different calls of each kind, as a day at the desk makes them: no two with the same answer in a cache of ours. */
import { seededRandom, type Random } from '../src/main/demo/random.ts';
import { addDays, dateAt } from '../src/shared/calendar.ts';
import type { Input } from '../src/shared/contract/index.ts';
import { type BigDesk } from './big-desk.ts';
import { ZONE } from './big-clinic.ts';
import { FIELDS } from './fill-clinic.ts';

type Calls = (() => Promise<unknown>)[];

const CALLS = 400;

/** The calls of each kind by its name; those at the end write. */
export async function callsAt(clinic: BigDesk): Promise<Record<string, Calls>> {
  const random = seededRandom('growth');
  const { desk, admin } = clinic;
  const today = dateAt(Date.now(), ZONE);
  const { first, doctors, patients } = await sizeOf(clinic);
  const dates = await workingDays(clinic, random);
  const finds = await typedTexts(clinic, random, patients);
  const doctorId = () => random.int(1, doctors);
  const many = <In>(make: () => In, call: (input: In) => Promise<unknown>): Calls =>
    Array.from({ length: CALLS }, make).map((input) => () => call(input));
  const pickDate = () => random.pick(dates);
  return {
    'the slots of a day': many(pickDate, (date) =>
      desk.call('slots.list', { date, includeExtra: true, limit: 5000 }),
    ),
    'the bookings of a day': many(pickDate, (date) =>
      desk.call('bookings.list', { date, status: 'CONFIRMED', limit: 500 }),
    ),
    'a doctor’s day': many(
      () => ({ date: pickDate(), doctorId: doctorId(), limit: 5000 }),
      (input) => desk.call('slots.list', input),
    ),
    'patient search': finds.map((query) => () => desk.call('patients.search', { query })),
    'a patient’s record and visits': many(
      () => random.int(1, patients),
      async (id) => {
        await desk.call('patients.get', { id });
        await desk.call('bookings.list', { patientId: id, limit: 50 });
      },
    ),
    'next free': many(
      () => nextFreeInput(random, today, doctorId()),
      (input) => desk.call('slots.nextFree', input),
    ),
    'next free of a field that is full for 90 days': many(
      () => ({ specialization: FIELDS[0] ?? '' }),
      (input) => desk.call('slots.nextFree', input),
    ),
    'a page of all bookings': many(
      () => bookingsInput(random, pickDate(), doctorId()),
      (input) => desk.call('bookings.list', input),
    ),
    'a page of the trail': many(
      () => random.pick<Input<'audit.list'>>([{}, { entity: 'bookings' }, { userId: 2 }]),
      (input) => admin.call('audit.list', input),
    ),
    'statistics of a month': many(
      () => addDays(today, -random.int(31, first)),
      (from) => admin.call('stats.report', { from, to: addDays(from, 29) }),
    ).slice(0, 60),
    'statistics of a year': many(
      () => addDays(today, -random.int(366, Math.max(366, first))),
      (from) => admin.call('stats.report', { from, to: addDays(from, 364) }),
    ).slice(0, 20),
    'a booking': await bookings(clinic, random, patients),
  };
}

async function sizeOf({ rows }: BigDesk) {
  const [row] = await rows<{ first: number; doctors: number; patients: number }>(
    `SELECT (SELECT min(starts_at) FROM bookings) AS first, (SELECT max(id) FROM doctors) AS doctors,
      (SELECT max(id) FROM patients) AS patients`,
  );
  if (!row) throw new Error('There is no clinic');
  return { ...row, first: Math.floor((Date.now() - row.first) / 86_400_000) };
}

async function workingDays({ rows }: BigDesk, random: Random): Promise<string[]> {
  const starts = await rows<{ at: number }>(
    'SELECT DISTINCT starts_at AS at FROM appointment_slots WHERE doctor_id = 1',
  );
  const dates = [...new Set(starts.map(({ at }) => dateAt(at, ZONE)))];
  return Array.from({ length: 300 }, () => random.pick(dates));
}

function nextFreeInput(random: Random, today: string, doctorId: number): Input<'slots.nextFree'> {
  return random.pick<Input<'slots.nextFree'>>([
    {},
    { doctorId },
    { part: 'MORNING' },
    { part: 'AFTERNOON', doctorId },
    { specialization: random.pick(FIELDS.slice(0, 5)) },
    { fromDate: addDays(today, random.int(1, 60)) },
    { fromDate: addDays(today, random.int(1, 60)), doctorId, part: 'MORNING' },
    { limit: 50 },
  ]);
}

function bookingsInput(random: Random, date: string, doctorId: number): Input<'bookings.list'> {
  const direction = random.pick(['asc', 'desc'] as const);
  return random.pick<Input<'bookings.list'>>([
    {},
    { sort: 'startsAt', direction },
    { sort: 'bookedAt', direction },
    { status: 'CANCELLED', direction },
    { doctorId, direction },
    { date },
  ]);
}

/** What people type into the patient box, letter by letter, digit by digit: taken from those who are on file. */
async function typedTexts({ rows }: BigDesk, random: Random, patients: number): Promise<string[]> {
  const ids = Array.from({ length: 120 }, () => random.int(1, patients)).join(', ');
  const people = await rows<{ name: string; phone: string; date_of_birth: string }>(
    `SELECT name, phone, date_of_birth FROM patients WHERE id IN (${ids})`,
  );
  return people.flatMap(({ name, phone, date_of_birth: birth }) => {
    const [given = '', ...others] = name.toLowerCase().split(' ');
    const family = others.at(-1) ?? given;
    const [year, month, day] = birth.split('-');
    return [
      family.slice(0, 1),
      family.slice(0, 2),
      family.slice(0, 3),
      given.slice(0, 4),
      family.slice(1, 5),
      `${given} ${family.slice(0, 2)}`,
      `${family} ${given}`,
      `${family.slice(0, 2)}${family.slice(3)}`,
      phone.slice(-6),
      phone.slice(-4),
      phone.slice(0, 6),
      phone,
      `${day}.${month}.${year}`,
      `${family} ${birth}`,
    ];
  });
}

/** Free times of the next half year, each booked once: half for somebody who is on file, half for somebody new. */
async function bookings({ desk, rows }: BigDesk, random: Random, patients: number): Promise<Calls> {
  const free = await rows<{ id: number }>(
    `SELECT id FROM appointment_slots WHERE starts_at > ${Date.now() + 86_400_000} AND blocked = 0
      AND id NOT IN (SELECT slot_id FROM booking_slots)`,
  );
  return Array.from({ length: CALLS }, (_, index) => {
    const [slot] = free.splice(random.int(0, free.length - 1), 1);
    const who =
      index % 2 === 0
        ? { patientId: random.int(1, patients) }
        : { patient: { name: `Nora Newcomer ${index}` } };
    return () => desk.call('bookings.create', { slotId: slot?.id ?? 0, ...who });
  });
}
