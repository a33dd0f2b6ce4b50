import fs from 'node:fs';
import path from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { brokenInvariants } from '../../../tests/support/invariants.ts';
import { type Desk, deskOf, openClinic, temporaryFolder } from '../../../tests/support/clinic.ts';
import { addDays, dateAt, isWeekend, timeAt } from '../../shared/calendar.ts';
import { contract } from '../../shared/contract/index.ts';
import { type App, DATABASE_FILE, openApp } from '../app.ts';
import { firstBrokenAuditRow } from '../database/audit.ts';
import { type Connection, connect } from '../database/sqlite/connection.ts';
import { DEMO_PASSWORD, seedDemo } from './seed-demo.ts';

const TUESDAY = Date.parse('2026-11-24T14:00:00Z');
const SUNDAY = Date.parse('2026-03-29T14:00:00Z');
const ZONE = 'Europe/Berlin';

const folders: string[] = [];
const open: { close(): unknown }[] = [];
afterEach(async () => {
  for (const one of open.splice(0).toReversed()) await one.close();
  for (const folder of folders.splice(0)) fs.rmSync(folder, { recursive: true, force: true });
});

interface Demo {
  app: App;
  sql: Connection;
  admin: Desk;
}

async function openDemo(now = TUESDAY, timeZone = ZONE): Promise<Demo> {
  const folder = temporaryFolder();
  folders.push(folder);
  const app = await openApp({ folder, now: () => now, sweeper: false });
  open.push(app);
  expect(await seedDemo(app.database, { now, timeZone })).toBe(true);
  const sql = connect({ file: path.join(folder, DATABASE_FILE) }, 'reader');
  open.push(sql);
  const login = { email: 'admin@clinic.example', password: DEMO_PASSWORD };
  const { token } = await deskOf(app, null).call('auth.login', login);
  return { app, sql, admin: deskOf(app, token) };
}

const numberOf = (sql: Connection, query: string) => sql.prepare(query).pluck().get() as number;

test('it is a whole clinic that keeps every rule', async () => {
  const { app, sql } = await openDemo();
  expect(brokenInvariants(sql)).toEqual([]);
  expect(await app.database.read(firstBrokenAuditRow)).toBeNull();
  expect(await deskOf(app, null).call('setup.status', {})).toMatchObject({
    isSetUp: true,
    isDemo: true,
    clinicName: 'Riverside Clinic',
    timeZone: ZONE,
  });
});

test('all users sign in, each with their role', async () => {
  const { app } = await openDemo();
  for (const [email, role] of [
    ['admin@clinic.example', 'admin'],
    ['desk@clinic.example', 'receptionist'],
    ['doctor@clinic.example', 'doctor'],
  ]) {
    const login = { email: String(email), password: DEMO_PASSWORD };
    expect((await deskOf(app, null).call('auth.login', login)).user).toMatchObject({ role });
  }
});

test('twelve doctors in eight specializations work six weeks, with an hour for lunch', async () => {
  const { admin, sql } = await openDemo();
  const { items: doctors } = await admin.call('doctors.list', {});
  expect(doctors).toHaveLength(12);
  expect(new Set(doctors.map(({ specialization }) => specialization)).size).toBe(8);

  const rows = sql
    .prepare('SELECT doctor_id, starts_at, ends_at FROM appointment_slots ORDER BY 1, 2')
    .all() as {
    doctor_id: number;
    starts_at: number;
    ends_at: number;
  }[];
  const today = dateAt(TUESDAY, ZONE);
  const dates = rows.map((row) => dateAt(row.starts_at, ZONE)).toSorted();
  expect([dates[0], dates.at(-1)]).toEqual([addDays(today, -21), addDays(today, 20)]);
  const times = rows.map((row) => [timeAt(row.starts_at, ZONE), timeAt(row.ends_at, ZONE)] as const);
  expect(times.every(([from, to]) => from >= '08:00' && to <= '17:00')).toBe(true);
  expect(times.some(([from, to]) => from < '12:50' && to > '12:35')).toBe(false);
});

test('about 60% of past and of coming slots are booked, today is mixed', async () => {
  const { admin } = await openDemo();
  const today = dateAt(TUESDAY, ZONE);
  const shareOf = async (from: string, to: string) => {
    const { slots, byStatus } = await admin.call('stats.overview', { from, to });
    return { ...slots, booked: slots.booked / slots.total, cancelled: byStatus.CANCELLED };
  };
  const past = await shareOf(addDays(today, -21), addDays(today, -1));
  const coming = await shareOf(addDays(today, 1), addDays(today, 20));
  for (const { booked, cancelled, blocked } of [past, coming]) {
    expect(booked).toBeGreaterThan(0.54);
    expect(booked).toBeLessThan(0.66);
    expect(cancelled).toBeGreaterThan(50);
    expect(blocked).toBeGreaterThan(10);
  }
  const now = await shareOf(today, today);
  expect(now.booked).toBeGreaterThan(coming.booked);
  expect(now.free).toBeGreaterThan(20);
  expect(now.cancelled).toBeGreaterThan(0);
});

