/** Weekly schedules and appointments to come, out of files and into them. */
import fs from 'node:fs';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Clinic, openClinic } from '../../../../tests/support/clinic.ts';
import { firstBrokenAuditRow } from '../../database/audit.ts';
import { begin, ended, imported } from '../../../../tests/support/imports.ts';
import { readTime } from './read-schedule.ts';

let clinic: Clinic;
beforeEach(async () => {
  clinic = await openClinic();
  await prepare(clinic);
});
afterEach(async () => {
  await clinic.requireSound();
  await clinic.close();
});

async function prepare({ admin }: Clinic): Promise<void> {
  for (const name of ['Bea Blau', 'Cem Can']) {
    const email = `${name.slice(0, 3).toLowerCase()}@clinic.test`;
    await admin.call('doctors.create', { name, specialization: 'Dermatology', email });
  }
  await admin.call('rooms.create', { name: 'Room 1' });
  await admin.call('visitTypes.create', { name: 'Checkup', durationMinutes: 30, colour: 'blue' });
}

const SCHEDULES = `doctor_email,weekday,start_time,end_time,slot_minutes,room,valid_from,valid_until,every_weeks
bea@clinic.test,1,08:00,12:00,30,Room 1,2026-03-02,,1
bea@clinic.test,Dienstag,8:00,12:00,30,,2026-03-02,,
cem@clinic.test,mon,13:00,15:00,20,room 1,2026-03-02,2026-06-30,2
`;
const APPOINTMENTS = `doctor_email,date,time,minutes,name,date_of_birth,phone,email,visit_type,notes
bea@clinic.test,2026-03-09,08:00,30,Anna Alt,1980-02-01,,,Checkup,Brings papers
bea@clinic.test,2026-03-09,09:00,60,Bert Bach,,+493012345678,,,
cem@clinic.test,2026-03-10,10:00,45,Anna Alt,1980-02-01,,,,
`;

async function csvOf({ app, admin }: Clinic, what: 'schedules' | 'appointments'): Promise<string> {
  const { fileId } = await admin.call('exports.make', { what });
  return fs.readFileSync(app.transfers.find(fileId) ?? '', 'utf8');
}

function manyAppointments(): string {
  const two = (number: number) => String(number).padStart(2, '0');
  const lines = Array.from({ length: 400 }, (_, at) => {
    const minute = at * 5;
    const [day, hour] = [9 + Math.floor(minute / 600), 8 + (Math.floor(minute / 60) % 10)];
    return `bea@clinic.test,2026-03-${two(day)},${two(hour)}:${two(minute % 60)},5,Person ${'abcdefghij'[at % 10]}`;
  });
  return `doctor_email,date,time,minutes,name\n${lines.join('\n')}\n`;
}

const bookings = async () =>
  (await clinic.desk.call('bookings.list', { limit: 500 })).items.filter(
    ({ status }) => status === 'CONFIRMED',
  );

describe('a file of schedules', () => {
  it('is known as such, becomes weeks with their slots, and is in the list of changes', async () => {
    const job = await imported(clinic, SCHEDULES);
    expect(job).toMatchObject({ kind: 'schedules', state: 'DONE', lines: 3, added: 3, wrong: 0 });
    const { schedules } = await clinic.admin.call('schedules.get', { doctorId: 1 });
    expect(schedules).toMatchObject([
      { validFrom: '2026-03-02', everyWeeks: 1, sessions: [{ weekday: 1 }, { weekday: 2 }] },
    ]);
    const slots = await clinic.desk.call('slots.list', { doctorId: 1, date: '2026-03-09' });
    expect(slots.items).toHaveLength(8);
    expect(slots.items[0]).toMatchObject({ roomName: 'Room 1' });
    expect((await clinic.admin.call('schedules.changes', {})).items).toHaveLength(1);
    expect(await imported(clinic, SCHEDULES)).toMatchObject({ state: 'DONE', skipped: 3, added: 0 });
  });

  it('tells what is wrong line by line', async () => {
    const text = `doctor_email,weekday,start_time,end_time,slot_minutes,room
nobody@clinic.test,1,08:00,12:00,30,
bea@clinic.test,8,08:00,12:00,30,
bea@clinic.test,1,12:00,08:00,30,
bea@clinic.test,1,08:00,12:00,3,
bea@clinic.test,1,08:00,12:00,30,Cellar
`;
    const job = await imported(clinic, text, { isDryRun: true });
    expect(job.problems.map(({ line, field, reason }) => [line, field, reason])).toEqual([
      [2, 'doctorEmail', 'NOT_ONE_OF'],
      [3, 'weekday', 'NOT_ONE_OF'],
      [4, 'endTime', 'END_BEFORE_START'],
      [5, 'slotMinutes', 'NOT_VALID'],
      [6, 'room', 'NOT_ONE_OF'],
    ]);
  });

  it('leaves nothing behind when two doctors would be in one room', async () => {
    const text = SCHEDULES.replace('13:00,15:00', '11:00,15:00');
    expect(await imported(clinic, text)).toMatchObject({ state: 'FAILED', failure: 'SCHEDULE_CLASH' });
    expect((await clinic.admin.call('schedules.get', { doctorId: 1 })).schedules).toEqual([]);
    expect((await clinic.desk.call('slots.list', { doctorId: 1 })).items).toEqual([]);
  });
});

