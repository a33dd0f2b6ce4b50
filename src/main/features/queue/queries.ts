import { dateAt } from '../../../shared/calendar.ts';
import type { QueueEntry } from '../../../shared/contract/queue.ts';
import { AppError } from '../../../shared/errors.ts';
import type { QueryContext } from '../../context.ts';
import type { ReadDb } from '../../database/database.ts';
import { embeddedPatient, patientColumns } from '../patients/embedded.ts';
import { clinicZone } from '../settings/queries.ts';
import { visitOf } from '../visits/moments.ts';

function entries(db: ReadDb) {
  return db
    .selectFrom('queue')
    .innerJoin('patients as patient', 'patient.id', 'queue.patient_id')
    .leftJoin('doctors as doctor', 'doctor.id', 'queue.doctor_id')
    .selectAll('queue')
    .select(['doctor.name as doctor_name', ...patientColumns])
    .where('queue.is_undone', '=', 0);
}

export type QueueRow = Awaited<ReturnType<ReturnType<typeof entries>['execute']>>[number];

/** @throws AppError QUEUE_ENTRY_NOT_FOUND */
export async function getQueueRow(db: ReadDb, id: number): Promise<QueueRow> {
  const row = await entries(db).where('queue.id', '=', id).executeTakeFirst();
  if (!row) throw new AppError('QUEUE_ENTRY_NOT_FOUND');
  return row;
}

export async function getQueueEntry(db: ReadDb, id: number): Promise<QueueEntry> {
  return queueEntryOf(await getQueueRow(db, id));
}

export async function listQueue(db: ReadDb, date: string): Promise<QueueEntry[]> {
  return (await entries(db).where('queue.date', '=', date).orderBy('queue.number').execute()).map(
    queueEntryOf,
  );
}

export async function today({ db, now }: QueryContext): Promise<string> {
  return dateAt(now(), await clinicZone(db));
}

export function queueEntryOf(row: QueueRow): QueueEntry {
  return {
    id: row.id,
    date: row.date,
    number: row.number,
    patient: embeddedPatient(row) as QueueEntry['patient'],
    doctorId: row.doctor_id,
    doctorName: row.doctor_name,
    specialization: row.specialization,
    visitTypeId: row.visit_type_id,
    notes: row.notes,
    bookingId: row.booking_id,
    visit: visitOf(row),
  };
}
