/** The board as plain data: columns of cards at minutes of the day. Pure. */
import type { Booking } from '../../../../shared/contract/bookings.ts';
import type { Slot } from '../../../../shared/contract/slots.ts';
import type { WallTime } from '../../../../shared/wall-time.ts';
import { labelOf } from './card-label.ts';
import { type Look, lookOf, type SlotState, stateOf } from './slot-state.ts';
import { formatMinutes, wordsKey } from '../../lib/writing.ts';

/** A doctor on a day, with what is known of it; the slots by start. */
export interface Lane {
  key: string;
  doctorId: number;
  doctorName: string;
  specialization: string;
  /** Named in the head and the cards where the columns are days. */
  day?: string | undefined;
  slots: readonly Slot[];
}

/** All that a card shows: plain values, so that two of them are compared quickly. */
export interface Card {
  /** The first slot that it covers. */
  slotId: number;
  /** Minutes of the day on the clinic's wall. */
  start: number;
  minutes: number;
  state: SlotState;
  look: Look;
  time: string;
  who: string;
  label: string;
  colour: string | null;
  isWalkIn: boolean;
  hasAlert: boolean;
  /** Beside the regular slots, and what makes room for one such. */
  side: Side;
}

export type Side = 'whole' | 'regular' | 'extra';

export interface Column extends Omit<Lane, 'slots'> {
  cards: readonly Card[];
  /** Stretches with slots, `[start, end)` in minutes: all else is closed. */
  open: readonly (readonly [number, number])[];
  freeCount: number;
}

interface Facts {
  bookings: ReadonlyMap<number, Booking>;
  now: number;
  wallTime: (instant: number) => WallTime;
}

export function columnOf(lane: Lane, { bookings, now, wallTime }: Facts): Column {
  const { slots, ...head } = lane;
  const cards: Card[] = [];
  const open: [number, number][] = [];
  let coveredUntil = 0;
  const extras = slots.filter(({ isExtra }) => isExtra);
  for (const slot of slots) {
    const at = Date.parse(slot.startsAt);
    const { minutes: start } = wallTime(at);
    if (!slot.isExtra) stretch(open, start, slot.durationMinutes);
    // A longer visit is one card: the slots under it belong to it.
    if (at < coveredUntil && slot.isBooked && !slot.isExtra) continue;
    const booking = slot.isBooked ? bookings.get(slot.id) : undefined;
    const card = cardOf(lane, slot, {
      booking,
      start,
      state: stateOf(slot, now),
      side: sideOf(slot, booking, extras),
    });
    if (!slot.isExtra) coveredUntil = at + card.minutes * 60_000;
    cards.push(card);
  }
  return { ...head, cards, open, freeCount: cards.filter(({ state }) => state === 'free').length };
}

function stretch(open: [number, number][], start: number, minutes: number): void {
  const last = open.at(-1);
  if (last?.[1] === start) last[1] = start + minutes;
  else open.push([start, start + minutes]);
}

interface About {
  booking: Booking | undefined;
  start: number;
  state: SlotState;
  side: Side;
}

function sideOf(slot: Slot, booking: Booking | undefined, extras: readonly Slot[]): Side {
  if (slot.isExtra) return 'extra';
  const from = Date.parse(slot.startsAt);
  const to = from + (booking ?? slot).durationMinutes * 60_000;
  const isBeside = ({ startsAt, durationMinutes }: Slot) =>
    Date.parse(startsAt) < to && from < Date.parse(startsAt) + durationMinutes * 60_000;
  return extras.some(isBeside) ? 'regular' : 'whole';
}

/** What a slot's card was made of last: most of them stay as they are, and their words are not put together again. */
type Made = About & { lane: Pick<Lane, 'doctorName' | 'day'>; words: string; card: Card };
const made = new WeakMap<Slot, Made>();

function cardOf(lane: Lane, slot: Slot, about: About): Card {
  const last = made.get(slot);
  const words = wordsKey();
  const isSame =
    last?.words === words &&
    last?.booking === about.booking &&
    last?.start === about.start &&
    last.state === about.state &&
    last.side === about.side &&
    last.lane.doctorName === lane.doctorName &&
    last.lane.day === lane.day;
  if (isSame) return last.card;
  const card = newCard(lane, slot, about);
  made.set(slot, { ...about, lane, words, card });
  return card;
}

function newCard(lane: Lane, slot: Slot, { booking, start, state, side }: About): Card {
  const look = booking ? lookOf(booking) : state;
  const time = formatMinutes(start);
  const isWalkIn = booking?.isWalkIn ?? false;
  const hasAlert = Boolean(booking?.patient?.alert);
  const who = booking?.patient?.name ?? '';
  const { doctorName: doctor, day } = lane;
  return {
    slotId: slot.id,
    start,
    minutes: booking?.durationMinutes ?? slot.durationMinutes,
    state,
    look,
    time,
    who,
    label: labelOf({
      time,
      doctor,
      day,
      look,
      who,
      isWalkIn,
      hasAlert,
      isExtra: slot.isExtra,
      room: slot.roomName,
    }),
    colour: booking?.visitTypeColour ?? null,
    isWalkIn,
    hasAlert,
    side,
  };
}

/** Remembers the columns that were drawn before. */
export function columnKeeper(): (after: readonly Column[]) => readonly Column[] {
  let before: readonly Column[] = [];
  return (after) => {
    before = keepSame(before, after);
    return before;
  };
}

/** The columns, and of those that stayed as they were the very same objects: nothing of them is drawn again. */
export function keepSame(before: readonly Column[], after: readonly Column[]): readonly Column[] {
  const known = new Map(before.map((column) => [column.key, column]));
  const kept = after.map((column) => {
    const same = known.get(column.key);
    return same && isSameColumn(same, column) ? same : column;
  });
  const isAllSame = kept.length === before.length && kept.every((column, index) => column === before[index]);
  return isAllSame ? before : kept;
}

function isSameColumn(a: Column, b: Column): boolean {
  return (
    a.doctorName === b.doctorName &&
    a.specialization === b.specialization &&
    a.day === b.day &&
    a.open.join() === b.open.join() &&
    a.cards.length === b.cards.length &&
    a.cards.every((card, index) => isSameCard(card, b.cards[index]))
  );
}

function isSameCard(a: Card, b: Card | undefined): boolean {
  if (a === b) return true;
  if (!b) return false;
  // What stands in the label is not compared twice.
  return (
    a.slotId === b.slotId &&
    a.label === b.label &&
    a.look === b.look &&
    a.state === b.state &&
    a.start === b.start &&
    a.side === b.side &&
    a.minutes === b.minutes &&
    a.colour === b.colour
  );
}

export interface Range {
  /** Minutes of the day; whole hours. */
  from: number;
  to: number;
}

/** From the hour in which the first column opens to the end of the last; a day without slots shows nine to five. */
export function rangeOf(columns: readonly Column[]): Range {
  const spans = columns.flatMap(({ open }) => open);
  const from = spans.length === 0 ? 540 : Math.min(...spans.map(([start]) => start));
  const to = spans.length === 0 ? 1020 : Math.max(...spans.map(([, end]) => end));
  return { from: Math.floor(from / 60) * 60, to: Math.ceil(to / 60) * 60 };
}
