import type { ParsedInput } from '../../../shared/contract/index.ts';
import type { waitlist } from '../../../shared/contract/waitlist.ts';
import { AppError, invalid } from '../../../shared/errors.ts';
import type { CommandContext, HandlersOf } from '../../context.ts';
import { book } from '../bookings/make.ts';
import { patientOf } from '../bookings/who.ts';
import { getDoctor } from '../doctors/queries.ts';
import { getVisitType } from '../visit-types/queries.ts';
import { matchesOf } from './matches.ts';
import {
  getWaitlistEntry,
  getWaitlistRow,
  listWaitlist,
  type WaitlistRow,
  waitlistEntryOf,
} from './queries.ts';

type Wish = Omit<ParsedInput<'waitlist.update'>, 'id'>;

export const waitlistHandlers = {
  'waitlist.list': async ({ db }) => ({ items: await listWaitlist(db) }),

  'waitlist.add': async (ctx, { patientId, patient, ...wish }) => {
    const columns = await columnsOf(ctx, wish, null);
    const { id } = await ctx.db
      .insertInto('waitlist')
      .values({
        ...columns,
        patient_id: await patientOf(ctx, { patientId, patient }),
        created_at: ctx.now(),
      })
      .returning('id')
      .executeTakeFirstOrThrow();
    const after = await getWaitlistEntry(ctx.db, id);
    ctx.audit({ entity: 'waitlist', id, after });
    return after;
  },

  'waitlist.update': async (ctx, { id, ...wish }) => {
    const before = await requireOpen(ctx, id);
    const columns = await columnsOf(ctx, wish, before);
    await ctx.db.updateTable('waitlist').set(columns).where('id', '=', id).execute();
    return auditedEntry(ctx, before);
  },

  'waitlist.remove': async (ctx, { id }) => {
    const before = await requireOpen(ctx, id);
    await ctx.db.updateTable('waitlist').set({ removed_at: ctx.now() }).where('id', '=', id).execute();
    return auditedEntry(ctx, before);
  },

  'waitlist.matches': async ({ db, now }, { slotId }) => ({ items: await matchesOf(db, slotId, now()) }),

  'waitlist.take': async (ctx, { id, slotId, slotVersion }) => {
    const before = await requireOpen(ctx, id);
    const { patient_id: patientId, visit_type_id: visitTypeId, notes } = before;
    const booking = await book(ctx, { slotId, slotVersion, patientId, visitTypeId, notes });
    await ctx.db.updateTable('waitlist').set({ booking_id: booking.id }).where('id', '=', id).execute();
    await auditedEntry(ctx, before);
    return booking;
  },
} satisfies HandlersOf<typeof waitlist>;

/** What is waited for, as columns; what is left out stays as it was, or is "any" in a new entry. */
async function columnsOf(ctx: CommandContext, wish: Wish, before: WaitlistRow | null) {
  if (wish.doctorId) await getDoctor(ctx.db, wish.doctorId);
  if (wish.visitTypeId) await getVisitType(ctx.db, wish.visitTypeId);
  const kept = <T>(given: T | undefined, old: T | undefined, none: T): T =>
    given ?? (given === undefined ? (old ?? none) : none);
  const columns = {
    doctor_id: kept(wish.doctorId, before?.doctor_id, null),
    specialization: kept(wish.specialization, before?.specialization, null),
    visit_type_id: kept(wish.visitTypeId, before?.visit_type_id, null),
    weekdays: kept(listOrNull(wish.weekdays), before?.weekdays, null),
    parts: kept(listOrNull(wish.parts), before?.parts, null),
    from_date: kept(wish.fromDate, before?.from_date, null),
    until_date: kept(wish.untilDate, before?.until_date, null),
    urgency: wish.urgency ?? before?.urgency ?? ('ROUTINE' as const),
    notes: kept(wish.notes, before?.notes, null),
  };
  if (columns.from_date && columns.until_date && columns.until_date < columns.from_date)
    throw invalid({ untilDate: 'END_BEFORE_START' });
  return columns;
}

/** No entry is any: null, in the database. */
function listOrNull(list: readonly (string | number)[] | undefined): string | null | undefined {
  if (list === undefined) return undefined;
  return list.length === 0 ? null : JSON.stringify([...new Set(list)].toSorted());
}

async function requireOpen(ctx: CommandContext, id: number): Promise<WaitlistRow> {
  const row = await getWaitlistRow(ctx.db, id);
  if (row.booking_id !== null || row.removed_at !== null) throw new AppError('WAITLIST_ENTRY_CLOSED');
  return row;
}

async function auditedEntry(ctx: CommandContext, before: WaitlistRow) {
  const after = await getWaitlistEntry(ctx.db, before.id);
  ctx.audit({ entity: 'waitlist', id: before.id, before: waitlistEntryOf(before), after });
  return after;
}
