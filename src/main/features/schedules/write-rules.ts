/** Writing the rules: each edit as rows, with its audit. */
import { sql } from 'kysely';
import type { Schedule, ScheduleEdit, Session } from '../../../shared/contract/schedules.ts';
import type { CommandContext } from '../../context.ts';
import { listExceptions, listSchedules } from './queries.ts';
import { AppError } from '../../../shared/errors.ts';
import type { RuleStep } from './inverse.ts';
import type { KnownException } from './rules.ts';

type Edit<K extends ScheduleEdit['kind']> = Extract<ScheduleEdit, { kind: K }>;

/** Writes the edits one after the other, and answers what each did. */
export async function writeEdits(ctx: CommandContext, edits: readonly ScheduleEdit[]): Promise<RuleStep[]> {
  const steps: RuleStep[] = [];
  for (const edit of edits) steps.push(await writeEdit(ctx, edit));
  return steps;
}

async function writeEdit(ctx: CommandContext, edit: ScheduleEdit): Promise<RuleStep> {
  switch (edit.kind) {
    case 'SET_WEEK':
      return setWeek(ctx, edit);
    case 'REMOVE_WEEK':
      return removeWeek(ctx, edit.id);
    case 'SET_EXCEPTION':
      return setException(ctx, edit);
    case 'REMOVE_EXCEPTION':
      return removeException(ctx, edit.id);
    case 'DEACTIVATE_DOCTOR':
    case 'REACTIVATE_DOCTOR':
      return setActive(ctx, 'doctors', edit.doctorId, edit.kind === 'REACTIVATE_DOCTOR');
    default:
      return setActive(ctx, 'rooms', edit.roomId, edit.kind === 'REACTIVATE_ROOM');
  }
}

const sessionRow = (session: Session) => ({
  start_time: session.startTime,
  end_time: session.endTime,
  slot_minutes: session.slotMinutes,
  room_id: session.roomId,
});

async function setWeek(ctx: CommandContext, edit: Edit<'SET_WEEK'>): Promise<RuleStep> {
  const before = edit.id === undefined ? undefined : await findSchedule(ctx, edit.id);
  const row = {
    doctor_id: edit.doctorId,
    valid_from: edit.validFrom,
    valid_until: edit.validUntil,
    every_weeks: edit.everyWeeks,
  };
  const id = before
    ? before.id
    : (
        await ctx.db
          .insertInto('schedules')
          .values({ ...row, created_at: ctx.now() })
          .returning('id')
          .executeTakeFirstOrThrow()
      ).id;
  if (before) await ctx.db.updateTable('schedules').set(row).where('id', '=', id).execute();
  await ctx.db.deleteFrom('schedule_sessions').where('schedule_id', '=', id).execute();
  const sessions = edit.sessions.map((session) => ({
    schedule_id: id,
    weekday: session.weekday,
    ...sessionRow(session),
  }));
  if (sessions.length > 0) await ctx.db.insertInto('schedule_sessions').values(sessions).execute();
  return audited(ctx, {
    entity: 'schedules',
    id,
    before: before ?? null,
    after: await findSchedule(ctx, id),
  });
}

function audited(ctx: CommandContext, step: RuleStep): RuleStep {
  const { entity, id, before, after } = step;
  ctx.audit({ entity, id, ...(before !== null && { before }), ...(after !== null && { after }) });
  return step;
}

async function findSchedule(ctx: CommandContext, id: number) {
  return (await listSchedules(ctx.db)).find((one) => one.id === id) ?? null;
}

async function removeWeek(ctx: CommandContext, id: number): Promise<RuleStep> {
  const before = await findSchedule(ctx, id);
  await ctx.db.deleteFrom('schedules').where('id', '=', id).execute();
  return audited(ctx, { entity: 'schedules', id, before, after: null });
}

async function setException(ctx: CommandContext, edit: Edit<'SET_EXCEPTION'>): Promise<RuleStep> {
  // Also one that is over, or that an edit before this one has made.
  const known = edit.uid === undefined ? undefined : await idOfEvent(ctx, edit.uid);
  const twinId = edit.id ?? known;
  const twin = twinId === undefined ? null : await findException(ctx, twinId);
  const isAway = edit.exception === 'LEAVE' || edit.exception === 'HOLIDAY';
  const row = {
    doctor_id: edit.doctorId,
    kind: edit.exception,
    from_date: edit.fromDate,
    until_date: edit.untilDate,
    start_time: (isAway && edit.startTime) || null,
    end_time: (isAway && edit.endTime) || null,
    name: edit.name ?? null,
    uid: edit.uid ?? twin?.uid ?? null,
  };
  const id = twin
    ? twin.id
    : (
        await ctx.db
          .insertInto('schedule_exceptions')
          .values({ ...row, created_at: ctx.now() })
          .returning('id')
          .executeTakeFirstOrThrow()
      ).id;
  if (twin) await ctx.db.updateTable('schedule_exceptions').set(row).where('id', '=', id).execute();
  await ctx.db.deleteFrom('exception_sessions').where('exception_id', '=', id).execute();
  const sessions = (isAway ? [] : (edit.sessions ?? [])).map((session) => ({
    exception_id: id,
    ...sessionRow(session),
  }));
  if (sessions.length > 0) await ctx.db.insertInto('exception_sessions').values(sessions).execute();
  return audited(ctx, {
    entity: 'exceptions',
    id,
    before: twin,
    after: await findException(ctx, id),
  });
}

