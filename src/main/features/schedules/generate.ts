/** Making slots ahead, up to the horizon: at each start and at the clinic's midnight. Run again, it makes nothing. */
import { addDays, dateAt } from '../../../shared/calendar.ts';
import { appendAudit } from '../../database/audit.ts';
import type { Database, WriteDb } from '../../database/database.ts';
import { findSettings } from '../settings/queries.ts';
import { horizonOf } from './horizon.ts';
import { makeSlots } from './make-slots.ts';
import { planSlots } from './plan.ts';
import { readRules } from './rules.ts';

/** Days of one doctor in one transaction: a desk that books meanwhile waits for no more than that. */
const DAYS_AT_ONCE = 28;

/** @returns how many slots were made; 0 before the clinic is set up. `onMade` is told each audit row. */
export async function generateAhead(
  database: Database,
  now: () => number,
  onMade: (seq: number) => void = () => {},
): Promise<number> {
  const due = await database.read((db) => findDue(db, now()));
  let made = 0;
  for (const doctorId of due) {
    for (let next = true; next; ) {
      const step = await database.write((db) => generateStep(db, doctorId, now()));
      made += step.made;
      next = !step.isDone;
      if (step.seq !== null) onMade(step.seq);
    }
  }
  return made;
}

/** Doctors with a schedule whose slots do not reach the horizon. The clock going back makes nobody due. */
async function findDue(db: Parameters<typeof findSettings>[0], now: number): Promise<number[]> {
  const settings = await findSettings(db);
  if (!settings) return [];
  const horizon = await horizonOf(db, dateAt(now, settings.timeZone));
  const rows = await db
    .selectFrom('doctors')
    .select('id')
    .where('is_active', '=', 1)
    .where('id', 'in', (is) => is.selectFrom('schedules').select('schedules.doctor_id'))
    .where((is) => is.or([is('slots_until', 'is', null), is('slots_until', '<', horizon)]))
    .orderBy('id')
    .execute();
  return rows.map(({ id }) => id);
}

/** The next days of one doctor, after those that are made. */
export async function generateStep(
  db: WriteDb,
  doctorId: number,
  now: number,
): Promise<{ made: number; isDone: boolean; seq: number | null }> {
  const timeZone = (await findSettings(db))?.timeZone ?? 'UTC';
  const today = dateAt(now, timeZone);
  const horizon = await horizonOf(db, today);
  const rules = await readRules(db, today);
  const until = rules.doctors.get(doctorId)?.slotsUntil ?? null;
  if (until !== null && until >= horizon) return { made: 0, isDone: true, seq: null };
  const fromDate = until === null || until < today ? today : addDays(until, 1);
  const end = addDays(fromDate, DAYS_AT_ONCE - 1);
  const untilDate = end < horizon ? end : horizon;
  const plan = await planSlots(db, rules, {
    doctorIds: [doctorId],
    fromDate,
    untilDate,
    horizon,
    timeZone,
    now,
  });
  await makeSlots(db, await withFreeRooms(db, plan.make));
  await db.updateTable('doctors').set({ slots_until: untilDate }).where('id', '=', doctorId).execute();
  const seq =
    plan.make.length === 0
      ? null
      : await appendAudit(db, {
          at: now,
          userId: null,
          desk: 'schedule',
          commandId: null,
          procedure: 'schedules.generate',
          entity: 'slots',
          entityId: null,
          before: undefined,
          after: { doctorId, fromDate, untilDate, made: plan.make.length },
        });
  return { made: plan.make.length, isDone: untilDate === horizon, seq };
}

/** A room that another doctor's slot made by hand stands in is left to that: the slot is made without a room. */
async function withFreeRooms(db: WriteDb, slots: Awaited<ReturnType<typeof planSlots>>['make']) {
  const first = slots[0];
  const last = slots.at(-1);
  if (!first || !last) return slots;
  const taken = await db
    .selectFrom('appointment_slots')
    .select(['room_id', 'starts_at', 'ends_at'])
    .where('room_id', 'is not', null)
    .where('starts_at', '>=', first.startsAt - 4 * 3_600_000)
    .where('starts_at', '<', last.endsAt)
    .execute();
  const inRoom = Map.groupBy(taken, ({ room_id: room }) => room);
  return slots.map((slot) => {
    const isTaken = inRoom
      .get(slot.roomId)
      ?.some((other) => other.starts_at < slot.endsAt && slot.startsAt < other.ends_at);
    return isTaken ? { ...slot, roomId: null } : slot;
  });
}
