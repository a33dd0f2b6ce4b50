import { boundsOfDate, dateAt, instantOf, timeAt } from '../../../shared/calendar.ts';
import type { ParsedInput } from '../../../shared/contract/index.ts';
import type { Occurrence } from '../../../shared/contract/series.ts';
import type { VisitType } from '../../../shared/contract/visit-types.ts';
import { AppError } from '../../../shared/errors.ts';
import type { ReadDb } from '../../database/database.ts';
import { isFree, slotsFrom } from '../bookings/claims.ts';
import { clinicZone } from '../settings/queries.ts';
import { getSlotRow, isBooked, isHeld, type SlotRow } from '../slots/queries.ts';
import { claimedMinutes, getOfferedVisitType } from '../visit-types/queries.ts';
import { iso } from '../visits/moments.ts';
import { datesOf, MOST_DATES } from './dates.ts';

/** What stands at each time of a series, and where it could go instead on the same day. */
export async function previewSeries(
  db: ReadDb,
  input: ParsedInput<'series.preview'>,
  now: number,
): Promise<Occurrence[]> {
  const slot = await getSlotRow(db, input.slotId);
  const type = input.visitTypeId === undefined ? null : await getOfferedVisitType(db, input.visitTypeId);
  const zone = await clinicZone(db);
  const dates = datesOf(dateAt(slot.starts_at, zone), input);
  if (dates.length > MOST_DATES) throw new AppError('TOO_MANY_SLOTS');
  const time = timeAt(slot.starts_at, zone);
  const occurrences: Occurrence[] = [];
  for (const date of dates) {
    const { from, to } = boundsOfDate(date, zone);
    const day = await slotsFrom(db, slot.doctor_id, from, to);
    const startsAt = instantOf(date, time, zone);
    occurrences.push({ date, time, ...whatStandsAt(day, startsAt, type, now) });
  }
  return occurrences;
}

function whatStandsAt(day: SlotRow[], startsAt: number | null, type: VisitType | null, now: number) {
  const index = day.findIndex((slot) => slot.starts_at === startsAt);
  const slot = day[index];
  const state = stateAt(day, index, type, now);
  const shifted = state === 'FREE' ? null : nearestFree(day, startsAt, type, now);
  return { state, slotId: slot?.id ?? null, slotVersion: slot?.version ?? null, shifted };
}

function stateAt(day: SlotRow[], index: number, type: VisitType | null, now: number): Occurrence['state'] {
  const slot = day[index];
  if (!slot) return 'NO_SLOT';
  if (slot.blocked === 1 || slot.doctor_is_active === 0) return 'BLOCKED';
  if (slot.starts_at < now) return 'PAST';
  if (isBooked(slot)) return 'BOOKED';
  if (isHeld(slot, now)) return 'HELD';
  return hasRoom(day, index, type, now) ? 'FREE' : 'TOO_SHORT';
}

/** Whether enough free slots follow without a gap. */
function hasRoom(day: SlotRow[], index: number, type: VisitType | null, now: number): boolean {
  const first = day[index] as SlotRow;
  const needed = first.starts_at + (type ? claimedMinutes(type) * 60_000 : 0);
  let end = first.ends_at;
  for (let next = index + 1; end < needed; next += 1) {
    const slot = day[next];
    if (!slot || slot.starts_at !== end || !isFree(slot, now)) return false;
    end = slot.ends_at;
  }
  return true;
}

function nearestFree(day: SlotRow[], startsAt: number | null, type: VisitType | null, now: number) {
  if (startsAt === null) return null;
  const free = day.filter((_, index) => stateAt(day, index, type, now) === 'FREE');
  const distance = (slot: SlotRow) => Math.abs(slot.starts_at - startsAt);
  const nearest = free.toSorted((a, b) => distance(a) - distance(b))[0];
  return nearest
    ? { slotId: nearest.id, slotVersion: nearest.version, startsAt: iso(nearest.starts_at) }
    : null;
}
