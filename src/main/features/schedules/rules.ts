/** All that slots follow from, in memory: as it stands, and as it would be after some edits. */
import type { Schedule, ScheduleEdit, ScheduleException } from '../../../shared/contract/schedules.ts';
import { AppError, invalid, type Reason } from '../../../shared/errors.ts';
import type { DayRules } from '../../../shared/schedule-days.ts';
import type { ReadDb } from '../../database/database.ts';
import { listExceptions, listSchedules } from './queries.ts';

export interface RuleDoctor {
  id: number;
  name: string;
  specialization: string;
  isActive: boolean;
  slotsUntil: string | null;
}

export type KnownException = ScheduleException & { uid: string | null };

export interface Rules {
  doctors: ReadonlyMap<number, RuleDoctor>;
  rooms: ReadonlyMap<number, { id: number; name: string; isActive: boolean }>;
  schedules: readonly Schedule[];
  exceptions: readonly KnownException[];
}

/** @param from exceptions that ended before this date are left out */
export async function readRules(db: ReadDb, from: string): Promise<Rules> {
  const doctors = await db
    .selectFrom('doctors')
    .select(['id', 'name', 'specialization', 'is_active', 'slots_until'])
    .execute();
  const rooms = await db.selectFrom('rooms').select(['id', 'name', 'is_active']).execute();
  return {
    doctors: new Map(
      doctors.map(({ is_active: active, slots_until: slotsUntil, ...rest }) => [
        rest.id,
        { ...rest, isActive: active === 1, slotsUntil },
      ]),
    ),
    rooms: new Map(
      rooms.map(({ is_active: active, ...rest }) => [rest.id, { ...rest, isActive: active === 1 }]),
    ),
    schedules: await listSchedules(db),
    exceptions: await listExceptions(db, from),
  };
}

/** What the dates of one doctor follow from: nothing while they take no bookings. */
export function rulesOfDoctor(rules: Rules, doctorId: number): DayRules {
  if (!rules.doctors.get(doctorId)?.isActive) return { schedules: [], exceptions: [] };
  return {
    schedules: rules.schedules.filter((one) => one.doctorId === doctorId),
    exceptions: rules.exceptions.filter((one) => one.doctorId === doctorId || one.doctorId === null),
  };
}

/** Whether a doctor has days of their own: the clinic's holidays make no slots. */
export function hasSchedule({ schedules, exceptions }: Rules, doctorId: number): boolean {
  return [...schedules, ...exceptions].some((one) => one.doctorId === doctorId && one.sessions.length > 0);
}

/** New rows get these until the database gives them theirs. */
const NEW = -1;

/**
 * The rules after the edits, one after the other.
 * @throws AppError DOCTOR_NOT_FOUND, ROOM_NOT_FOUND, ROOM_INACTIVE, SCHEDULE_NOT_FOUND, EXCEPTION_NOT_FOUND
 */
export function rulesAfter(rules: Rules, edits: readonly ScheduleEdit[]): Rules {
  return edits.reduce(afterEdit, rules);
}

function afterEdit(rules: Rules, edit: ScheduleEdit, index: number): Rules {
  switch (edit.kind) {
    case 'SET_WEEK': {
      requireKnown(rules.doctors, edit.doctorId, 'DOCTOR_NOT_FOUND');
      if (edit.id !== undefined) requireIn(rules.schedules, edit.id, 'SCHEDULE_NOT_FOUND');
      requireRooms(rules, edit.sessions);
      const { kind: _, id = NEW - index, ...rest } = edit;
      return { ...rules, schedules: [...without(rules.schedules, id), { id, ...rest }] };
    }
    case 'REMOVE_WEEK':
      requireIn(rules.schedules, edit.id, 'SCHEDULE_NOT_FOUND');
      return { ...rules, schedules: without(rules.schedules, edit.id) };
    case 'SET_EXCEPTION': {
      if (edit.doctorId !== null) requireKnown(rules.doctors, edit.doctorId, 'DOCTOR_NOT_FOUND');
      if (edit.id !== undefined) requireIn(rules.exceptions, edit.id, 'EXCEPTION_NOT_FOUND');
      const next = exceptionOf(edit, index);
      requireRooms(rules, next.sessions);
      const others = rules.exceptions.filter(
        ({ id, uid }) => id !== next.id && (next.uid === null || uid !== next.uid),
      );
      return { ...rules, exceptions: [...others, next] };
    }
    case 'REMOVE_EXCEPTION':
      requireIn(rules.exceptions, edit.id, 'EXCEPTION_NOT_FOUND');
      return { ...rules, exceptions: without(rules.exceptions, edit.id) };
    case 'DEACTIVATE_DOCTOR':
    case 'REACTIVATE_DOCTOR': {
      const doctor = requireKnown(rules.doctors, edit.doctorId, 'DOCTOR_NOT_FOUND');
      const next = { ...doctor, isActive: edit.kind === 'REACTIVATE_DOCTOR' };
      return { ...rules, doctors: new Map(rules.doctors).set(doctor.id, next) };
    }
    default: {
      const room = requireKnown(rules.rooms, edit.roomId, 'ROOM_NOT_FOUND');
      return {
        ...rules,
        rooms: new Map(rules.rooms).set(room.id, { ...room, isActive: edit.kind === 'REACTIVATE_ROOM' }),
      };
    }
  }
}

/** An exception with the times and sessions that its kind has. */
function exceptionOf(edit: Extract<ScheduleEdit, { kind: 'SET_EXCEPTION' }>, index: number): KnownException {
  const { id = NEW - index, exception: kind, doctorId, fromDate, untilDate, name, uid } = edit;
  const isAway = kind === 'LEAVE' || kind === 'HOLIDAY';
  const sessions = edit.sessions ?? [];
  if (!isAway && sessions.length === 0 && kind === 'EXTRA') throw invalid({ sessions: 'REQUIRED' });
  if (Boolean(edit.startTime) !== Boolean(edit.endTime)) throw invalid({ endTime: 'REQUIRED' });
  return {
    id,
    kind,
    doctorId,
    fromDate,
    untilDate,
    startTime: (isAway && edit.startTime) || null,
    endTime: (isAway && edit.endTime) || null,
    name: name ?? null,
    sessions: isAway ? [] : sessions,
    uid: uid ?? null,
  };
}

function requireKnown<T>(known: ReadonlyMap<number, T>, id: number, reason: Reason): T {
  const found = known.get(id);
  if (!found) throw new AppError(reason);
  return found;
}

function requireIn(rows: readonly { id: number }[], id: number, reason: Reason): void {
  if (!rows.some((row) => row.id === id)) throw new AppError(reason);
}

function requireRooms({ rooms }: Rules, sessions: readonly { roomId: number | null }[]): void {
  for (const { roomId } of sessions) {
    if (roomId !== null && !requireKnown(rooms, roomId, 'ROOM_NOT_FOUND').isActive)
      throw new AppError('ROOM_INACTIVE');
  }
}

function without<T extends { id: number }>(rows: readonly T[], id: number): T[] {
  return rows.filter((row) => row.id !== id);
}
