import { addDays, dateAt, daysBetween } from '../../../shared/calendar.ts';
import type { ScheduleChange, schedules } from '../../../shared/contract/schedules.ts';
import { invalid } from '../../../shared/errors.ts';
import { dayPlan } from '../../../shared/schedule-days.ts';
import type { HandlersOf } from '../../context.ts';
import type { ReadDb } from '../../database/database.ts';
import { getDoctor } from '../doctors/queries.ts';
import { clinicZone } from '../settings/queries.ts';
import { applyChange } from './apply.ts';
import { describeChange, workOut } from './change.ts';
import { generateNow } from './generate.ts';
import { readHolidayFile } from './holidays.ts';
import { listExceptions, listSchedules } from './queries.ts';
import { readRules, rulesOfDoctor } from './rules.ts';
import { undoChange, UNDO_TIME } from './undo.ts';

const LONGEST_CALENDAR = 62;
const CHANGES = 20;

async function today(db: ReadDb, now: number): Promise<string> {
  return dateAt(now, await clinicZone(db));
}

export const scheduleHandlers = {
  'schedules.get': async ({ db, now }, { doctorId }) => {
    await getDoctor(db, doctorId);
    const row = await db
      .selectFrom('doctors')
      .select('slots_until')
      .where('id', '=', doctorId)
      .executeTakeFirst();
    return {
      schedules: await listSchedules(db, doctorId),
      exceptions: await listExceptions(db, await today(db, now()), doctorId),
      slotsUntil: row?.slots_until ?? null,
    };
  },

  'schedules.holidays': async ({ db }, { fromDate }) => ({
    items: (await listExceptions(db, fromDate)).filter(({ doctorId }) => doctorId === null),
  }),

  'schedules.calendar': async ({ db }, { doctorId, fromDate, untilDate }) => {
    await getDoctor(db, doctorId);
    if (untilDate < fromDate) throw invalid({ untilDate: 'END_BEFORE_START' });
    if (daysBetween(fromDate, untilDate) >= LONGEST_CALENDAR) throw invalid({ untilDate: 'TOO_BIG' });
    const rules = rulesOfDoctor(await readRules(db, fromDate), doctorId);
    const days = [];
    for (let date = fromDate; date <= untilDate; date = addDays(date, 1)) {
      const { sessions, exceptions } = dayPlan(date, rules);
      days.push({
        date,
        sessions: sessions
          .filter(({ closed }) => !closed.some(({ from, to }) => from === 0 && to >= 24 * 60))
          .map(({ session }) => session),
        exceptions: exceptions.map(({ id, kind, name }) => ({ id, kind, name })),
      });
    }
    return { days };
  },

  'schedules.preview': async ({ db, now }, { edits }) =>
    describeChange(db, await workOut(db, edits, now()), now()),

  'schedules.apply': async (ctx, input) => {
    const id = await applyChange(ctx, input);
    return getChange(ctx.db, id);
  },

  'schedules.changes': async ({ db }) => ({ items: await listChanges(db, CHANGES) }),

  'schedules.undo': async (ctx, { id }) => {
    await undoChange(ctx, id);
    return getChange(ctx.db, id);
  },

  'schedules.generate': async (ctx) => {
    const made = await generateNow(ctx.db, ctx.now());
    if (made > 0) ctx.audit({ entity: 'slots', after: { made } });
    return { made };
  },

  'schedules.readHolidays': async ({ db, now }, { file }) => {
    const date = await today(db, now());
    const known = new Set((await listExceptions(db, date)).map(({ uid }) => uid));
    return {
      items: readHolidayFile(file, date, await clinicZone(db)).map((holiday) => ({
        ...holiday,
        isKnown: known.has(holiday.uid),
      })),
    };
  },
} satisfies HandlersOf<typeof schedules>;

async function getChange(db: ReadDb, id: number): Promise<ScheduleChange> {
  const [found] = (await listChanges(db, CHANGES)).filter((change) => change.id === id);
  if (!found) throw new Error('A change is gone');
  return found;
}

async function listChanges(db: ReadDb, limit: number): Promise<ScheduleChange[]> {
  const rows = await db
    .selectFrom('schedule_changes')
    .innerJoin('users', 'users.id', 'schedule_changes.user_id')
    .select([
      'schedule_changes.id',
      'schedule_changes.at',
      'schedule_changes.edits',
      'schedule_changes.undone_at',
      'users.name',
    ])
    .orderBy('schedule_changes.id', 'desc')
    .limit(limit)
    .execute();
  return rows.map((row) => ({
    id: row.id,
    at: new Date(row.at).toISOString(),
    userName: row.name,
    edits: JSON.parse(row.edits) as ScheduleChange['edits'],
    isUndone: row.undone_at !== null,
    undoableUntil: new Date(row.at + UNDO_TIME).toISOString(),
  }));
}
