/** One table as CSV, under the titles that an import knows again at once. */
import Papa from 'papaparse';
import { FIELDS_OF, type ImportField, OWN_TITLES, type TableKind } from '../../../shared/imports/fields.ts';
import { harmlessCell } from '../../../shared/paper/cells.ts';
import type { ReadDb } from '../../database/database.ts';
import { dateAt, timeAt } from '../../../shared/calendar.ts';
import { clinicZone } from '../settings/queries.ts';
import { isShown } from '../patients/shown.ts';

const BYTE_ORDER_MARK = '\uFEFF';
const ROWS_AT_ONCE = 1000;

export function fieldsWritten(table: TableKind): ImportField[] {
  return FIELDS_OF[table].filter((field) => field !== 'firstName' && field !== 'lastName');
}

export async function* tableLines(
  db: ReadDb,
  { table, now }: { table: TableKind; now: number },
  onRow: () => void,
): AsyncGenerator<string> {
  const fields = fieldsWritten(table);
  yield BYTE_ORDER_MARK + lineOf(fields.map((field) => OWN_TITLES[field]));
  for await (const row of ROWS[table](db, now)) {
    onRow();
    yield lineOf(fields.map((field) => harmlessCell(String(row[field] ?? ''))));
  }
}

function lineOf(cells: string[]): string {
  return `${Papa.unparse([cells])}\r\n`;
}

type Cells = Partial<Record<ImportField, string | number | null>>;

async function* patientRows(db: ReadDb): AsyncGenerator<Cells> {
  for (let last = 0; ; ) {
    const rows = await db
      .selectFrom('patients')
      .selectAll()
      .where('id', '>', last)
      .where('merged_into', 'is', null)
      .where(isShown)
      .orderBy('id')
      .limit(ROWS_AT_ONCE)
      .execute();
    for (const { date_of_birth: dateOfBirth, ...row } of rows) yield { ...row, dateOfBirth };
    if (rows.length < ROWS_AT_ONCE) return;
    last = rows.at(-1)?.id ?? last;
  }
}

async function* doctorRows(db: ReadDb): AsyncGenerator<Cells> {
  const rows = await db.selectFrom('doctors').selectAll().orderBy('position').orderBy('id').execute();
  for (const { experience_years: experienceYears, ...row } of rows) {
    yield { ...row, experienceYears };
  }
}

/** A line for each session. */
async function* scheduleRows(db: ReadDb): AsyncGenerator<Cells> {
  const rows = await db
    .selectFrom('schedule_sessions as session')
    .innerJoin('schedules as schedule', 'schedule.id', 'session.schedule_id')
    .innerJoin('doctors as doctor', 'doctor.id', 'schedule.doctor_id')
    .leftJoin('rooms as room', 'room.id', 'session.room_id')
    .select([
      'doctor.email as doctorEmail',
      'session.weekday',
      'session.start_time as startTime',
      'session.end_time as endTime',
      'session.slot_minutes as slotMinutes',
      'room.name as room',
      'schedule.valid_from as validFrom',
      'schedule.valid_until as validUntil',
      'schedule.every_weeks as everyWeeks',
    ])
    .orderBy('doctor.email')
    .orderBy('schedule.valid_from')
    .orderBy('schedule.id')
    .orderBy('session.weekday')
    .orderBy('session.start_time')
    .execute();
  yield* rows;
}

/** The confirmed bookings that are still to come, but for those beside the regular slots. */
async function* appointmentRows(db: ReadDb, now: number): AsyncGenerator<Cells> {
  const zone = await clinicZone(db);
  const rows = await db
    .selectFrom('bookings as booking')
    .innerJoin('doctors as doctor', 'doctor.id', 'booking.doctor_id')
    .innerJoin('patients as patient', 'patient.id', 'booking.patient_id')
    .leftJoin('visit_types as type', 'type.id', 'booking.visit_type_id')
    .select([
      'doctor.email as doctorEmail',
      'booking.starts_at',
      'booking.ends_at',
      'patient.name',
      'patient.date_of_birth as dateOfBirth',
      'patient.phone',
      'patient.email',
      'type.name as visitType',
      'booking.notes',
    ])
    .where('booking.status', '=', 'CONFIRMED')
    .where('booking.starts_at', '>=', now)
    .where('booking.overbook_reason', 'is', null)
    .orderBy('booking.starts_at')
    .orderBy('doctor.email')
    .execute();
  for (const { starts_at: start, ends_at: end, ...row } of rows) {
    const minutes = (end - start) / 60_000;
    yield { ...row, date: dateAt(start, zone), time: timeAt(start, zone), minutes };
  }
}

const ROWS: Record<TableKind, (db: ReadDb, now: number) => AsyncGenerator<Cells>> = {
  patients: patientRows,
  doctors: doctorRows,
  schedules: scheduleRows,
  appointments: appointmentRows,
};
