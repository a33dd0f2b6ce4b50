/**
 * Appointments are booked one after the other in slices so short that a desk waits for none of them. Everybody sees
 * them at once; what was made is noted, and taken back when the import does not come to its end.
 */
import { AppError } from '../../../shared/errors.ts';
import { storedPhone } from '../../../shared/phone.ts';
import { fold } from '../../../shared/search-text.ts';
import type { CommandContext } from '../../context.ts';
import type { Database, WriteDb } from '../../database/database.ts';
import { endExpiredHoldOn } from '../bookings/holds.ts';
import { makeBooking } from '../bookings/make.ts';
import { getBooking } from '../bookings/queries.ts';
import { getPatient, insertPatient } from '../patients/queries.ts';
import { isShown } from '../patients/shown.ts';
import { clinicCountry } from '../settings/queries.ts';
import { getSlot, getSlotRow, type SlotRow, slotOf } from '../slots/queries.ts';
import { type Checked, type CheckOptions, chosenLines } from './check.ts';
import { importContext } from './context.ts';
import type { RunResult } from './files-api.ts';
import { type AppointmentNames, appointmentNames } from './judge-appointments.ts';
import { placeFor } from './place.ts';
import { type AppointmentLine, readAppointment } from './read-appointment.ts';
import { Cancelled, sliceOf } from './slices.ts';

/** Lines that are ready before a slice begins. */
const READY_AT_ONCE = 100;
const TAKEN_BACK_AT_ONCE = 10;

export interface Journaled {
  database: Database;
  importId: number;
  userId: number;
  /** Lets whoever else wants to write do so. */
  pause: () => Promise<void>;
  now: number;
}

type Written = RunResult['written'];

/** @throws Cancelled when somebody said so; AppError SLOT_BOOKED when a place that was free at the check is not any more */
export async function writeAppointments(
  options: Journaled,
  check: CheckOptions,
  verdicts: Checked['verdicts'],
): Promise<Written> {
  const names = await options.database.read(appointmentNames);
  const written: Written = [];
  let added = 0;
  for await (const lines of inPortions(chosenLines(check, verdicts, readAppointment))) {
    for (let at = 0; at < lines.length; ) {
      const slice = await options.database.write(async (db) => {
        const { context, writeTrail } = importContext(db, options);
        const until = performance.now() + sliceOf(options.database);
        let next = at;
        for (; next < lines.length && performance.now() < until; next += 1)
          await bookLine(context, options.importId, lines[next] as AppointmentLine, names);
        const trail = await writeTrail();
        await noteProgress(db, options.importId, added + next - at);
        return { end: next, trail };
      });
      written.push(...slice.trail);
      added += slice.end - at;
      at = slice.end;
      await options.pause();
    }
  }
  return written;
}

async function noteProgress(db: WriteDb, importId: number, added: number): Promise<void> {
  const row = await db
    .updateTable('imports')
    .set({ added, state: 'WRITING' })
    .where('id', '=', importId)
    .returning('is_cancelled')
    .executeTakeFirst();
  if (row?.is_cancelled === 1) throw new Cancelled();
}

/** So many at a time that nothing is read while others wait to write. */
async function* inPortions<T>(lines: AsyncIterable<T>): AsyncGenerator<T[]> {
  let ready: T[] = [];
  for await (const line of lines) {
    ready.push(line);
    if (ready.length < READY_AT_ONCE) continue;
    yield ready;
    ready = [];
  }
  if (ready.length > 0) yield ready;
}

async function bookLine(
  ctx: CommandContext,
  importId: number,
  { doctorEmail, startsAt, endsAt, patient, visitType, notes }: AppointmentLine,
  names: AppointmentNames,
): Promise<void> {
  const doctorId = names.doctors.get(doctorEmail) ?? 0;
  const place = await placeFor(ctx.db, { doctorId, startsAt, endsAt, now: ctx.now() });
  if (place === null) throw new AppError('SLOT_BOOKED');
  for (const slot of place) {
    if (!(await endExpiredHoldOn(ctx, slot))) throw new AppError('SLOT_MODIFIED');
  }
  const slots = place.length > 0 ? place : [await makeSlot(ctx, importId, doctorId, startsAt, endsAt)];
  const { id } = await makeBooking(ctx, slots, {
    status: 'CONFIRMED',
    patient_id: await patientFor(ctx, importId, patient),
    confirmed_at: ctx.now(),
    visit_type_id: visitType === null ? null : (names.visitTypes.get(fold(visitType)) ?? null),
    notes,
  });
  await note(ctx.db, importId, 'bookings', id);
}

