/** What a change does to the slots that stand: worked out, not done. */
import { addDays, boundsOfDate } from '../../../shared/calendar.ts';
import type { Clash } from '../../../shared/contract/schedules.ts';
import {
  type DayPlan,
  type DesiredSlot,
  dayPlan,
  isInside,
  overlappingSessions,
  slotsOfDay,
  wallClocks,
} from '../../../shared/schedule-days.ts';
import { wallTimeReader } from '../../../shared/wall-time.ts';
import type { ReadDb } from '../../database/database.ts';
import { isHeld } from '../slots/queries.ts';
import { type StandingSlot, standingSlots } from './queries.ts';
import type { Dates, Reach } from './reach.ts';
import { roomClashes } from './room-clashes.ts';
import { type Rules, rulesOfDoctor } from './rules.ts';

const MINUTE = 60_000;
/** Clashes told: whoever sees these knows what to mend. */
const CLASHES = 20;

export interface NewSlot extends DesiredSlot {
  doctorId: number;
  endsAt: number;
}

export interface Plan {
  make: NewSlot[];
  /** Slots of a schedule that nothing claims and that it wants no more. */
  remove: StandingSlot[];
  /** Slots made by hand, on a day off. */
  block: StandingSlot[];
  unblock: StandingSlot[];
  kept: StandingSlot[];
  /** Wanted again, or by another room. */
  adopt: { slot: StandingSlot; roomId: number | null }[];
  /** Claimed by a live booking, and wanted no more: by booking. */
  displaced: Map<number, StandingSlot[]>;
  noSuchTime: number;
  inTheWay: number;
  clashes: Clash[];
}

export interface PlanSpan extends Reach {
  horizon: string;
  timeZone: string;
  now: number;
  /** The rules before a change, to tell what is news; none when nothing changes. */
  before?: Rules;
  /** Only what is missing is wanted: nobody is asked who has which room. */
  isAhead?: boolean;
  /** The clocks of a former plan for the same zone. */
  clockOf?: ReturnType<typeof wallClocks>;
}

/** No slot is longer, so none that matters starts earlier than this before a moment. */
const LONGEST = 240 * MINUTE;

export async function planSlots(db: ReadDb, rules: Rules, span: PlanSpan): Promise<Plan> {
  const instants = (fromDate: string, untilDate: string) => ({
    from: Math.max(span.now, boundsOfDate(fromDate, span.timeZone).from),
    to: boundsOfDate(untilDate, span.timeZone).to,
  });
  const whole = instants(span.fromDate, span.untilDate);
  const planner = new Planner(rules, span, await removedByHand(db, whole.from));
  for (const dates of span.ranges) {
    const { from, to } = instants(dates.from, dates.until);
    // By doctor: a change of one must not cost as much as one of the whole clinic.
    const standing = await standingSlots(db, from - LONGEST, to)
      .where('slot.ends_at', '>', from)
      .where('slot.doctor_id', 'in', span.doctorIds)
      .execute();
    const byDoctor = Map.groupBy(standing, (slot) => slot.doctor_id);
    for (const doctorId of span.doctorIds) {
      planner.addDoctor(doctorId, dates, from, byDoctor.get(doctorId) ?? []);
    }
  }
  const rooms = span.isAhead ? [] : planner.roomsInUse();
  if (rooms.length === 0) return planner.finish([]);
  const others = await standingSlots(db, whole.from - LONGEST, whole.to)
    .where('slot.ends_at', '>', whole.from)
    .where('slot.room_id', 'in', rooms)
    .where('slot.doctor_id', 'not in', span.doctorIds)
    .execute();
  return planner.finish(others);
}

async function removedByHand(db: ReadDb, from: number): Promise<Set<string>> {
  const rows = await db.selectFrom('removed_slots').selectAll().where('starts_at', '>=', from).execute();
  return new Set(rows.map((row) => keyOf(row.doctor_id, row.starts_at)));
}

const keyOf = (doctorId: number, startsAt: number) => `${doctorId} ${startsAt}`;

export function isLive(slot: StandingSlot, now: number): boolean {
  return slot.booking_status === 'CONFIRMED' || isHeld(slot, now);
}