async function findException(ctx: CommandContext, id: number): Promise<KnownException | null> {
  return (await listExceptions(ctx.db, '0000-01-01', undefined, id))[0] ?? null;
}

async function idOfEvent(ctx: CommandContext, uid: string): Promise<number | undefined> {
  const row = await ctx.db
    .selectFrom('schedule_exceptions')
    .select('id')
    .where('uid', '=', uid)
    .executeTakeFirst();
  return row?.id;
}

async function removeException(ctx: CommandContext, id: number): Promise<RuleStep> {
  const before = await findException(ctx, id);
  await ctx.db.deleteFrom('schedule_exceptions').where('id', '=', id).execute();
  return audited(ctx, { entity: 'exceptions', id, before, after: null });
}

async function setActive(
  ctx: CommandContext,
  table: 'doctors' | 'rooms',
  id: number,
  isActive: boolean,
): Promise<RuleStep> {
  const before = await isRowActive(ctx, table, id);
  const is_active = isActive ? 1 : 0;
  await ctx.db.updateTable(table).set({ is_active }).where('id', '=', id).execute();
  ctx.audit({ entity: table, id, before: { isActive: before }, after: { isActive } });
  return { entity: table, id, before, after: isActive };
}

async function isRowActive(ctx: CommandContext, table: 'doctors' | 'rooms', id: number): Promise<boolean> {
  const row = await ctx.db.selectFrom(table).select('is_active').where('id', '=', id).executeTakeFirst();
  return row?.is_active === 1;
}

/**
 * The rules as they were, the last step first.
 * @throws AppError UNDO_OVERTAKEN when one of them has been changed since
 */
export async function takeRulesBack(ctx: CommandContext, steps: readonly RuleStep[]): Promise<void> {
  for (const step of steps.toReversed()) {
    const { id, before } = step;
    if (JSON.stringify(await ruleNow(ctx, step)) !== JSON.stringify(step.after))
      throw new AppError('UNDO_OVERTAKEN');
    if (step.entity === 'schedules') await putSchedule(ctx, id, step.before);
    else if (step.entity === 'exceptions') await putException(ctx, id, step.before);
    else await setActive(ctx, step.entity, id, step.before);
    if (step.entity === 'schedules' || step.entity === 'exceptions') {
      ctx.audit({
        entity: step.entity,
        id,
        ...(step.after !== null && { before: step.after }),
        ...(before !== null && { after: before }),
      });
    }
  }
}

function ruleNow(ctx: CommandContext, { entity, id }: RuleStep) {
  if (entity === 'schedules') return findSchedule(ctx, id);
  if (entity === 'exceptions') return findException(ctx, id);
  return isRowActive(ctx, entity, id);
}

async function putSchedule(ctx: CommandContext, id: number, schedule: Schedule | null): Promise<void> {
  const { db } = ctx;
  await db.deleteFrom('schedule_sessions').where('schedule_id', '=', id).execute();
  if (!schedule) {
    await db.deleteFrom('schedules').where('id', '=', id).execute();
    return;
  }
  const { doctorId, validFrom, validUntil, everyWeeks, sessions } = schedule;
  // Under its own number: what was noted of it is about this one.
  await sql`INSERT INTO schedules (id, doctor_id, valid_from, valid_until, every_weeks, created_at)
    VALUES (${id}, ${doctorId}, ${validFrom}, ${validUntil}, ${everyWeeks}, ${ctx.now()})
    ON CONFLICT (id) DO UPDATE SET doctor_id = excluded.doctor_id, valid_from = excluded.valid_from,
      valid_until = excluded.valid_until, every_weeks = excluded.every_weeks`.execute(db);
  const rows = sessions.map((one) => ({ schedule_id: id, weekday: one.weekday, ...sessionRow(one) }));
  if (rows.length > 0) await db.insertInto('schedule_sessions').values(rows).execute();
}

async function putException(ctx: CommandContext, id: number, one: KnownException | null): Promise<void> {
  const { db } = ctx;
  await db.deleteFrom('exception_sessions').where('exception_id', '=', id).execute();
  await db.deleteFrom('schedule_exceptions').where('id', '=', id).execute();
  if (!one) return;
  await sql`INSERT INTO schedule_exceptions
      (id, doctor_id, kind, from_date, until_date, start_time, end_time, name, uid, created_at)
    VALUES (${id}, ${one.doctorId}, ${one.kind}, ${one.fromDate}, ${one.untilDate}, ${one.startTime},
      ${one.endTime}, ${one.name}, ${one.uid}, ${ctx.now()})`.execute(db);
  const rows = one.sessions.map((session) => ({ exception_id: id, ...sessionRow(session) }));
  if (rows.length > 0) await db.insertInto('exception_sessions').values(rows).execute();
}
