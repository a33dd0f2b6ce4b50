import { sql } from 'kysely';
import type { DayPart } from '../../../shared/contract/day-part.ts';
import type { WaitlistEntry } from '../../../shared/contract/waitlist.ts';
import { AppError } from '../../../shared/errors.ts';
import type { ReadDb } from '../../database/database.ts';
import { embeddedPatient, patientColumns } from '../patients/embedded.ts';
import { iso, isoOrNull } from '../visits/moments.ts';

function entries(db: ReadDb) {
  return db
    .selectFrom('waitlist')
    .innerJoin('patients as patient', 'patient.id', 'waitlist.patient_id')
    .leftJoin('doctors as doctor', 'doctor.id', 'waitlist.doctor_id')
    .leftJoin('visit_types as type', 'type.id', 'waitlist.visit_type_id')
    .selectAll('waitlist')
    .select(['doctor.name as doctor_name', 'type.name as visit_type_name', ...patientColumns]);
}

export type WaitlistRow = Awaited<ReturnType<ReturnType<typeof entries>['execute']>>[number];

/** @throws AppError WAITLIST_ENTRY_NOT_FOUND */
export async function getWaitlistRow(db: ReadDb, id: number): Promise<WaitlistRow> {
  const row = await entries(db).where('waitlist.id', '=', id).executeTakeFirst();
  if (!row) throw new AppError('WAITLIST_ENTRY_NOT_FOUND');
  return row;
}

export async function getWaitlistEntry(db: ReadDb, id: number): Promise<WaitlistEntry> {
  return waitlistEntryOf(await getWaitlistRow(db, id));
}

/** Those who still wait: the most urgent first, then the longest waiting. */
export async function listWaitlist(db: ReadDb): Promise<WaitlistEntry[]> {
  const rows = await entries(db)
    .where('waitlist.booking_id', 'is', null)
    .where('waitlist.removed_at', 'is', null)
    .orderBy(sql`CASE urgency WHEN 'URGENT' THEN 0 WHEN 'SOON' THEN 1 ELSE 2 END`)
    .orderBy('waitlist.created_at')
    .orderBy('waitlist.id')
    .execute();
  return rows.map(waitlistEntryOf);
}

export function waitlistEntryOf(row: WaitlistRow): WaitlistEntry {
  return {
    id: row.id,
    patient: embeddedPatient(row) as WaitlistEntry['patient'],
    doctorId: row.doctor_id,
    doctorName: row.doctor_name,
    specialization: row.specialization,
    visitTypeId: row.visit_type_id,
    visitTypeName: row.visit_type_name,
    weekdays: row.weekdays === null ? [] : (JSON.parse(row.weekdays) as number[]),
    parts: row.parts === null ? [] : (JSON.parse(row.parts) as DayPart[]),
    fromDate: row.from_date,
    untilDate: row.until_date,
    urgency: row.urgency,
    notes: row.notes,
    createdAt: iso(row.created_at),
    bookingId: row.booking_id,
    removedAt: isoOrNull(row.removed_at),
  };
}