test('a few hundred patients of many scripts, as the desk itself could have typed them', async () => {
  const { sql } = await openDemo();
  const patients = sql
    .prepare('SELECT name, email, phone, date_of_birth AS dateOfBirth FROM patients')
    .all() as {
    name: string;
    email: string | null;
    phone: string | null;
  }[];
  expect(patients.length).toBeGreaterThan(250);
  for (const patient of patients) {
    const typed = contract['patients.create'].input.safeParse(patient);
    expect(typed.data).toEqual(patient);
    expect(patient.email ?? '.example').toMatch(/(\.|@)example(\.com|\.org|\.net)?$/);
  }
  const scripts = [
    'Cyrillic',
    'Greek',
    'Arabic',
    'Hebrew',
    'Han',
    'Hiragana',
    'Hangul',
    'Devanagari',
    'Thai',
  ];
  const missing = scripts.filter((script) => {
    const isOf = new RegExp(`\\p{Script=${script}}`, 'u');
    return !patients.some(({ name }) => isOf.test(name));
  });
  expect(missing).toEqual([]);
  expect(patients.some(({ email, phone }) => email === null && phone === null)).toBe(true);
  expect(patients.some(({ name }) => name.length > 90)).toBe(true);
  const shared = numberOf(
    sql,
    'SELECT count(*) FROM (SELECT 1 FROM patients GROUP BY phone HAVING count(*) > 1)',
  );
  expect(shared).toBeGreaterThan(10);
});

test('nobody is with two doctors at once, and everything was booked before today', async () => {
  const { sql } = await openDemo();
  const twice = `SELECT count(*) FROM bookings AS a JOIN bookings AS b ON a.patient_id = b.patient_id AND a.id < b.id
    WHERE a.status = 'CONFIRMED' AND b.status = 'CONFIRMED' AND a.starts_at < b.ends_at AND b.starts_at < a.ends_at`;
  expect(numberOf(sql, twice)).toBe(0);
  const late = `SELECT count(*) FROM bookings WHERE max(booked_at, coalesce(cancelled_at, 0)) > min(starts_at, ${TUESDAY})`;
  expect(numberOf(sql, late)).toBe(0);
  expect(numberOf(sql, 'SELECT count(*) FROM bookings WHERE cancelled_at < booked_at')).toBe(0);
});

test('the same day makes the same clinic, another day another one', async () => {
  const tables = [
    'settings',
    'users',
    'doctors',
    'patients',
    'appointment_slots',
    'bookings',
    'booking_slots',
  ];
  const contentOf = ({ sql }: Demo) =>
    JSON.stringify(tables.map((table) => sql.prepare(`SELECT * FROM ${table} ORDER BY 1`).all()));
  const one = contentOf(await openDemo());
  expect(contentOf(await openDemo(TUESDAY + 3_600_000))).toBe(one);
  expect(contentOf(await openDemo(TUESDAY + 86_400_000))).not.toBe(one);
});

test.each([
  ['on a Sunday with a clock change', SUNDAY, ZONE],
  ['on the other side of the date line', TUESDAY, 'Pacific/Auckland'],
])('there is a day at work %s', async (_, now, zone) => {
  const { admin, sql } = await openDemo(now, zone);
  const today = dateAt(now, zone);
  expect(isWeekend(today)).toBe(now === SUNDAY);
  expect((await admin.call('slots.list', { date: today })).items.length).toBeGreaterThan(100);
  expect(brokenInvariants(sql)).toEqual([]);
});

test('a clinic that is there already is left as it is', async () => {
  const { app, sql } = await openDemo();
  expect(await seedDemo(app.database, { now: TUESDAY })).toBe(false);
  expect(numberOf(sql, 'SELECT count(*) FROM users')).toBe(3);

  const clinic = await openClinic();
  open.push(clinic);
  expect(await seedDemo(clinic.app.database, { now: TUESDAY })).toBe(false);
  expect((await clinic.admin.call('doctors.list', {})).items).toEqual([]);
  expect(await clinic.admin.call('settings.get', {})).toMatchObject({ isDemo: false });
});

test('its past visits were seen, but for a few; today’s are to come; some wait for a slot', async () => {
  const { admin } = await openDemo();
  const today = dateAt(TUESDAY, ZONE);
  const { visits } = await admin.call('stats.overview', {
    from: addDays(today, -21),
    to: addDays(today, -1),
  });
  expect(visits.noShow / visits.total).toBeGreaterThan(0.05);
  expect(visits.noShow / visits.total).toBeLessThan(0.12);
  expect(visits.waiting?.count).toBe(visits.total - visits.noShow);
  const { items } = await admin.call('bookings.list', { date: today, status: 'CONFIRMED', limit: 500 });
  expect(new Set(items.map(({ visit }) => visit.state))).toEqual(new Set(['EXPECTED']));
  expect(items.some(({ visitTypeName }) => visitTypeName !== null)).toBe(true);
  expect((await admin.call('waitlist.list', {})).items.map(({ urgency }) => urgency)).toEqual([
    'URGENT',
    'SOON',
    'ROUTINE',
  ]);
});
