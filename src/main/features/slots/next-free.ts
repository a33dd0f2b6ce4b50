import { boundsOfDate, startOfDate, timeOfMinutes } from '../../../shared/calendar.ts';
import { type DayPart, dayPartOf } from '../../../shared/contract/day-part.ts';
import type { ParsedInput } from '../../../shared/contract/index.ts';
import type { Offer } from '../../../shared/contract/slots.ts';
import type { VisitType } from '../../../shared/contract/visit-types.ts';
import { wallTimeReader } from '../../../shared/wall-time.ts';
import type { ReadDb } from '../../database/database.ts';
import { clinicZone } from '../settings/queries.ts';
import { claimedMinutes, getOfferedVisitType, isOfferedBy } from '../visit-types/queries.ts';
import { freeSlots, type SlotRow, slotOf } from './queries.ts';

const OFFERS = 6;
/** Free slots that are read at first for each that is wanted; most often the first few of them are it. */
const READ_FOR_EACH = 4;
/** If they are not, so many times as many come next, up to a limit. */
const GROWTH = 4;
const LARGEST_BATCH = 400;

/** The first times at which a visit could be, the earliest first. */
export async function nextFree(
  db: ReadDb,
  input: ParsedInput<'slots.nextFree'>,
  now: number,
): Promise<Offer[]> {
  const { limit = OFFERS, visitTypeId, part } = input;
  const zone = await clinicZone(db);
  const type = visitTypeId === undefined ? null : await getOfferedVisitType(db, visitTypeId);
  const from = input.fromDate === undefined ? now : Math.max(now, startOfDate(input.fromDate, zone));
  const until = input.untilDate === undefined ? undefined : boundsOfDate(input.untilDate, zone).to;
  const finder = new Finder(type, partFilter(part, zone), limit);
  let after: [number, number, number] | undefined;
  for (let size = limit * READ_FOR_EACH; ; size = Math.min(size * GROWTH, LARGEST_BATCH)) {
    const batch = await freeSlots(db, { ...input, from, until, now, after, limit: size });
    for (const slot of batch) finder.add(slot);
    const last = batch.at(-1);
    if (batch.length < size || !last || finder.isDone(last.starts_at)) break;
    after = [last.starts_at, last.doctor_id, last.id];
  }
  return finder.offers(now);
}

function partFilter(part: DayPart | undefined, zone: string): (slot: SlotRow) => boolean {
  if (part === undefined) return () => true;
  const read = wallTimeReader(zone);
  return (slot) => dayPartOf(timeOfMinutes(read(slot.starts_at).minutes)) === part;
}

/** Follows each doctor's unbroken run of free slots, and offers each slot from which enough of it follows. */
class Finder {
  readonly #type: VisitType | null;
  readonly #fits: (slot: SlotRow) => boolean;
  readonly #limit: number;
  readonly #needed: number;
  readonly #runs = new Map<number, SlotRow[]>();
  readonly #found: { slot: SlotRow; endsAt: number }[] = [];

  constructor(type: VisitType | null, fits: (slot: SlotRow) => boolean, limit: number) {
    this.#type = type;
    this.#fits = fits;
    this.#limit = limit;
    this.#needed = type ? claimedMinutes(type) * 60_000 : 0;
  }

  add(slot: SlotRow): void {
    if (this.#type && !isOfferedBy(this.#type, slot)) return;
    const run = this.#runs.get(slot.doctor_id) ?? [];
    if (run.at(-1)?.ends_at !== slot.starts_at) run.length = 0;
    run.push(slot);
    this.#runs.set(slot.doctor_id, run);
    while (run[0] && slot.ends_at - run[0].starts_at >= this.#needed) {
      const first = run.shift() as SlotRow;
      if (this.#fits(first)) this.#found.push({ slot: first, endsAt: slot.ends_at });
    }
  }

  /** A run that began before the last offer could still become an earlier one, but none that ends after it. */
  isDone(at: number): boolean {
    const last = this.#sorted()[this.#limit - 1];
    return last !== undefined && at >= last.slot.starts_at + this.#needed;
  }

  offers(now: number): Offer[] {
    return this.#sorted()
      .slice(0, this.#limit)
      .map(({ slot, endsAt }) => ({
        ...slotOf(slot, now),
        visitMinutes: (endsAt - slot.starts_at) / 60_000,
      }));
  }

  #sorted() {
    return this.#found.toSorted(
      (a, b) => a.slot.starts_at - b.slot.starts_at || a.slot.doctor_id - b.slot.doctor_id,
    );
  }
}
