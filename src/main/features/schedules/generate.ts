/** Making slots ahead, up to the horizon: at each start and at the clinic's midnight. Run again, it makes nothing. */
import { sql } from 'kysely';
import { addDays, dateAt, daysBetween } from '../../../shared/calendar.ts';
import { wallClocks } from '../../../shared/schedule-days.ts';
import { appendAudit } from '../../database/audit.ts';
import type { Database, ReadDb, WriteDb } from '../../database/database.ts';
import { findSettings } from '../settings/queries.ts';
import { horizonOf } from './horizon.ts';
import { addSlots } from './make-slots.ts';
import { planSlots } from './plan.ts';
import { hasSchedule, readRules, type Rules } from './rules.ts';

/** Dates of doctors, counted together, in one transaction: a desk that books meanwhile waits for no more. */
const DATES_AT_ONCE = 56;
/** Milliseconds by which a clock may be off and leave no day out. */
const CLOCK_SLACK = 24 * 60 * 60 * 1000;

/** Dates of a doctor, both included, that have not been made. */
interface Portion {
  doctorId: number;
  fromDate: string;
  untilDate: string;
}

interface Missing {
  revision: string;
  timeZone: string;
  horizon: string;
  rules: Rules;
  clockOf: ReturnType<typeof wallClocks>;
  portions: Portion[];
}

/** @returns how many slots were made; 0 before the clinic is set up. `onMade` is told each audit row. */
export async function generateAhead(
  database: Database,
  now: () => number,
  onMade: (seq: number) => void = () => {},
): Promise<number> {
  if (await database.read((db) => wasAhead(db, now()))) await database.write((db) => beginAgain(db, now()));
  let missing = await database.read((db) => findMissing(db, now()));
  let made = 0;
  while (missing && missing.portions.length > 0) {
    const turn = nextTurn(missing.portions);
    const step = await database.write((db) => makeTurn(db, missing as Missing, turn, now()));
    // Somebody has changed the schedules, or made these dates, meanwhile: look again.
    if (step === null) missing = await database.read((db) => findMissing(db, now()));
    else {
      missing.portions = missing.portions.slice(turn.length);
      made += step.made;
      if (step.seq !== null) onMade(step.seq);
    }
  }
  return made;
}

/** All of it in this transaction. */
export async function generateNow(db: WriteDb, now: number): Promise<number> {
  const missing = await findMissing(db, now);
  let made = 0;
  for (const portion of missing?.portions ?? [])
    made += await makePortion(db, missing as Missing, portion, now);
  return made;
}

/** Whether slots were made by a clock that was far ahead, and has been put right. */
async function wasAhead(db: ReadDb, now: number): Promise<boolean> {
  const rows = await db
    .selectFrom('audit_log')
    .select('id')
    .where('procedure', '=', 'schedules.generate')
    .where('at', '>', now + CLOCK_SLACK)
    .limit(1)
    .execute();
  return rows.length > 0;
}

/** By such a clock days were past that are still to come: whoever has slots beyond the horizon begins again with today. */
async function beginAgain(db: WriteDb, now: number): Promise<void> {
  const settings = await findSettings(db);
  if (!settings) return;
  const horizon = await horizonOf(db, dateAt(now, settings.timeZone));
  await db.updateTable('doctors').set({ slots_until: null }).where('slots_until', '>', horizon).execute();
}

/** What does not reach the horizon yet. The clock going back makes nobody due. */
async function findMissing(db: ReadDb, now: number): Promise<Missing | null> {
  const settings = await findSettings(db);
  if (!settings) return null;
  const { timeZone } = settings;
  const today = dateAt(now, timeZone);
  const horizon = await horizonOf(db, today);
  const due = await db
    .selectFrom('doctors')
    .select('id')
    .where('is_active', '=', 1)
    .where((is) => is.or([is('slots_until', 'is', null), is('slots_until', '<', horizon)]))
    .limit(1)
    .execute();
  if (due.length === 0) return null;
  const rules = await readRules(db, today);
  const portions = [...rules.doctors.values()]
    .filter(({ id, isActive }) => isActive && hasSchedule(rules, id))
    .flatMap(({ id, slotsUntil }) => portionsOf(id, slotsUntil, today, horizon));
  return {
    revision: await revisionOf(db),
    timeZone,
    horizon,
    rules,
    clockOf: wallClocks(timeZone),
    portions,
  };
}

function portionsOf(doctorId: number, until: string | null, today: string, horizon: string): Portion[] {
  const portions: Portion[] = [];
  let fromDate = until === null || until < today ? today : addDays(until, 1);
  while (fromDate <= horizon) {
    const end = addDays(fromDate, DATES_AT_ONCE - 1);
    portions.push({ doctorId, fromDate, untilDate: end < horizon ? end : horizon });
    fromDate = addDays(end, 1);
  }
  return portions;
}

