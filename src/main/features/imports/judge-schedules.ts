/** Looks at the sessions of a file: known doctors and rooms, and nothing that is on file already. */
import type { ReadDb } from '../../database/database.ts';
import { fold } from '../../../shared/search-text.ts';
import type { Judge } from './check.ts';
import { lineProblem, type Reading } from './read-line.ts';
import { readSchedule, type ScheduleLine } from './read-schedule.ts';

export interface ScheduleNames {
  doctors: ReadonlyMap<string, number>;
  rooms: ReadonlyMap<string, number>;
}

export async function scheduleNames(db: ReadDb): Promise<ScheduleNames> {
  const doctors = await db.selectFrom('doctors').select(['id', 'email']).execute();
  const rooms = await db.selectFrom('rooms').select(['id', 'name']).where('is_active', '=', 1).execute();
  return {
    doctors: new Map(doctors.map(({ id, email }) => [email.toLowerCase(), id])),
    rooms: new Map(rooms.map(({ id, name }) => [fold(name), id])),
  };
}

const keyOf = (doctorId: number, line: Omit<ScheduleLine, 'doctorEmail' | 'room'>) =>
  [
    doctorId,
    line.weekday,
    line.startTime,
    line.endTime,
    line.slotMinutes,
    line.validFrom,
    line.validUntil,
    line.everyWeeks,
  ].join(' ');

export async function scheduleJudge(db: ReadDb, reading: Reading): Promise<Judge> {
  const { doctors, rooms } = await scheduleNames(db);
  const onFile = await sessionsOnFile(db);
  const seen = new Set<string>();
  const { options } = reading;
  return async (line) => {
    const read = readSchedule(line, reading);
    if ('problems' in read) return read.problems;
    const { doctorEmail, room, ...rest } = read.value;
    const doctorId = doctors.get(doctorEmail);
    if (doctorId === undefined) return [lineProblem(line, 'doctorEmail', 'NOT_ONE_OF', options)];
    if (room !== null && !rooms.has(fold(room))) return [lineProblem(line, 'room', 'NOT_ONE_OF', options)];
    const key = keyOf(doctorId, rest);
    const known = seen.has(key) ? 'IN_FILE' : onFile.has(key) ? 'ON_FILE' : null;
    seen.add(key);
    if (known === null) return [];
    return options.duplicates === 'SKIP' ? 'skip' : [lineProblem(line, null, known, options)];
  };
}

async function sessionsOnFile(db: ReadDb): Promise<Set<string>> {
  const rows = await db
    .selectFrom('schedule_sessions as session')
    .innerJoin('schedules as schedule', 'schedule.id', 'session.schedule_id')
    .select([
      'schedule.doctor_id as doctorId',
      'schedule.valid_from as validFrom',
      'schedule.valid_until as validUntil',
      'schedule.every_weeks as everyWeeks',
      'session.weekday',
      'session.start_time as startTime',
      'session.end_time as endTime',
      'session.slot_minutes as slotMinutes',
    ])
    .execute();
  return new Set(rows.map(({ doctorId, ...rest }) => keyOf(doctorId, rest)));
}