async function makeSlot(
  ctx: CommandContext,
  importId: number,
  doctorId: number,
  startsAt: number,
  endsAt: number,
): Promise<SlotRow> {
  const { id } = await ctx.db
    .insertInto('appointment_slots')
    .values({ doctor_id: doctorId, starts_at: startsAt, duration_minutes: (endsAt - startsAt) / 60_000 })
    .returning('id')
    .executeTakeFirstOrThrow();
  await note(ctx.db, importId, 'slots', id);
  const slot = await getSlotRow(ctx.db, id);
  ctx.audit({ entity: 'slots', id, after: slotOf(slot, ctx.now()) });
  return slot;
}

/** Whoever has the name with the birth date or the phone; otherwise somebody new. */
async function patientFor(
  ctx: CommandContext,
  importId: number,
  { name, dateOfBirth, phone, email }: AppointmentLine['patient'],
): Promise<number> {
  const country = await clinicCountry(ctx.db);
  const found = await ctx.db
    .selectFrom('patients')
    .select(['id', 'date_of_birth', 'phone'])
    .where('folded_name', '=', fold(name))
    .where('merged_into', 'is', null)
    .where(isShown)
    .orderBy('id')
    .execute();
  const stored = phone === null ? null : storedPhone(phone, country);
  // A name alone is nobody's: two people may have it.
  const known = found.find(
    (one) =>
      (dateOfBirth !== null && one.date_of_birth === dateOfBirth) ||
      (stored !== null && one.phone === stored),
  );
  if (known) return known.id;
  const { id } = await insertPatient(ctx, { name, dateOfBirth, phone, email });
  await note(ctx.db, importId, 'patients', id);
  return id;
}

type Made = 'bookings' | 'slots' | 'patients';

async function note(db: WriteDb, importId: number, entity: Made, id: number): Promise<void> {
  await db.insertInto('import_made').values({ import_id: importId, entity, row_id: id }).execute();
}

/**
 * Takes back what is noted: first the bookings, then what they needed. What a desk has touched by now stays, with
 * all that it needs.
 */
export async function takeAppointmentsBack(options: Journaled): Promise<Written> {
  const { database, pause } = options;
  const written: Written = [];
  for (const entity of ['bookings', 'slots', 'patients'] as const) {
    for (let isMore = true; isMore; ) {
      const step = await database.write(async (db) => {
        const { context, writeTrail } = importContext(db, options);
        const hasMore = await takeSomeBack(context, options.importId, entity);
        return { hasMore, trail: await writeTrail() };
      });
      written.push(...step.trail);
      isMore = step.hasMore;
      await pause();
    }
  }
  return written;
}

async function takeSomeBack(ctx: CommandContext, importId: number, entity: Made): Promise<boolean> {
  const noted = await ctx.db
    .selectFrom('import_made')
    .select('row_id')
    .where('import_id', '=', importId)
    .where('entity', '=', entity)
    .limit(TAKEN_BACK_AT_ONCE)
    .execute();
  const ids = noted.map(({ row_id: id }) => id);
  if (ids.length === 0) return false;
  for (const id of ids) if (!(await isTouched(ctx.db, entity, id))) await REMOVE[entity](ctx, id);
  await ctx.db
    .deleteFrom('import_made')
    .where('import_id', '=', importId)
    .where('entity', '=', entity)
    .where('row_id', 'in', ids)
    .execute();
  return true;
}

/** Whether anybody but the import did something to it: the trail knows. */
async function isTouched(db: WriteDb, entity: Made, id: number): Promise<boolean> {
  const row = await db
    .selectFrom('audit_log')
    .select('id')
    .where('entity', '=', entity)
    .where('entity_id', '=', id)
    .where('desk', '<>', 'import')
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}

const REMOVE: Record<Made, (ctx: CommandContext, id: number) => Promise<void>> = {
  bookings: async ({ db, audit }, id) => {
    const before = await getBooking(db, id);
    await db.deleteFrom('booking_slots').where('booking_id', '=', id).execute();
    await db.deleteFrom('bookings').where('id', '=', id).execute();
    audit({ entity: 'bookings', id, before });
  },
  slots: async ({ db, audit, now }, id) => {
    const claim = await db
      .selectFrom('booking_slots')
      .select('slot_id')
      .where('slot_id', '=', id)
      .executeTakeFirst();
    if (claim) return;
    const before = await getSlot(db, id, now());
    await db.deleteFrom('appointment_slots').where('id', '=', id).execute();
    audit({ entity: 'slots', id, before });
  },
  patients: async ({ db, audit }, id) => {
    for (const table of ['bookings', 'waitlist', 'queue'] as const) {
      const row = await db.selectFrom(table).select('id').where('patient_id', '=', id).executeTakeFirst();
      if (row) return;
    }
    const before = await getPatient(db, id);
    await db.deleteFrom('patients').where('id', '=', id).execute();
    audit({ entity: 'patients', id, before });
  },
};
