import { addDays, dateAt, daysBetween, instantOf, timeAt } from '../../../shared/calendar.ts';
import type { Booking } from '../../../shared/contract/bookings.ts';
import type { series } from '../../../shared/contract/series.ts';
import { AppError } from '../../../shared/errors.ts';
import type { CommandContext, HandlersOf } from '../../context.ts';
import { requireConfirmed } from '../bookings/change.ts';
import { book } from '../bookings/make.ts';
import { moveBooking } from '../bookings/move.ts';
import type { BookingRow } from '../bookings/queries.ts';
import { bookingsInScope } from '../bookings/series-scope.ts';
import { patientOf } from '../bookings/who.ts';
import { clinicZone } from '../settings/queries.ts';
import { getSlotRow, type SlotRow } from '../slots/queries.ts';
import { previewSeries } from './preview.ts';

export const seriesHandlers = {
  'series.preview': async ({ db, now }, input) => ({ items: await previewSeries(db, input, now()) }),

  'series.create': async (ctx, { slots, every, unit, until, count, visitTypeId, notes, ...who }) => {
    const patientId = await patientOf(ctx, who);
    const { id: seriesId } = await ctx.db
      .insertInto('series')
      .values({ every, unit, until: until ?? null, count: count ?? null, created_at: ctx.now() })
      .returning('id')
      .executeTakeFirstOrThrow();
    const items: Booking[] = [];
    for (const slot of slots)
      items.push(await book(ctx, { ...slot, patientId, visitTypeId, notes, seriesId }));
    return { seriesId, items };
  },

  'series.move': async (ctx, { id, slotId, slotVersion, scope }) => {
    const named = await requireConfirmed(ctx, id);
    const target = await getSlotRow(ctx.db, slotId);
    const shift = await shiftOf(ctx, named, target);
    const others = (await bookingsInScope(ctx, named, scope)).filter((row) => row.id !== id);
    // Those that move later go first from the end, so that a series may move onto its own slots.
    const isLater = target.starts_at > named.starts_at;
    const inOrder = [...others, named].toSorted((a, b) => (a.starts_at - b.starts_at) * (isLater ? -1 : 1));
    const items: Booking[] = [];
    for (const row of inOrder) {
      const isNamed = row.id === id;
      const to = isNamed ? slotId : await slotAt(ctx, target.doctor_id, shift(row));
      items.push(
        await moveBooking(ctx, row, to, isNamed ? slotVersion : undefined).catch(
          conflict(row, isNamed, shift),
        ),
      );
    }
    return { items: items.toSorted((a, b) => a.startsAt.localeCompare(b.startsAt)) };
  },
} satisfies HandlersOf<typeof series>;

interface Place {
  date: string;
  startsAt: number | null;
}

/** By how many days a visit moves, and to which time of the day. */
async function shiftOf(
  ctx: CommandContext,
  from: BookingRow,
  to: SlotRow,
): Promise<(row: BookingRow) => Place> {
  const zone = await clinicZone(ctx.db);
  const days = daysBetween(dateAt(from.starts_at, zone), dateAt(to.starts_at, zone));
  const time = timeAt(to.starts_at, zone);
  return (row) => {
    const date = addDays(dateAt(row.starts_at, zone), days);
    return { date, startsAt: instantOf(date, time, zone) };
  };
}

/** @throws AppError SERIES_CONFLICT where the doctor has no slot at that time */
async function slotAt(ctx: CommandContext, doctorId: number, { date, startsAt }: Place): Promise<number> {
  const slot =
    startsAt !== null &&
    (await ctx.db
      .selectFrom('appointment_slots')
      .select('id')
      .where('doctor_id', '=', doctorId)
      .where('starts_at', '=', startsAt)
      .where('is_extra', '=', 0)
      .executeTakeFirst());
  if (!slot) throw new AppError('SERIES_CONFLICT', { params: { date } });
  return slot.id;
}

/** What is in the way of the named visit is said as it is; of another one, on which day. */
function conflict(row: BookingRow, isNamed: boolean, shift: (row: BookingRow) => Place) {
  return (error: unknown): never => {
    if (isNamed || !(error instanceof AppError)) throw error;
    throw new AppError('SERIES_CONFLICT', { params: { date: shift(row).date } });
  };
}
