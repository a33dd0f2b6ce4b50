import type { CommandContext } from '../../context.ts';
import { claimSlots, slotsFrom } from '../bookings/claims.ts';
import { insertBooking } from '../bookings/queries.ts';
import { nextPosition } from '../order.ts';
import { foundBy } from '../patients/record.ts';
import { addPatientWords } from '../patients/words.ts';
import { getSettings } from '../settings/queries.ts';
import { type DayPlan, type PlannedVisit, planDay } from './day-plan.ts';
import { PEOPLE, practiceName } from './people.ts';

const MINUTE = 60_000;

/** Doctors, slots, patients and bookings, in the command's transaction. */
export async function makePracticeDay(ctx: CommandContext): Promise<void> {
  const { timeZone, language } = await getSettings(ctx.db);
  const { mark, doctors, patients } = PEOPLE[language];
  const plan = planDay(ctx.now(), timeZone);
  const patientIds = await insertPatients(
    ctx,
    patients.map((name) => practiceName(mark, name)),
  );
  let next = 0;
  for (const [index, name] of doctors.entries()) {
    const doctorId = await insertDoctor(ctx, practiceName(mark, name), mark, index);
    await insertSlots(ctx, doctorId, plan);
    for (const visit of plan.visits[index as 0 | 1]) {
      const patientId = patientIds[next % patientIds.length] ?? 0;
      next += 1;
      await insertVisit(ctx, plan, { doctorId, patientId, visit });
    }
  }
}

async function insertDoctor(
  ctx: CommandContext,
  name: string,
  specialization: string,
  index: number,
): Promise<number> {
  const { id } = await ctx.db
    .insertInto('doctors')
    .values({
      name,
      specialization,
      email: await freeEmail(ctx, index + 1),
      phone: null,
      experience_years: null,
      position: await nextPosition(ctx.db, 'doctors'),
      is_practice: 1,
      created_at: ctx.now(),
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}

/** An address that nobody can have, and that no doctor of the clinic was given. */
async function freeEmail(ctx: CommandContext, number: number): Promise<string> {
  const email = `practice-${number}@clinic.invalid`;
  const taken = await ctx.db.selectFrom('doctors').select('id').where('email', '=', email).executeTakeFirst();
  return taken ? freeEmail(ctx, number + 10) : email;
}

async function insertPatients(ctx: CommandContext, names: readonly string[]): Promise<number[]> {
  const rows = names.map((name, index) => {
    const date_of_birth = `19${50 + index * 8}-0${index + 1}-1${index}`;
    return {
      name,
      email: null,
      phone: null,
      date_of_birth,
      is_practice: 1 as const,
      ...foundBy({ name, phone: null, dateOfBirth: date_of_birth }),
      created_at: ctx.now(),
    };
  });
  const made = await ctx.db.insertInto('patients').values(rows).returning('id').execute();
  await addPatientWords(ctx.db, names);
  return made.map(({ id }) => id);
}

async function insertSlots(ctx: CommandContext, doctor_id: number, plan: DayPlan): Promise<void> {
  const rows = plan.starts.map((starts_at) => ({ doctor_id, starts_at, duration_minutes: plan.minutes }));
  await ctx.db.insertInto('appointment_slots').values(rows).execute();
}

interface Visit {
  doctorId: number;
  patientId: number;
  visit: PlannedVisit;
}

async function insertVisit(
  ctx: CommandContext,
  plan: DayPlan,
  { doctorId, patientId, visit }: Visit,
): Promise<void> {
  const starts = plan.starts[visit.slot];
  // The day may be too short for all that is planned, close to midnight or where the clocks change.
  if (starts === undefined) return;
  const slots = await slotsFrom(ctx.db, doctorId, starts, starts + plan.minutes * MINUTE);
  const [slot] = slots;
  if (!slot) return;
  const now = ctx.now();
  const bookedAt = Math.min(now, starts) - 90 * MINUTE;
  const id = await insertBooking(ctx.db, {
    status: 'CONFIRMED',
    patient_id: patientId,
    slot_id: slot.id,
    doctor_id: doctorId,
    starts_at: slot.starts_at,
    ends_at: slot.ends_at,
    booked_at: bookedAt,
    confirmed_at: bookedAt,
    expires_at: null,
    visit_type_id: null,
    series_id: null,
    notes: null,
    is_walk_in: 0,
    overbook_reason: null,
    arrived_at: null,
  });
  const change = visit.isCancelled
    ? { status: 'CANCELLED' as const, cancelled_at: now }
    : momentsOf(visit, slot.starts_at, now);
  if (!visit.isCancelled) await claimSlots(ctx.db, id, slots);
  if (Object.keys(change).length > 0) {
    await ctx.db.updateTable('bookings').set(change).where('id', '=', id).execute();
  }
}

/** When each state was reached: never later than now. */
function momentsOf({ state }: PlannedVisit, starts: number, now: number) {
  const by = (minutes: number) => Math.min(now, starts + minutes * MINUTE);
  if (state === 'NO_SHOW') return { no_show_at: by(15) };
  if (state === 'EXPECTED') return {};
  const arrived = { arrived_at: Math.min(now - 5 * MINUTE, starts - 5 * MINUTE) };
  if (state === 'ARRIVED') return arrived;
  const inRoom = { ...arrived, in_room_at: by(2) };
  return state === 'DONE' ? { ...inRoom, done_at: by(20) } : inRoom;
}
