/** A doctor's day as plainly as it can be said: the model that recorded histories are compared with. */
import { HOLD_LENGTH } from '../support/constants.ts';
import type { Answer } from '../races/steps.ts';
import type { Model } from './checker.ts';

type Status = 'PENDING' | 'CONFIRMED' | 'FAILED' | 'CANCELLED';

interface DaySlot {
  version: number;
  /** The booking that has it. */
  holder: number | null;
}

interface DayBooking {
  status: Status;
  slot: number;
  /** Of a hold, in epoch milliseconds. */
  expiresAt: number;
  hasExpired: boolean;
}

export interface Day {
  slots: ReadonlyMap<number, DaySlot>;
  bookings: ReadonlyMap<number, DayBooking>;
}

/** A day of free slots, as they are when they are made. */
export function freeDay(slotIds: readonly number[]): Day {
  return {
    slots: new Map(slotIds.map((id) => [id, { version: 1, holder: null }])),
    bookings: new Map(),
  };
}

export const dayModel = (slotIds: readonly number[]): Model<Day, Answer> => ({
  start: freeDay(slotIds),
  next: afterCall,
  key: ({ slots, bookings }) => JSON.stringify([[...slots], [...bookings].toSorted(([a], [b]) => a - b)]),
});

/** A read, or a refusal but HOLD_EXPIRED, which ends the hold. */
export const changesNothing = ({ name, outcome }: Answer) =>
  (outcome !== 'OK' && outcome !== 'HOLD_EXPIRED') || name === 'slots.list' || name === 'bookings.list';

/** What the model says: the reason of a refusal, or what is answered; and the day after it. */
interface Said {
  outcome: string;
  day: Day;
  /** Whether the answer's value is the right one. */
  fits?: (value: unknown) => boolean;
}

function afterCall(day: Day, call: Answer): Day | null {
  const said = say(day, call);
  if (said.outcome !== call.outcome || said.fits?.(call.value) === false) return null;
  return said.day;
}

export function say(day: Day, call: Answer): Said {
  const input = call.input as { id: number; slotId: number; slotVersion?: number; fromSlotId?: number };
  switch (call.name) {
    case 'bookings.create':
      return take(day, call, { status: 'CONFIRMED', ...input });
    case 'bookings.hold':
      return take(day, call, { status: 'PENDING', ...input });
    case 'bookings.confirm':
    case 'bookings.release':
      return endHold(day, call, input.id);
    case 'bookings.cancel':
      return cancel(day, input.id);
    case 'bookings.restore':
      return restore(day, call, input.id);
    case 'bookings.move':
      return move(day, call, input);
    case 'slots.list':
      return { outcome: 'OK', day, fits: (value) => same(shownSlots(value), slotsAt(day, call.at)) };
    case 'bookings.list':
      return { outcome: 'OK', day, fits: (value) => same(shownBookings(value), listedBookings(day)) };
    default:
      throw new Error(`The model does not know ${call.name}`);
  }
}

const refuse = (day: Day, outcome: string): Said => ({ outcome, day });
const same = (a: unknown, b: unknown) => JSON.stringify(a) === JSON.stringify(b);

interface Wish {
  status: 'CONFIRMED' | 'PENDING';
  slotId: number;
  slotVersion?: number;
}

function take(day: Day, { at, value }: Answer, { status, slotId, slotVersion }: Wish): Said {
  const free = freed(day, slotId, at);
  if (typeof free === 'string') return refuse(day, free);
  if (slotVersion !== undefined && slotVersion !== slotOf(day, slotId).version)
    return refuse(day, 'SLOT_MODIFIED');
  const { id = 0 } = (value ?? {}) as { id?: number };
  const booking = { status, slot: slotId, expiresAt: status === 'PENDING' ? at + HOLD_LENGTH : 0 };
  const made = withBooking(free, id, { ...booking, hasExpired: false });
  const fits = (answer: unknown) => !day.bookings.has(id) && shows(answer, status, slotId);
  return { outcome: 'OK', day: withSlot(made, slotId, id), fits };
}

/** The day with the slot free, a hold on it that is past its time ended; or why it is not free. */
function freed(day: Day, slotId: number, at: number): Day | 'SLOT_BOOKED' | 'SLOT_HELD' {
  const { holder } = slotOf(day, slotId);
  if (holder === null) return day;
  const booking = bookingOf(day, holder);
  if (booking.status === 'CONFIRMED') return 'SLOT_BOOKED';
  return booking.expiresAt > at ? 'SLOT_HELD' : expired(day, holder);
}

function endHold(day: Day, { name, at }: Answer, id: number): Said {
  const booking = day.bookings.get(id);
  if (!booking) return refuse(day, 'BOOKING_NOT_FOUND');
  if (booking.hasExpired) return refuse(day, 'HOLD_EXPIRED');
  if (booking.status !== 'PENDING') return refuse(day, 'BOOKING_NOT_ACTIVE');
  if (booking.expiresAt <= at) return refuse(expired(day, id), 'HOLD_EXPIRED');
  const status = name === 'bookings.confirm' ? 'CONFIRMED' : 'FAILED';
  const ended = withBooking(day, id, { ...booking, status, expiresAt: 0 });
  return {
    outcome: 'OK',
    day: status === 'FAILED' ? withSlot(ended, booking.slot, null) : ended,
    fits: (value) => shows(value, status, booking.slot),
  };
}