describe('a file of appointments', () => {
  it('is booked into the slots that are there, and into its own where there are none', async () => {
    await imported(clinic, SCHEDULES);
    const job = await imported(clinic, APPOINTMENTS);
    expect(job).toMatchObject({ kind: 'appointments', state: 'DONE', lines: 3, added: 3, wrong: 0 });
    const made = await bookings();
    expect(made.map(({ patient, durationMinutes }) => [patient?.name, durationMinutes]).toSorted()).toEqual([
      ['Anna Alt', 30],
      ['Anna Alt', 45],
      ['Bert Bach', 60],
    ]);
    // One record for the one person of two lines.
    expect((await clinic.desk.call('patients.search', { query: 'anna alt' })).items).toHaveLength(1);
    expect(await imported(clinic, APPOINTMENTS)).toMatchObject({ state: 'DONE', skipped: 3, added: 0 });
  });

  it('tells which times cannot be', async () => {
    await imported(clinic, SCHEDULES);
    const text = `doctor_email,date,time,minutes,name
bea@clinic.test,2026-03-09,08:10,30,Off Grid
bea@clinic.test,2026-02-09,08:00,30,Too Late
bea@clinic.test,2026-03-09,10:00,30,First One
bea@clinic.test,2026-03-09,10:00,30,Second One
cem@clinic.test,2026-03-29,02:30,30,No Such
`;
    const job = await imported(clinic, text, { isDryRun: true });
    expect(job.problems.map(({ line, reason }) => [line, reason])).toEqual([
      [2, 'TAKEN'],
      [3, 'PAST'],
      [5, 'IN_FILE'],
      [6, 'NOT_A_TIME'],
    ]);
  });

  it('keeps what a desk has touched when it is taken back', async () => {
    const { id } = await begin(clinic, manyAppointments());
    for (let added = 0; added === 0; ) added = (await clinic.admin.call('imports.get', { id })).added;
    const [used] = await bookings();
    await clinic.desk.call('bookings.update', { id: used?.id ?? 0, notes: 'Called' });
    await clinic.admin.call('imports.cancel', { id });
    expect(await ended(clinic, id)).toMatchObject({ state: 'CANCELLED' });
    expect((await bookings()).map((booking) => [booking.id, booking.notes])).toEqual([[used?.id, 'Called']]);
    expect((await clinic.desk.call('patients.search', { query: 'person' })).items).toHaveLength(1);
    expect(await clinic.app.database.read(firstBrokenAuditRow)).toBeNull();
  });

  it.each([
    ['1:30 pm', '13:30'],
    ['12:15 AM', '00:15'],
    ['12:15 p.m.', '12:15'],
    ['8.00', '08:00'],
    ['08:00:00', '08:00'],
    ['08:005', null],
    ['13:00 pm', null],
    ['8', null],
  ])('reads the time %s as %s', (typed, wanted) => {
    expect(readTime(typed)).toBe(wanted);
  });

  it('that is cancelled, or whose place is lost on the way, leaves nothing behind', async () => {
    const file = manyAppointments();
    const { id } = await begin(clinic, file);
    for (let added = 0; added === 0; ) added = (await clinic.admin.call('imports.get', { id })).added;
    await clinic.admin.call('imports.cancel', { id });
    expect(await ended(clinic, id)).toMatchObject({ state: 'CANCELLED', added: 0 });
    expect(await bookings()).toEqual([]);
    expect((await clinic.desk.call('slots.list', { doctorId: 1 })).items).toEqual([]);
    expect((await clinic.desk.call('patients.search', { query: 'person' })).items).toEqual([]);
    expect(await imported(clinic, file)).toMatchObject({ state: 'DONE', added: 400 });
  });
});

it('schedules and appointments that go out come in again as they were', async () => {
  await imported(clinic, SCHEDULES);
  await imported(clinic, APPOINTMENTS);
  const [schedules, appointments] = [await csvOf(clinic, 'schedules'), await csvOf(clinic, 'appointments')];
  const other = await openClinic();
  await prepare(other);
  expect(await imported(other, schedules)).toMatchObject({ kind: 'schedules', state: 'DONE', added: 3 });
  expect(await imported(other, appointments)).toMatchObject({
    kind: 'appointments',
    state: 'DONE',
    added: 3,
  });
  expect(await csvOf(other, 'schedules')).toBe(schedules);
  expect(await csvOf(other, 'appointments')).toBe(appointments);
  await other.close();
});

it('an evening in America is one evening: two lines at one time are told, though days change in Greenwich', async () => {
  await clinic.admin.call('settings.update', { timeZone: 'America/New_York' });
  const text = `doctor_email,date,time,minutes,name
bea@clinic.test,2026-03-03,18:30,60,Eve Ning
bea@clinic.test,2026-03-03,19:15,30,Mo Night
`;
  const job = await imported(clinic, text, { isDryRun: true });
  expect(job.problems.map(({ line, reason }) => [line, reason])).toEqual([[3, 'IN_FILE']]);
});

it('a hold that is past its time is in nobody’s way', async () => {
  await imported(clinic, SCHEDULES);
  const { items } = await clinic.desk.call('slots.list', { doctorId: 1, date: '2026-03-09' });
  await clinic.desk.call('bookings.hold', { slotId: items[0]?.id ?? 0 });
  clinic.clock.pass(5 * 60_000);
  expect(await imported(clinic, APPOINTMENTS)).toMatchObject({ state: 'DONE', added: 3 });
});
