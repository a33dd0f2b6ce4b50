/** A change of schedules from its edits to its plan: the same way for the preview and for applying it. */
import { createHash } from 'node:crypto';
import { dateAt } from '../../../shared/calendar.ts';
import type { DayEffect, ScheduleEdit, SchedulePlan } from '../../../shared/contract/schedules.ts';
import { horizonOf } from './horizon.ts';
import type { ReadDb } from '../../database/database.ts';
import { getSettings } from '../settings/queries.ts';
import { describeDisplaced } from './offers.ts';
import { type Plan, planSlots } from './plan.ts';
import type { StandingSlot } from './queries.ts';
import { FAR, type Reach, reachOf } from './reach.ts';
import { hasSchedule, type Rules, readRules, rulesAfter } from './rules.ts';

export interface Change {
  before: Rules;
  after: Rules;
  reach: Reach;
  plan: Plan;
  horizon: string;
  timeZone: string;
  /** Stands for all of it: another change or another clinic has another one. */
  token: string;
}

/** @throws AppError as `rulesAfter` */
export async function workOut(db: ReadDb, edits: readonly ScheduleEdit[], now: number): Promise<Change> {
  const { timeZone } = await getSettings(db);
  const today = dateAt(now, timeZone);
  const horizon = await horizonOf(db, today);
  const before = await readRules(db, today);
  const after = rulesAfter(before, edits);
  const reach = reachOf(edits, before, after, { today, horizon });
  const plan = await planSlots(db, after, { ...reach, horizon, timeZone, now, before });
  return { before, after, reach, plan, horizon, timeZone, token: tokenOf(edits, after, plan) };
}

function tokenOf(edits: readonly ScheduleEdit[], after: Rules, plan: Plan): string {
  const seen = ({ id, version, booking_id: booking }: StandingSlot) => [id, version, booking];
  const all = [
    edits,
    after.schedules,
    after.exceptions,
    plan.make.map(({ doctorId, startsAt, minutes, roomId }) => [doctorId, startsAt, minutes, roomId]),
    plan.remove.map(seen),
    plan.block.map(seen),
    plan.unblock.map(seen),
    plan.adopt.map(({ slot, roomId }) => [...seen(slot), roomId]),
    [...plan.displaced].map(([id, slots]) => [id, slots.map(seen)]),
    plan.clashes,
  ];
  return createHash('sha256').update(JSON.stringify(all)).digest('base64url');
}

/** The plan as an admin sees it. */
export async function describeChange(db: ReadDb, change: Change, now: number): Promise<SchedulePlan> {
  const { plan, reach, after, horizon, token } = change;
  const days = effectsOf(change);
  const displaced = await describeDisplaced(db, after, plan, now);
  const last = displaced.at(-1);
  return {
    token,
    made: plan.make.length,
    removed: plan.remove.length,
    blocked: plan.block.length,
    unblocked: plan.unblock.length,
    kept: plan.kept.length + plan.adopt.length,
    noSuchTime: plan.noSuchTime,
    inTheWay: plan.inTheWay,
    fromDate: reach.fromDate,
    untilDate:
      reach.untilDate === FAR
        ? latest([horizon, days.at(-1)?.date, last && dateAt(Date.parse(last.startsAt), change.timeZone)])
        : reach.untilDate,
    days,
    displaced,
    clashes: plan.clashes,
  };
}

/** Slots made by hand and their bookings may lie behind the horizon. */
function latest(dates: readonly (string | undefined)[]): string {
  return dates.reduce<string>((last, date) => (date !== undefined && date > last ? date : last), '');
}

type Count = 'made' | 'removed' | 'blocked' | 'kept';

function effectsOf({ plan, timeZone, after }: Change): DayEffect[] {
  const effects = new Map<string, DayEffect>();
  const count = (what: Count, doctorId: number, date: string) => {
    const key = `${date} ${doctorId}`;
    const doctorName = after.doctors.get(doctorId)?.name ?? '';
    const effect = effects.get(key) ?? {
      date,
      doctorId,
      doctorName,
      made: 0,
      removed: 0,
      blocked: 0,
      kept: 0,
    };
    effect[what] += 1;
    effects.set(key, effect);
  };
  const counted = (what: Count, slots: readonly StandingSlot[]) => {
    for (const slot of slots) count(what, slot.doctor_id, dateAt(slot.starts_at, timeZone));
  };
  for (const { doctorId, date } of plan.make) count('made', doctorId, date);
  counted('removed', plan.remove);
  counted('blocked', plan.block);
  counted('kept', plan.kept);
  for (const { slot } of plan.adopt) count('kept', slot.doctor_id, dateAt(slot.starts_at, timeZone));
  const displaced = new Set(
    [...plan.displaced.values()]
      .flat()
      .map((slot) => `${dateAt(slot.starts_at, timeZone)} ${slot.doctor_id}`),
  );
  return [...effects.values()]
    .filter(
      ({ date, doctorId, made, removed, blocked }) =>
        made + removed + blocked > 0 || displaced.has(`${date} ${doctorId}`),
    )
    .toSorted((a, b) => (a.date === b.date ? a.doctorId - b.doctorId : a.date < b.date ? -1 : 1));
}

/** The dates on which `made ahead` has to be noted, once a change is applied. */
export function slotsUntilAfter(change: Change): Map<number, string | null> {
  const until = new Map<number, string | null>();
  for (const id of change.reach.doctorIds) {
    const made = change.before.doctors.get(id)?.slotsUntil ?? null;
    const isFar = made !== null && made >= change.horizon;
    // Whoever is away for good has nothing ahead; coming back by whatever way makes it all again.
    if (!change.after.doctors.get(id)?.isActive) until.set(id, null);
    else if (hasSchedule(change.after, id) && !isFar) until.set(id, change.horizon);
  }
  return until;
}