function cancel(day: Day, id: number): Said {
  const booking = day.bookings.get(id);
  if (!booking) return refuse(day, 'BOOKING_NOT_FOUND');
  if (booking.status !== 'CONFIRMED') return refuse(day, 'BOOKING_NOT_ACTIVE');
  const cancelled = withBooking(day, id, { ...booking, status: 'CANCELLED' });
  return {
    outcome: 'OK',
    day: withSlot(cancelled, booking.slot, null),
    fits: (value) => shows(value, 'CANCELLED', booking.slot),
  };
}

function restore(day: Day, { at }: Answer, id: number): Said {
  const booking = day.bookings.get(id);
  if (!booking) return refuse(day, 'BOOKING_NOT_FOUND');
  if (booking.status !== 'CANCELLED') return refuse(day, 'BOOKING_NOT_ACTIVE');
  const free = freed(day, booking.slot, at);
  if (typeof free === 'string') return refuse(day, free);
  const restored = withBooking(free, id, { ...booking, status: 'CONFIRMED' });
  return {
    outcome: 'OK',
    day: withSlot(restored, booking.slot, id),
    fits: (value) => shows(value, 'CONFIRMED', booking.slot),
  };
}

interface Move {
  id: number;
  slotId: number;
  slotVersion?: number;
  fromSlotId?: number;
}

function move(day: Day, { at }: Answer, { id, slotId, slotVersion, fromSlotId }: Move): Said {
  const booking = day.bookings.get(id);
  if (!booking) return refuse(day, 'BOOKING_NOT_FOUND');
  if (booking.status !== 'CONFIRMED') return refuse(day, 'BOOKING_NOT_ACTIVE');
  const fits = (value: unknown) => shows(value, 'CONFIRMED', slotId);
  if (fromSlotId !== undefined && fromSlotId !== booking.slot) return refuse(day, 'BOOKING_MODIFIED');
  if (slotId === booking.slot) return { outcome: 'OK', day, fits };
  const free = freed(day, slotId, at);
  if (typeof free === 'string') return refuse(day, free);
  if (slotVersion !== undefined && slotVersion !== slotOf(day, slotId).version)
    return refuse(day, 'SLOT_MODIFIED');
  const moved = withBooking(free, id, { ...booking, slot: slotId });
  return { outcome: 'OK', day: withSlot(withSlot(moved, booking.slot, null), slotId, id), fits };
}

function slotOf(day: Day, id: number): DaySlot {
  const slot = day.slots.get(id);
  if (!slot) throw new Error(`Slot ${id} is not of this day`);
  return slot;
}

function bookingOf(day: Day, id: number): DayBooking {
  return day.bookings.get(id) as DayBooking;
}

/** Whoever looks at the slot again sees that it is another. */
function withSlot(day: Day, id: number, holder: number | null): Day {
  const { version } = slotOf(day, id);
  return { ...day, slots: new Map(day.slots).set(id, { version: version + 1, holder }) };
}

function withBooking(day: Day, id: number, booking: DayBooking): Day {
  return { ...day, bookings: new Map(day.bookings).set(id, booking) };
}

/** The slot's version stays, for the hold showed as over already. */
function expired(day: Day, id: number): Day {
  const booking = bookingOf(day, id);
  const { version } = slotOf(day, booking.slot);
  const ended = withBooking(day, id, { ...booking, status: 'FAILED', expiresAt: 0, hasExpired: true });
  return { ...ended, slots: new Map(ended.slots).set(booking.slot, { version, holder: null }) };
}

function shows(value: unknown, status: Status, slotId: number): boolean {
  const shown = value as { status: Status; slotId: number } | null;
  return shown?.status === status && shown.slotId === slotId;
}

type Items<T> = { items: T[] };

function shownSlots(value: unknown) {
  const { items } = value as Items<{ id: number; version: number; isBooked: boolean; isHeld: boolean }>;
  return items.map(({ id, version, isBooked, isHeld }) => ({ id, version, isBooked, isHeld }));
}

function slotsAt({ slots, bookings }: Day, at: number) {
  return [...slots].map(([id, { version, holder }]) => {
    const booking = holder === null ? undefined : bookings.get(holder);
    const isHeld = booking?.status === 'PENDING' && booking.expiresAt > at;
    return { id, version, isBooked: booking?.status === 'CONFIRMED', isHeld };
  });
}

function shownBookings(value: unknown) {
  const { items } = value as Items<{ id: number; status: Status; slotId: number }>;
  return items.map(({ id, status, slotId }) => ({ id, status, slotId })).toSorted((a, b) => a.id - b.id);
}

/** A hold that ended unused is in no list. */
function listedBookings({ bookings }: Day) {
  return [...bookings]
    .filter(([, { status }]) => status !== 'FAILED')
    .map(([id, { status, slot }]) => ({ id, status, slotId: slot }))
    .toSorted((a, b) => a.id - b.id);
}
