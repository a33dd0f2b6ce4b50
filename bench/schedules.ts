import { addDays } from '../src/shared/calendar.ts';
import { openClinic } from '../tests/support/clinic.ts';
import { generateAhead } from '../src/main/features/schedules/generate.ts';
import { benchSlotsByHand } from './slots.ts';
import { median } from './statistics.ts';

const DOCTORS = 30;
const HOURS = [
  ['08:00', '12:00'],
  ['13:00', '17:00'],
] as const;
const WEEKS = 52;

type Clinic = Awaited<ReturnType<typeof openClinic>>;

/** A year of slots for thirty doctors out of their schedules, while a desk books; and what a change costs then. */
export async function benchSchedules(): Promise<string[]> {
  const clinic = await openClinic();
  const doctorIds = await doctorsWithWeeks(clinic);
  const slotIds = await slotsToBook(clinic);
  const alone = await bookAll(clinic, slotIds.slice(0, 100), () => true);

  const state = { isDone: false };
  const began = performance.now();
  const making = generateAhead(clinic.app.database, clinic.clock.now).then((made) => {
    state.isDone = true;
    return { made, took: performance.now() - began };
  });
  const meanwhile = await bookAll(clinic, slotIds.slice(100), () => !state.isDone);
  const { made, took } = await making;
  const byHand = await benchSlotsByHand();
  const lines = [
    `a year of schedules for ${DOCTORS} doctors (${made} slots): ${took.toFixed(0)} ms while ${meanwhile.length} bookings were made; ${(took / byHand).toFixed(2)} of making as many by hand`,
    `a booking meanwhile: median ${median(meanwhile).toFixed(1)} ms, p99 ${p99(meanwhile).toFixed(1)} ms (alone ${median(alone).toFixed(1)} and ${p99(alone).toFixed(1)})`,
    ...(await benchChanges(clinic, doctorIds)),
  ];
  await clinic.close();
  return lines;
}

export function p99(times: readonly number[]): number {
  return times.toSorted((a, b) => a - b)[Math.ceil(times.length * 0.99) - 1] ?? Number.NaN;
}

export async function doctorsWithWeeks(clinic: Clinic): Promise<number[]> {
  const ids: number[] = [];
  for (let number = 0; number < DOCTORS; number += 1) {
    const who = {
      name: `Dr Week ${number}`,
      specialization: 'General practice',
      email: `w${number}@clinic.test`,
    };
    ids.push((await clinic.admin.call('doctors.create', who)).id);
  }
  await clinic.app.database.write(async (db) => {
    await db.updateTable('settings').set({ horizon_weeks: WEEKS }).execute();
    for (const [index, id] of ids.entries()) {
      const row = { doctor_id: id, valid_from: '2026-03-02', valid_until: null, created_at: 0 };
      const { id: scheduleId } = await db
        .insertInto('schedules')
        .values(row)
        .returning('id')
        .executeTakeFirstOrThrow();
      const { id: roomId } = await db
        .insertInto('rooms')
        .values({ name: `Room ${index}`, created_at: 0 })
        .returning('id')
        .executeTakeFirstOrThrow();
      const sessions = [1, 2, 3, 4, 5].flatMap((weekday) =>
        HOURS.map(([start, end]) => ({
          schedule_id: scheduleId,
          weekday,
          start_time: start,
          end_time: end,
          slot_minutes: 30,
          room_id: roomId,
        })),
      );
      await db.insertInto('schedule_sessions').values(sessions).execute();
    }
  });
  return ids;
}

export async function slotsToBook(clinic: Clinic, count = 3000): Promise<number[]> {
  const who = { name: 'Dr Busy', specialization: 'General practice', email: 'busy@clinic.test' };
  const { id: doctorId } = await clinic.admin.call('doctors.create', who);
  const rows = Array.from({ length: count }, (_, index) => ({
    doctor_id: doctorId,
    starts_at: clinic.clock.at + 3_600_000 + index * 300_000,
    duration_minutes: 5,
  }));
  await clinic.app.database.write(async (db) => {
    for (let from = 0; from < rows.length; from += 3000)
      await db
        .insertInto('appointment_slots')
        .values(rows.slice(from, from + 3000))
        .execute();
  });
  return clinic.app.database.read(async (db) => {
    const made = await db
      .selectFrom('appointment_slots')
      .select('id')
      .where('doctor_id', '=', doctorId)
      .orderBy('starts_at')
      .execute();
    return made.map(({ id }) => id);
  });
}

/** One after the other while it is on. @param pause milliseconds between two, as people make them */
export async function bookAll(
  clinic: Clinic,
  slotIds: number[],
  isOn: () => boolean,
  pause = 0,
): Promise<number[]> {
  const times: number[] = [];
  for (const slotId of slotIds) {
    if (!isOn()) break;
    if (pause > 0) await new Promise((resolve) => setTimeout(resolve, pause));
    const began = performance.now();
    await clinic.desk.call('bookings.create', { slotId, patient: { name: 'Bea Bench' } });
    times.push(performance.now() - began);
  }
  return times;
}

/** Previews of what an admin does, over the year that has been made. */
async function benchChanges(clinic: Clinic, doctorIds: number[]): Promise<string[]> {
  const [doctorId = 0] = doctorIds;
  const [week] = (await clinic.admin.call('schedules.get', { doctorId })).schedules;
  if (!week) throw new Error('There is no week');
  const day = {
    kind: 'SET_EXCEPTION',
    fromDate: '2026-06-01',
    untilDate: '2026-06-01',
    name: 'Bench',
  } as const;
  const holidays = Array.from({ length: 40 }, (_, index) => {
    const date = addDays('2026-03-10', index * 8);
    const one = { ...day, exception: 'HOLIDAY' as const, doctorId: null };
    return { ...one, fromDate: date, untilDate: date, uid: `bench-${index}` };
  });
  const cases = {
    'one doctor, one day of leave': [{ ...day, exception: 'LEAVE' as const, doctorId }],
    'one doctor, a year of another week': [
      {
        kind: 'SET_WEEK' as const,
        ...week,
        sessions: week.sessions.map((one) => ({ ...one, slotMinutes: 20 })),
      },
    ],
    'thirty doctors, one holiday': [{ ...day, exception: 'HOLIDAY' as const, doctorId: null }],
    'thirty doctors, forty holidays of a file': holidays,
  };
  const lines: string[] = [];
  for (const [name, edits] of Object.entries(cases)) {
    const times: number[] = [];
    for (let round = 0; round < 3; round += 1) {
      const began = performance.now();
      await clinic.admin.call('schedules.preview', { edits });
      times.push(performance.now() - began);
    }
    lines.push(`preview of a change, ${name}: ${median(times).toFixed(0)} ms`);
  }
  return lines;
}