class Planner {
  readonly #rules: Rules;
  readonly #span: PlanSpan;
  readonly #removed: Set<string>;
  readonly #clockOf: ReturnType<typeof wallClocks>;
  readonly #wallTime: ReturnType<typeof wallTimeReader>;
  readonly #plan: Plan = {
    make: [],
    remove: [],
    block: [],
    unblock: [],
    kept: [],
    adopt: [],
    displaced: new Map(),
    noSuchTime: 0,
    inTheWay: 0,
    clashes: [],
  };

  constructor(rules: Rules, span: PlanSpan, removed: Set<string>) {
    this.#rules = rules;
    this.#span = span;
    this.#removed = removed;
    this.#clockOf = span.clockOf ?? wallClocks(span.timeZone);
    this.#wallTime = wallTimeReader(span.timeZone);
  }

  /** @param from slots that have begun before are only in the way */
  addDoctor(doctorId: number, dates: Dates, from: number, standing: readonly StandingSlot[]): void {
    const ofDoctor = rulesOfDoctor(this.#rules, doctorId);
    const isActive = this.#rules.doctors.get(doctorId)?.isActive ?? false;
    const days = new Map<string, DayPlan>();
    const dayOf = (date: string) => {
      const day = days.get(date) ?? dayPlan(date, ofDoctor);
      days.set(date, day);
      return day;
    };
    const before = this.#span.before ?? this.#rules;
    const rulesBefore = rulesOfDoctor(before, doctorId);
    const wasActive = before.doctors.get(doctorId)?.isActive ?? false;
    const wasOff = (date: string, from: number, to: number) =>
      !wasActive || isInside(dayPlan(date, rulesBefore).closed, from, to);
    const desired = this.#desired(doctorId, dates, dayOf);
    const taken: StandingSlot[] = [];
    for (const slot of standing) {
      if (slot.starts_at < from) {
        if (slot.is_extra === 0) taken.push(slot);
        continue;
      }
      const { date, minutes } = this.#wallTime(slot.starts_at);
      const closed = isActive ? dayOf(date).closed : [{ from: 0, to: 24 * 60 }];
      const isOff = isInside(closed, minutes, minutes + slot.duration_minutes);
      // Who was asked about, and kept, on a day off that stood before is not asked about again.
      const isNews = isOff && !wasOff(date, minutes, minutes + slot.duration_minutes);
      if (this.#settle(slot, desired, isOff, isNews)) taken.push(slot);
    }
    this.#make(doctorId, desired, taken);
  }

  /**
   * What the rules want on each date up to the horizon, or as far as slots were made when that was further, by
   * start; a time that is past is not made.
   */
  #desired(doctorId: number, dates: Dates, dayOf: (date: string) => DayPlan): Map<number, DesiredSlot> {
    const desired = new Map<number, DesiredSlot>();
    const { horizon, now } = this.#span;
    const made = this.#rules.doctors.get(doctorId)?.slotsUntil ?? '';
    const far = made > horizon ? made : horizon;
    const last = dates.until < far ? dates.until : far;
    for (let date = dates.from; date <= last; date = addDays(date, 1)) {
      const day = dayOf(date);
      if (day.sessions.length === 0) continue;
      this.#requireApart(doctorId, date, day);
      const { slots, noSuchTime } = slotsOfDay(date, day, this.#clockOf(date));
      this.#plan.noSuchTime += noSuchTime;
      for (const slot of slots) {
        if (slot.startsAt >= now) desired.set(slot.startsAt, { ...slot, roomId: this.#roomOf(slot.roomId) });
      }
    }
    return desired;
  }

  /** A room that is no longer used is none. */
  #roomOf(roomId: number | null): number | null {
    return roomId !== null && this.#rules.rooms.get(roomId)?.isActive ? roomId : null;
  }

  #requireApart(doctorId: number, date: string, day: DayPlan): void {
    const second = overlappingSessions(day);
    if (!second) return;
    this.#addClash({
      kind: 'SESSIONS_OVERLAP',
      date,
      time: second.startTime,
      doctorName: this.#nameOf(doctorId),
    });
  }

  #addClash(clash: Omit<Clash, 'otherDoctorName' | 'roomName'> & Partial<Clash>): void {
    if (this.#plan.clashes.length >= CLASHES) return;
    this.#plan.clashes.push({ otherDoctorName: null, roomName: null, ...clash });
  }

  #nameOf(doctorId: number): string {
    return this.#rules.doctors.get(doctorId)?.name ?? '';
  }

  /** Decides about one slot that stands; answers whether it goes on taking the doctor's time. */
  #settle(slot: StandingSlot, desired: Map<number, DesiredSlot>, isOff: boolean, isNews: boolean): boolean {
    const live = isLive(slot, this.#span.now);
    if (slot.is_extra === 1) {
      if (isNews && live) this.#displace(slot);
      return false;
    }
    if (slot.origin === 'HAND') return this.#settleByHand(slot, isOff, isNews, live);
    const wanted = desired.get(slot.starts_at);
    if (wanted?.minutes === slot.duration_minutes) {
      desired.delete(slot.starts_at);
      const isSame = slot.origin === 'SCHEDULE' && slot.room_id === wanted.roomId;
      if (isSame) this.#plan.kept.push(slot);
      else this.#plan.adopt.push({ slot, roomId: wanted.roomId });
      return true;
    }
    if (!live) {
      this.#plan.remove.push(slot);
      return false;
    }
    // One that was kept for its booking before stays so without asking again, unless the doctor is away now.
    // A visit that has begun is not sent away.
    const hasBegun = (slot.booking_starts_at ?? 0) < this.#span.now;
    if ((slot.origin === 'KEPT' && !isNews) || hasBegun) {
      this.#plan.kept.push(slot);
      return true;
    }
    this.#displace(slot);
    return false;
  }

  #settleByHand(slot: StandingSlot, isOff: boolean, isNews: boolean, live: boolean): boolean {
    const hasBegun = (slot.booking_starts_at ?? 0) < this.#span.now;
    if (isNews && live && !hasBegun) this.#displace(slot);
    else if (isNews && !live && slot.blocked === 0) this.#plan.block.push(slot);
    else if (!isOff && slot.is_off === 1) this.#plan.unblock.push(slot);
    else this.#plan.kept.push(slot);
    return true;
  }

  #displace(slot: StandingSlot): void {
    const id = slot.booking_id ?? 0;
    this.#plan.displaced.set(id, [...(this.#plan.displaced.get(id) ?? []), slot]);
  }

  #make(doctorId: number, desired: Map<number, DesiredSlot>, taken: readonly StandingSlot[]): void {
    let next = 0;
    for (const slot of [...desired.values()].toSorted((a, b) => a.startsAt - b.startsAt)) {
      if (this.#removed.has(keyOf(doctorId, slot.startsAt))) continue;
      const endsAt = slot.startsAt + slot.minutes * MINUTE;
      while (next < taken.length && (taken[next]?.ends_at ?? 0) <= slot.startsAt) next += 1;
      if ((taken[next]?.starts_at ?? Number.POSITIVE_INFINITY) < endsAt) this.#plan.inTheWay += 1;
      else this.#plan.make.push({ ...slot, doctorId, endsAt });
    }
  }

  /** Rooms that something comes into. */
  roomsInUse(): number[] {
    const rooms = [...this.#plan.make, ...this.#plan.adopt].map(({ roomId }) => roomId);
    return [...new Set(rooms)].filter((id) => id !== null);
  }

  /** @param others slots of doctors that the change does not concern, which may stand in the same rooms */
  finish(others: readonly StandingSlot[]): Plan {
    const { make, kept, adopt, unblock, block, displaced } = this.#plan;
    const stay = [...kept, ...unblock, ...block, ...others, ...[...displaced.values()].flat()];
    const inRooms = [
      ...make.map(({ doctorId, startsAt, endsAt, roomId }) => ({ doctorId, startsAt, endsAt, roomId })),
      ...adopt.map(({ slot, roomId }) => ({ ...timesOf(slot), roomId })),
      ...stay
        .filter((slot) => !displaced.has(slot.booking_id ?? 0))
        .map((slot) => ({ ...timesOf(slot), roomId: slot.room_id })),
    ].filter(({ roomId }) => roomId !== null);
    for (const clash of roomClashes(inRooms, this.#rules, this.#span.timeZone)) this.#addClash(clash);
    return this.#plan;
  }
}

function timesOf(slot: StandingSlot) {
  return { doctorId: slot.doctor_id, startsAt: slot.starts_at, endsAt: slot.ends_at };
}
