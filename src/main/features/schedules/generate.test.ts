import { afterEach, beforeEach, expect, test } from 'vitest';
import { addDays } from '../../../shared/calendar.ts';
import { type Clinic, openClinic } from '../../../../tests/support/clinic.ts';
import { openApp } from '../../app.ts';
import { ChangeFeed } from '../../changes.ts';
import { silentLog } from '../../log.ts';
import { startScheduleClock } from '../../schedule-clock.ts';
import { generateAhead } from './generate.ts';

const DAY = 86_400_000;
let clinic: Clinic;
let doctorId: number;

/** Two hours each day of the week, three weeks ahead, on Monday, 2 March 2026, 08:00 in Berlin. */
beforeEach(async () => {
  clinic = await openClinic();
  await clinic.app.database.write((db) => db.updateTable('settings').set({ horizon_weeks: 3 }).execute());
  doctorId = await addDoctor(1);
  await setWeek();
});
afterEach(async () => {
  await clinic.requireSound();
  await clinic.close();
});

async function addDoctor(number: number) {
  const who = { name: `Doctor No ${number}`, specialization: 'Dermatology', email: `d${number}@clinic.test` };
  return (await clinic.admin.call('doctors.create', who)).id;
}

async function setWeek(id = doctorId, roomId: number | null = null) {
  const times = { startTime: '09:00', endTime: '11:00', slotMinutes: 30, roomId };
  const sessions = [1, 2, 3, 4, 5, 6, 7].map((weekday) => ({ ...times, weekday }));
  const week = { doctorId: id, validFrom: '2026-03-02', validUntil: null, everyWeeks: 1, sessions };
  const edits = [{ kind: 'SET_WEEK' as const, ...week }];
  const { token } = await clinic.admin.call('schedules.preview', { edits });
  await clinic.admin.call('schedules.apply', { edits, token, resolutions: [] });
}

const slots = async (id = doctorId) =>
  (await clinic.admin.call('slots.list', { doctorId: id, limit: 5000 })).items;
const lastDate = async () => (await slots()).at(-1)?.startsAt.slice(0, 10);
const generate = () => generateAhead(clinic.app.database, clinic.clock.now);

async function until(isSo: () => Promise<boolean>) {
  for (let tries = 0; tries < 400 && !(await isSo()); tries += 1) {
    await new Promise((go) => setTimeout(go, 10));
  }
}

test('each new day makes one more, and a second run none', async () => {
  const before = await lastDate();
  expect(await generate()).toBe(0);
  clinic.clock.pass(DAY);
  expect(await generate()).toBe(4);
  expect(await lastDate()).toBe(addDays(before ?? '', 1));
  expect(await generate()).toBe(0);
  clinic.clock.pass(40 * DAY);
  // Nobody needs slots of the days in which the program was off.
  expect(await generate()).toBe(4 * 22);
});

test('a clock that goes back makes nothing, and going forward again nothing twice', async () => {
  const before = await slots();
  clinic.clock.pass(-9 * DAY);
  expect(await generate()).toBe(0);
  clinic.clock.pass(9 * DAY);
  expect(await generate()).toBe(0);
  expect(await slots()).toEqual(before);
});

test('what was removed by hand, blocked or made by hand stays as it is', async () => {
  const [free, blocked] = await slots();
  await clinic.admin.call('slots.remove', { id: free?.id ?? 0 });
  await clinic.admin.call('slots.block', { id: blocked?.id ?? 0 });
  const byHand = `${addDays((await lastDate()) ?? '', 1)}T08:15:00.000Z`;
  await clinic.admin.call('slots.create', { doctorId, startsAt: byHand });
  const before = await slots();
  await clinic.app.database.write((db) => db.updateTable('doctors').set({ slots_until: null }).execute());
  expect(await generate()).toBe(0);
  expect(await slots()).toEqual(before);
  clinic.clock.pass(DAY);
  // 09:15 by hand is in the way of 09:00 and 09:30.
  expect(await generate()).toBe(2);
});

test('a room that is taken by then leaves the slot without one, and nothing fails', async () => {
  const { id: roomId } = await clinic.admin.call('rooms.create', { name: 'Room 1' });
  const second = await addDoctor(2);
  await setWeek(second, roomId);
  const next = Date.parse(`${addDays((await lastDate()) ?? '', 1)}T08:00:00Z`);
  await clinic.app.database.write((db) =>
    db
      .insertInto('appointment_slots')
      .values({
        doctor_id: doctorId,
        starts_at: next + 7_200_000 - 10 * 60_000,
        duration_minutes: 20,
        room_id: roomId,
      })
      .execute(),
  );
  clinic.clock.pass(DAY);
  // The other doctor has three: their own slot is in the way of the fourth.
  expect(await generate()).toBe(3 + 4);
  const made = (await slots(second)).slice(-4);
  expect(made.map((slot) => slot.roomName)).toEqual(['Room 1', 'Room 1', 'Room 1', null]);
});

test('a doctor who is not active gets none, and all of them when they are back', async () => {
  await clinic.admin.call('doctors.deactivate', { id: doctorId });
  clinic.clock.pass(3 * DAY);
  expect(await generate()).toBe(0);
  expect(await clinic.admin.call('schedules.generate', {})).toEqual({ made: 0 });
  await clinic.admin.call('doctors.reactivate', { id: doctorId });
  expect(await generate()).toBe(12);
});

test('the start and the clinic midnight make what is missing', async () => {
  clinic.clock.pass(DAY);
  const before = await lastDate();
  const app = await openApp({ ...clinic.place, now: clinic.clock.now });
  await until(async () => (await lastDate()) !== before);
  await app.close();
  expect(await lastDate()).toBe(addDays(before ?? '', 1));

  const { database } = clinic.app;
  const stop = startScheduleClock(
    { database, changes: new ChangeFeed(), now: clinic.clock.now, log: silentLog },
    5,
  );
  clinic.clock.at = Date.parse('2026-03-03T22:59:59Z');
  await new Promise((go) => setTimeout(go, 60));
  expect(await lastDate()).toBe(addDays(before ?? '', 1));
  clinic.clock.pass(1000);
  await until(async () => (await lastDate()) !== addDays(before ?? '', 1));
  await stop();
  expect(await lastDate()).toBe(addDays(before ?? '', 2));
});

test('a transaction that fails leaves whole days or none, and the next run makes the rest', async () => {
  await clinic.app.database.write((db) => db.updateTable('settings').set({ horizon_weeks: 20 }).execute());
  let writes = 0;
  const broken = Object.create(clinic.app.database) as typeof clinic.app.database;
  broken.read = (work) => clinic.app.database.read(work);
  broken.write = (work) =>
    clinic.app.database.write(async (db) => {
      const answer = await work(db);
      writes += 1;
      if (writes === 3) throw new Error('The power went off');
      return answer;
    });
  await expect(generateAhead(broken, clinic.clock.now)).rejects.toThrow('The power went off');
  const perDay = Map.groupBy(await slots(), ({ startsAt }) => startsAt.slice(0, 10));
  expect([...perDay.values()].every((day) => day.length === 4)).toBe(true);
  await generate();
  expect(await slots()).toHaveLength(4 * (20 * 7 + 1));
});