/** As many of the first ones as come to so many dates: at midnight that is one date of each doctor. */
function nextTurn(portions: readonly Portion[]): Portion[] {
  let dates = 0;
  const end = portions.findIndex(({ fromDate, untilDate }, index) => {
    dates += daysBetween(fromDate, untilDate) + 1;
    return index > 0 && dates > DATES_AT_ONCE;
  });
  return portions.slice(0, end === -1 ? portions.length : end);
}

interface Turn {
  made: number;
  seq: number | null;
}

/** @returns null, with nothing done, when what it was found by is no longer so */
async function makeTurn(
  db: WriteDb,
  missing: Missing,
  turn: readonly Portion[],
  now: number,
): Promise<Turn | null> {
  if (!(await isStillSo(db, missing, turn))) return null;
  let made = 0;
  for (const portion of turn) made += await makePortion(db, missing, portion, now);
  if (made === 0) return { made, seq: null };
  const seq = await appendAudit(db, {
    at: now,
    userId: null,
    desk: 'schedule',
    commandId: null,
    procedure: 'schedules.generate',
    entity: 'slots',
    entityId: null,
    before: undefined,
    after: {
      doctorIds: [...new Set(turn.map(({ doctorId }) => doctorId))],
      untilDate: turn[0]?.untilDate,
      made,
    },
  });
  return { made, seq };
}

/** The doctors are as far as they were, and the rules are the same. */
async function isStillSo(db: ReadDb, { revision }: Missing, turn: readonly Portion[]): Promise<boolean> {
  if ((await revisionOf(db)) !== revision) return false;
  const ids = turn.map(({ doctorId }) => doctorId);
  const rows = await db
    .selectFrom('doctors')
    .select(['id', 'is_active', 'slots_until'])
    .where('id', 'in', ids)
    .execute();
  const byId = new Map(rows.map((row) => [row.id, row]));
  // A turn may have several portions of one doctor: the first of them says how far the doctor was.
  const first = new Map(turn.toReversed().map((portion) => [portion.doctorId, portion]));
  return [...first.values()].every(({ doctorId, fromDate }) => {
    const doctor = byId.get(doctorId);
    return doctor?.is_active === 1 && (doctor.slots_until === null || doctor.slots_until < fromDate);
  });
}

/** Another one once any rule has changed: each change is noted, and what is read from files has new numbers. */
async function revisionOf(db: ReadDb): Promise<string> {
  const { rows } = await sql`SELECT
    (SELECT max(id) FROM schedule_changes) AS changes, (SELECT sum(undone_at) FROM schedule_changes) AS undone,
    (SELECT max(id) FROM schedules) AS schedules, (SELECT max(id) FROM schedule_exceptions) AS exceptions,
    (SELECT sum(is_active) FROM rooms) AS rooms`.execute(db);
  return JSON.stringify(rows);
}

async function makePortion(db: WriteDb, missing: Missing, portion: Portion, now: number): Promise<number> {
  const { doctorId, fromDate, untilDate } = portion;
  const { rules, horizon, timeZone, clockOf } = missing;
  const ranges = [{ from: fromDate, until: untilDate }];
  const span = {
    doctorIds: [doctorId],
    ranges,
    fromDate,
    untilDate,
    horizon,
    timeZone,
    now,
    clockOf,
    isAhead: true,
  };
  const { make } = await planSlots(db, rules, span);
  await addSlots(db, await withFreeRooms(db, make));
  await db.updateTable('doctors').set({ slots_until: untilDate }).where('id', '=', doctorId).execute();
  return make.length;
}

/** A room that another doctor's slot stands in is left to that: the slot is made without a room. */
async function withFreeRooms(db: WriteDb, slots: Awaited<ReturnType<typeof planSlots>>['make']) {
  const [first, last] = [slots[0], slots.at(-1)];
  const rooms = [...new Set(slots.map(({ roomId }) => roomId))].filter((id) => id !== null);
  if (!first || !last || rooms.length === 0) return slots;
  const taken = await db
    .selectFrom('appointment_slots')
    .select(['room_id', 'starts_at', 'ends_at'])
    .where('room_id', 'in', rooms)
    .where('starts_at', '>=', first.startsAt - 4 * 3_600_000)
    .where('starts_at', '<', last.endsAt)
    .orderBy('starts_at')
    .execute();
  const inRoom = Map.groupBy(taken, ({ room_id: room }) => room);
  // Both are in order: each room's slots are walked through once.
  const next = new Map<number, number>();
  return slots.map((slot) => {
    if (slot.roomId === null) return slot;
    const others = inRoom.get(slot.roomId) ?? [];
    let at = next.get(slot.roomId) ?? 0;
    while ((others[at]?.ends_at ?? Number.POSITIVE_INFINITY) <= slot.startsAt) at += 1;
    next.set(slot.roomId, at);
    const isTaken = (others[at]?.starts_at ?? Number.POSITIVE_INFINITY) < slot.endsAt;
    return isTaken ? { ...slot, roomId: null } : slot;
  });
}
