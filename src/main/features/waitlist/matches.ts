import { timeOfMinutes } from '../../../shared/calendar.ts';
import { dayPartOf } from '../../../shared/contract/day-part.ts';
import type { WaitlistEntry } from '../../../shared/contract/waitlist.ts';
import { type WallTime, wallTimeReader } from '../../../shared/wall-time.ts';
import type { ReadDb } from '../../database/database.ts';
import { isFree, slotsFrom } from '../bookings/claims.ts';
import { practicePatientIds } from '../practice/queries.ts';
import { clinicZone } from '../settings/queries.ts';
import { getSlotRow, type SlotRow } from '../slots/queries.ts';
import { claimedMinutes, isOfferedBy, listVisitTypes } from '../visit-types/queries.ts';
import { listWaitlist } from './queries.ts';

const MATCHES = 3;
const LONGEST_VISIT = 10 * 60 * 60_000;

/** Whom on the list a free slot suits, the best first; nobody when it is not free. */
export async function matchesOf(db: ReadDb, slotId: number, now: number): Promise<WaitlistEntry[]> {
  const slot = await getSlotRow(db, slotId);
  if (slot.starts_at < now || slot.doctor_is_active === 0 || !isFree(slot, now)) return [];
  const wall = wallTimeReader(await clinicZone(db))(slot.starts_at);
  const room = await freeMinutes(db, slot, now);
  const types = new Map((await listVisitTypes(db)).map((type) => [type.id, type]));
  const fits = (entry: WaitlistEntry) => {
    const type = entry.visitTypeId === null ? undefined : types.get(entry.visitTypeId);
    if (type && (!isOfferedBy(type, slot) || claimedMinutes(type) > room)) return false;
    return suits(entry, slot, wall);
  };
  // Nobody real is offered a practice doctor's time, nor the other way round.
  const invented = new Set((await practicePatientIds(db).execute()).map(({ id }) => id));
  // Who asked for this very doctor comes before those who take anybody, within one urgency.
  const rank = ({ urgency, doctorId }: WaitlistEntry) =>
    ['URGENT', 'SOON', 'ROUTINE'].indexOf(urgency) * 2 + (doctorId === slot.doctor_id ? 0 : 1);
  return (await listWaitlist(db))
    .filter(({ patient }) => invented.has(patient.id) === (slot.doctor_is_practice === 1))
    .filter(fits)
    .toSorted((a, b) => rank(a) - rank(b))
    .slice(0, MATCHES);
}

function suits(entry: WaitlistEntry, slot: SlotRow, wall: WallTime): boolean {
  const { doctorId, specialization, weekdays, parts, fromDate, untilDate } = entry;
  return (
    (doctorId === null || doctorId === slot.doctor_id) &&
    (specialization === null || specialization === slot.specialization) &&
    (weekdays.length === 0 || weekdays.includes(wall.weekday)) &&
    (parts.length === 0 || parts.includes(dayPartOf(timeOfMinutes(wall.minutes)))) &&
    (fromDate === null || fromDate <= wall.date) &&
    (untilDate === null || wall.date <= untilDate)
  );
}

/** How long the doctor is free without a gap from a slot on, in minutes. */
async function freeMinutes(db: ReadDb, slot: SlotRow, now: number): Promise<number> {
  let end = slot.ends_at;
  for (const next of await slotsFrom(db, slot.doctor_id, slot.ends_at, slot.ends_at + LONGEST_VISIT)) {
    if (next.starts_at !== end || !isFree(next, now)) break;
    end = next.ends_at;
  }
  return (end - slot.starts_at) / 60_000;
}
