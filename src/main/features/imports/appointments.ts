/**
 * Appointments are booked one after the other in slices so short that a desk waits for none of them. Everybody sees
 * them at once; what was made is noted, and taken back when the import does not come to its end.
 */
import { storedPhone } from '../../../shared/phone.ts';
import { fold } from '../../../shared/search-text.ts';
import type { CommandContext } from '../../context.ts';
import type { Database, WriteDb } from '../../database/database.ts';
import { makeBooking } from '../bookings/make.ts';
import { insertPatient } from '../patients/queries.ts';
import { isShown } from '../patients/shown.ts';
import { clinicCountry } from '../settings/queries.ts';
import { getSlotRow, type SlotRow } from '../slots/queries.ts';
import { ADD, type Checked, type CheckOptions } from './check.ts';
import { importContext } from './context.ts';
import { csvLines } from './csv-file.ts';
import type { RunResult } from './files-api.ts';
import { type AppointmentNames, appointmentNames } from './judge-appointments.ts';
import { placeFor } from './place.ts';
import { type AppointmentLine, readAppointment } from './read-appointment.ts';
import { Cancelled } from './slices.ts';

/** Milliseconds that one slice may take before it is committed. */
const SLICE = 4;
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

/** @throws Cancelled when somebody said so; an Error when a place that was free at the check is not any more */
export async function writeAppointments(
  options: Journaled,
  check: CheckOptions,
  verdicts: Checked['verdicts'],
): Promise<Written> {
  const names = await options.database.read(appointmentNames);
  const written: Written = [];
  let added = 0;
  for await (const lines of chosen(check, verdicts)) {
    for (let at = 0; at < lines.length; ) {
      const end = await options.database.write(async (db) => {
        const { context, writeTrail } = importContext(db, options);
        const until = performance.now() + SLICE;
        let next = at;
        for (; next < lines.length && performance.now() < until; next += 1)
          await bookLine(context, options.importId, lines[next] as AppointmentLine, names);
        written.push(...(await writeTrail()));
        await noteProgress(db, options.importId, added + next - at);
        return next;
      });
      added += end - at;
      at = end;
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

async function* chosen(
  { file, shape, reading }: CheckOptions,
  verdicts: Checked['verdicts'],
): AsyncGenerator<AppointmentLine[]> {
  let ready: AppointmentLine[] = [];
  let index = -1;
  for await (const line of csvLines(file, shape)) {
    const read = index >= 0 && verdicts.at(index) === ADD ? readAppointment(line, reading) : null;
    if (read && 'value' in read) ready.push(read.value);
    index += 1;
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
  if (place === null) throw new Error('A place that was free at the check was taken meanwhile');
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
  return getSlotRow(ctx.db, id);
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
  const same = found.find(
    (one) =>
      (dateOfBirth !== null && one.date_of_birth === dateOfBirth) ||
      (stored !== null && one.phone === stored),
  );
  const alone = dateOfBirth === null && phone === null && found.length === 1 ? found[0] : undefined;
  const known = same ?? alone;
  if (known) return known.id;
  const { id } = await insertPatient(ctx, { name, dateOfBirth, phone, email });
  await note(ctx.db, importId, 'patients', id);
  return id;
}

type Made = 'bookings' | 'slots' | 'patients';

async function note(db: WriteDb, importId: number, entity: Made, id: number): Promise<void> {
  await db.insertInto('import_made').values({ import_id: importId, entity, row_id: id }).execute();
}

/** Takes back what is noted: first the bookings, then what they needed. What somebody uses by now stays. */
export async function takeAppointmentsBack({ database, importId, pause }: Journaled): Promise<void> {
  for (const entity of ['bookings', 'slots', 'patients'] as const) {
    for (let isMore = true; isMore; ) {
      isMore = await database.write((db) => takeSomeBack(db, importId, entity));
      await pause();
    }
  }
}

async function takeSomeBack(db: WriteDb, importId: number, entity: Made): Promise<boolean> {
  const noted = await db
    .selectFrom('import_made')
    .select('row_id')
    .where('import_id', '=', importId)
    .where('entity', '=', entity)
    .limit(TAKEN_BACK_AT_ONCE)
    .execute();
  const ids = noted.map(({ row_id: id }) => id);
  if (ids.length === 0) return false;
  for (const id of ids) await REMOVE[entity](db, id);
  await db
    .deleteFrom('import_made')
    .where('import_id', '=', importId)
    .where('entity', '=', entity)
    .where('row_id', 'in', ids)
    .execute();
  return true;
}

const REMOVE: Record<Made, (db: WriteDb, id: number) => Promise<void>> = {
  bookings: async (db, id) => {
    await db.deleteFrom('booking_slots').where('booking_id', '=', id).execute();
    await db.deleteFrom('bookings').where('id', '=', id).execute();
  },
  slots: async (db, id) => {
    await db
      .deleteFrom('appointment_slots')
      .where('id', '=', id)
      .where('id', 'not in', (is) => is.selectFrom('booking_slots').select('slot_id'))
      .execute();
  },
  patients: async (db, id) => {
    await db
      .deleteFrom('patients')
      .where('id', '=', id)
      .where('id', 'not in', (is) =>
        is
          .selectFrom('bookings')
          .select('patient_id')
          .where('patient_id', 'is not', null)
          .$castTo<{ patient_id: number }>(),
      )
      .where('id', 'not in', (is) => is.selectFrom('waitlist').select('patient_id'))
      .where('id', 'not in', (is) => is.selectFrom('queue').select('patient_id'))
      .execute();
  },
};
