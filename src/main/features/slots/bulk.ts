import type { ParsedInput } from '../../../shared/contract/index.ts';
import type { PlannedSlot } from '../../../shared/contract/slots.ts';
import { AppError, invalid } from '../../../shared/errors.ts';
import { countTimes, type PlannedTime, planTimes } from '../../../shared/slot-plan.ts';
import type { ReadDb, WriteDb } from '../../database/database.ts';

/** About four years of full days for one doctor; more in one go is a typing slip. */
const TIMES_AT_MOST = 20_000;
/** Rows in one INSERT: few statements, and far below SQLite's limit of parameters. */
const ROWS_AT_ONCE = 500;
const MINUTE = 60_000;

type Span = ParsedInput<'slots.bulkCreate'>;
export type Planned = PlannedTime & Pick<PlannedSlot, 'outcome'>;

/** @throws AppError INVALID when the span runs backwards, TOO_MANY_SLOTS when it is far too long */
export function requireSensibleSpan(span: Span): void {
  if (span.endDate < span.startDate) throw invalid({ endDate: 'END_BEFORE_START' });
  if (span.endTime <= span.startTime) throw invalid({ endTime: 'END_BEFORE_START' });
  if (countTimes(span) > TIMES_AT_MOST)
    throw new AppError('TOO_MANY_SLOTS', { params: { most: TIMES_AT_MOST } });
}

/** Each time of the span with what becomes of it, given the doctor's slots as they are now. */
export async function planSlots(db: ReadDb, span: Span, timeZone: string): Promise<Planned[]> {
  const times = planTimes(span, timeZone);
  const instants = times.flatMap(({ startsAt }) => (startsAt === null ? [] : [startsAt]));
  const [first, last] = [instants[0], instants.at(-1)];
  const length = span.durationMinutes * MINUTE;
  if (first === undefined || last === undefined) return judge(times, [], [], length);
  const around = db
    .selectFrom('appointment_slots')
    .select(['starts_at', 'ends_at'])
    .where('is_extra', '=', 0)
    .where('ends_at', '>', first)
    .where('starts_at', '<', last + length)
    // Bounds for the index: no slot is longer than four hours, so none that matters starts earlier.
    .where('starts_at', '>', first - 240 * MINUTE)
    .orderBy('starts_at');
  const taken = await around.where('doctor_id', '=', span.doctorId).execute();
  const inRoom = span.roomId === undefined ? [] : await around.where('room_id', '=', span.roomId).execute();
  return judge(times, taken, inRoom, length);
}

interface Taken {
  starts_at: number;
  ends_at: number;
}

/** Answers, for times that come in order, whether one of the spans, in order too, reaches into each. */
function walker(spans: readonly Taken[], length: number): (startsAt: number) => boolean {
  let next = 0;
  return (startsAt) => {
    while ((spans[next]?.ends_at ?? Number.POSITIVE_INFINITY) <= startsAt) next += 1;
    return (spans[next]?.starts_at ?? Number.POSITIVE_INFINITY) < startsAt + length;
  };
}

/** One walk along both: times and slots are in order, and neither overlaps among itself but for clock changes. */
function judge(times: PlannedTime[], taken: Taken[], inRoom: Taken[], length: number): Planned[] {
  const starts = new Set(taken.map((slot) => slot.starts_at));
  const isInTheWay = walker(taken, length);
  const isRoomTaken = walker(inRoom, length);
  let madeUntil = Number.NEGATIVE_INFINITY;
  return times.map((time) => {
    const { startsAt } = time;
    if (startsAt === null) return { ...time, outcome: 'NO_SUCH_TIME' };
    if (starts.has(startsAt)) return { ...time, outcome: 'EXISTS' };
    if (isInTheWay(startsAt) || startsAt < madeUntil) return { ...time, outcome: 'OVERLAPS' };
    if (isRoomTaken(startsAt)) return { ...time, outcome: 'ROOM_TAKEN' };
    madeUntil = startsAt + length;
    return { ...time, outcome: 'NEW' };
  });
}

/** Makes the new ones. */
export async function insertSlots(
  db: WriteDb,
  planned: Planned[],
  {
    doctorId,
    durationMinutes,
    roomId = null,
  }: Pick<Span, 'doctorId' | 'durationMinutes'> & { roomId?: number | null | undefined },
): Promise<void> {
  const rows = planned.flatMap(({ startsAt, outcome }) =>
    startsAt !== null && outcome === 'NEW'
      ? [{ doctor_id: doctorId, starts_at: startsAt, duration_minutes: durationMinutes, room_id: roomId }]
      : [],
  );
  for (let from = 0; from < rows.length; from += ROWS_AT_ONCE) {
    await db
      .insertInto('appointment_slots')
      .values(rows.slice(from, from + ROWS_AT_ONCE))
      .execute();
  }
}
