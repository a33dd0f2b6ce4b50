/** Invents the practice day. Its names say what they are, so that they do so in every list, file and print. */
import { addDays, dateAt, wallClockOf } from '../../../shared/calendar.ts';
import { t } from '../../../shared/messages/format.ts';
import type { CommandContext } from '../../context.ts';
import { nextPosition } from '../order.ts';
import { foundBy } from '../patients/record.ts';
import { addPatientWords } from '../patients/words.ts';
import { specializationFor } from '../specializations/queries.ts';

const MINUTE = 60_000;
const SLOT_MINUTES = 30;
/** The mornings and afternoons of the day, in minutes after midnight. */
const SESSIONS = [
  [9 * 60, 12 * 60],
  [13 * 60, 17 * 60],
] as const;
/** From then on, in minutes after midnight, a day has too little left to practise on. */
const LATE = 14 * 60;
const DOCTORS = ['Maple', 'Linden'];
const PATIENTS = [
  'Ana',
  'Ben',
  'Chen',
  'Dora',
  'Elif',
  'Farid',
  'Gita',
  'Hugo',
  'Inès',
  'Jonas',
  'Kim',
  'Lea',
];
/** Which slots of the first doctor and of the second are booked already, by number. */
const BOOKED = [
  [0, 1, 3, 6, 7, 10],
  [0, 2, 3, 8, 9],
];

/** Writes all of it; the audit rows are the caller's. */
export async function makePractice(ctx: CommandContext, timeZone: string): Promise<void> {
  const starts = startsOf(ctx.now(), timeZone);
  const patients = await insertPatients(ctx);
  for (const [index, name] of DOCTORS.entries()) {
    const doctorId = await insertDoctor(ctx, { name, index });
    const slots = await insertSlots(ctx, doctorId, starts);
    const mine = patients.slice(index * 6);
    for (const [turn, slot] of (BOOKED[index] ?? []).entries()) {
      await book(ctx, { doctorId, slot: slots[slot], patientId: mine[turn] });
    }
  }
}

function startsOf(now: number, timeZone: string): number[] {
  const today = dateAt(now, timeZone);
  const late = wallClockOf(today, timeZone)(LATE) ?? now;
  const instantAt = wallClockOf(now >= late ? addDays(today, 1) : today, timeZone);
  const minutes = SESSIONS.flatMap(([from, to]) =>
    Array.from({ length: (to - from) / SLOT_MINUTES }, (_, index) => from + index * SLOT_MINUTES),
  );
  return minutes.map(instantAt).filter((instant) => instant !== null);
}

async function insertPatients(ctx: CommandContext): Promise<number[]> {
  const ids: number[] = [];
  for (const [index, given] of PATIENTS.entries()) {
    const record = {
      name: t('practice.patientName', { name: given }),
      email: null,
      phone: null,
      dateOfBirth: `19${50 + index * 4}-0${(index % 9) + 1}-1${index % 10}`,
    };
    const { id } = await ctx.db
      .insertInto('patients')
      .values({
        name: record.name,
        date_of_birth: record.dateOfBirth,
        email: null,
        phone: null,
        ...foundBy(record),
        is_practice: 1,
        created_at: ctx.now(),
      })
      .returning('id')
      .executeTakeFirstOrThrow();
    await addPatientWords(ctx.db, [record.name]);
    ids.push(id);
  }
  return ids;
}

async function insertDoctor(ctx: CommandContext, { name, index }: { name: string; index: number }) {
  const { id } = await ctx.db
    .insertInto('doctors')
    .values({
      name: t('practice.doctorName', { name }),
      specialization: await specializationFor(ctx, t('practice.specialization')),
      email: `practice.${index + 1}@clinic.invalid`,
      phone: null,
      experience_years: null,
      is_practice: 1,
      position: await nextPosition(ctx.db, 'doctors'),
      created_at: ctx.now(),
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}

interface Slot {
  id: number;
  starts_at: number;
}

function insertSlots(ctx: CommandContext, doctorId: number, starts: readonly number[]): Promise<Slot[]> {
  return ctx.db
    .insertInto('appointment_slots')
    .values(
      starts.map((startsAt) => ({
        doctor_id: doctorId,
        starts_at: startsAt,
        duration_minutes: SLOT_MINUTES,
      })),
    )
    .returning(['id', 'starts_at'])
    .execute();
}

interface Booked {
  doctorId: number;
  slot: Slot | undefined;
  patientId: number | undefined;
}

/** As if it had been booked a moment ago; what is over has been seen. */
async function book(ctx: CommandContext, { doctorId, slot, patientId }: Booked): Promise<void> {
  if (!slot || patientId === undefined) return;
  const now = ctx.now();
  const ends = slot.starts_at + SLOT_MINUTES * MINUTE;
  const isOver = ends <= now;
  const { id } = await ctx.db
    .insertInto('bookings')
    .values({
      status: 'CONFIRMED',
      patient_id: patientId,
      doctor_id: doctorId,
      slot_id: slot.id,
      starts_at: slot.starts_at,
      ends_at: ends,
      booked_at: now,
      confirmed_at: now,
      arrived_at: isOver ? slot.starts_at - 5 * MINUTE : null,
      in_room_at: isOver ? slot.starts_at : null,
      done_at: isOver ? ends : null,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  await ctx.db
    .insertInto('booking_slots')
    .values({
      slot_id: slot.id,
      booking_id: id,
      doctor_id: doctorId,
      starts_at: slot.starts_at,
      ends_at: ends,
      visit_start: slot.starts_at,
      visit_end: ends,
    })
    .execute();
  await ctx.db.updateTable('appointment_slots').set({ version: 2 }).where('id', '=', slot.id).execute();
}
