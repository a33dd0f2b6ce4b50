/** Schedules of a file are a change like any other: worked out, applied as one, in the list of changes. */
import type { ScheduleEdit } from '../../../shared/contract/schedules.ts';
import { AppError } from '../../../shared/errors.ts';
import { fold } from '../../../shared/search-text.ts';
import type { WriteDb } from '../../database/database.ts';
import { applyChange } from '../schedules/apply.ts';
import { workOut } from '../schedules/change.ts';
import { type Checked, type CheckOptions, chosenLines } from './check.ts';
import { importContext } from './context.ts';
import type { RunResult } from './files-api.ts';
import { scheduleNames } from './judge-schedules.ts';
import { readSchedule, type ScheduleLine } from './read-schedule.ts';

/** @throws AppError SCHEDULE_CLASH when sessions or rooms are at the same time */
export async function writeSchedules(
  db: WriteDb,
  check: CheckOptions,
  verdicts: Checked['verdicts'],
  { importId, userId, now }: { importId: number; userId: number; now: number },
): Promise<RunResult['written']> {
  const lines: ScheduleLine[] = [];
  for await (const line of chosenLines(check, verdicts, readSchedule)) lines.push(line);
  const { context, writeTrail } = importContext(db, { userId, now });
  if (lines.length > 0) {
    const edits = await editsOf(db, lines);
    const { token, plan } = await workOut(db, edits, now);
    // New weeks only add; whoever is in the way of them is in the way of each other.
    if (plan.clashes.length > 0 || plan.displaced.size > 0) throw new AppError('SCHEDULE_CLASH');
    await applyChange(context, { edits, token, resolutions: [] });
  }
  await db
    .updateTable('imports')
    .set({ added: lines.length, state: 'WRITING' })
    .where('id', '=', importId)
    .execute();
  return writeTrail();
}

/** Lines of one doctor that are valid for the same time are one week. */
async function editsOf(db: WriteDb, lines: readonly ScheduleLine[]): Promise<ScheduleEdit[]> {
  const { doctors, rooms } = await scheduleNames(db);
  const weeks = Map.groupBy(lines, ({ doctorEmail, validFrom, validUntil, everyWeeks }) =>
    [doctorEmail, validFrom, validUntil, everyWeeks].join(' '),
  );
  return [...weeks.values()].map((week) => {
    const { doctorEmail, validFrom, validUntil, everyWeeks } = week[0] as ScheduleLine;
    return {
      kind: 'SET_WEEK',
      doctorId: doctors.get(doctorEmail) ?? 0,
      validFrom,
      validUntil,
      everyWeeks,
      sessions: week.map(({ weekday, startTime, endTime, slotMinutes, room }) => ({
        weekday,
        startTime,
        endTime,
        slotMinutes,
        roomId: room === null ? null : (rooms.get(fold(room)) ?? null),
      })),
    };
  });
}
