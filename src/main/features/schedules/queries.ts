import type { Schedule, ScheduleException } from '../../../shared/contract/schedules.ts';
import type { ReadDb } from '../../database/database.ts';

/** Every doctor's weekly schedules, by doctor and first date. */
export async function listSchedules(db: ReadDb, doctorId?: number): Promise<Schedule[]> {
  const rows = await db
    .selectFrom('schedules')
    .selectAll()
    .$if(doctorId !== undefined, (query) => query.where('doctor_id', '=', doctorId ?? 0))
    .orderBy('doctor_id')
    .orderBy('valid_from')
    .orderBy('id')
    .execute();
  const sessions = await db
    .selectFrom('schedule_sessions')
    .selectAll()
    .orderBy('weekday')
    .orderBy('start_time')
    .execute();
  const sessionsOf = Map.groupBy(sessions, (session) => session.schedule_id);
  return rows.map((row) => ({
    id: row.id,
    doctorId: row.doctor_id,
    validFrom: row.valid_from,
    validUntil: row.valid_until,
    everyWeeks: row.every_weeks,
    sessions: (sessionsOf.get(row.id) ?? []).map((session) => ({
      weekday: session.weekday,
      ...sessionOf(session),
    })),
  }));
}

/** Exceptions that end on `from` or later, by date; a doctor's own and the clinic's, or all. */
export async function listExceptions(
  db: ReadDb,
  from: string,
  doctorId?: number,
  id?: number,
): Promise<(ScheduleException & { uid: string | null })[]> {
  const rows = await db
    .selectFrom('schedule_exceptions')
    .selectAll()
    .where('until_date', '>=', from)
    .$if(doctorId !== undefined, (query) =>
      query.where((is) => is.or([is('doctor_id', '=', doctorId ?? 0), is('doctor_id', 'is', null)])),
    )
    .$if(id !== undefined, (query) => query.where('id', '=', id ?? 0))
    .orderBy('from_date')
    .orderBy('id')
    .execute();
  const sessions = await db.selectFrom('exception_sessions').selectAll().orderBy('start_time').execute();
  const sessionsOf = Map.groupBy(sessions, (session) => session.exception_id);
  return rows.map((row) => ({
    id: row.id,
    kind: row.kind,
    doctorId: row.doctor_id,
    fromDate: row.from_date,
    untilDate: row.until_date,
    startTime: row.start_time,
    endTime: row.end_time,
    name: row.name,
    sessions: (sessionsOf.get(row.id) ?? []).map(sessionOf),
    uid: row.uid,
  }));
}

function sessionOf(row: {
  start_time: string;
  end_time: string;
  slot_minutes: number;
  room_id: number | null;
}) {
  return {
    startTime: row.start_time,
    endTime: row.end_time,
    slotMinutes: row.slot_minutes,
    roomId: row.room_id,
  };
}

/** A slot that stands, with what a plan needs to know of it. */
export function standingSlots(db: ReadDb, from: number, to: number) {
  return db
    .selectFrom('appointment_slots as slot')
    .leftJoin('booking_slots as claim', 'claim.slot_id', 'slot.id')
    .leftJoin('bookings as booking', 'booking.id', 'claim.booking_id')
    .select([
      'slot.id',
      'slot.doctor_id',
      'slot.starts_at',
      'slot.ends_at',
      'slot.duration_minutes',
      'slot.blocked',
      'slot.version',
      'slot.room_id',
      'slot.origin',
      'slot.is_extra',
      'slot.is_off',
      'booking.id as booking_id',
      'booking.status as booking_status',
      'booking.starts_at as booking_starts_at',
      'booking.expires_at as booking_expires_at',
    ])
    .where('slot.starts_at', '>=', from)
    .where('slot.starts_at', '<', to)
    .orderBy('slot.starts_at')
    .orderBy('slot.id');
}

export type StandingSlot = Awaited<ReturnType<ReturnType<typeof standingSlots>['execute']>>[number];
