/** The rules of booking once more, as plainly as they can be said: what the real thing is compared with. */
import type { Reason } from '../../src/shared/errors.ts';

const HOLD_LENGTH = 120_000;

export interface ModelSlot {
  startsAt: number;
  isBlocked: boolean;
  version: number;
}

export interface ModelBooking {
  slot: number;
  status: 'PENDING' | 'CONFIRMED' | 'FAILED' | 'CANCELLED';
  expiresAt: number;
  hasExpired: boolean;
}

export type Step =
  | { do: 'create' | 'hold'; slot: number; seen: 'any' | 'current' | 'stale' }
  | { do: 'confirm' | 'release' | 'cancel' | 'restore'; booking: number }
  | { do: 'block' | 'unblock'; slot: number }
  | { do: 'expire' }
  | { do: 'pass'; milliseconds: number };

/** What became of a step: `OK`, or why it was refused. */
export type Outcome = 'OK' | Reason;

export class BookingModel {
  readonly slots: ModelSlot[];
  readonly bookings: ModelBooking[] = [];
  /** Slot → the booking that has it. */
  readonly claims = new Map<number, number>();
  now: number;

  constructor(slots: ModelSlot[], now: number) {
    this.slots = slots;
    this.now = now;
  }

  run(step: Step): Outcome {
    switch (step.do) {
      case 'create':
      case 'hold':
        return this.#book(step.slot, step.seen === 'stale', step.do === 'create' ? 'CONFIRMED' : 'PENDING');
      case 'confirm':
      case 'release':
        return this.#endHold(step.booking, step.do === 'confirm' ? 'CONFIRMED' : 'FAILED');
      case 'cancel':
        return this.#cancel(step.booking);
      case 'restore':
        return this.#restore(step.booking);
      case 'block':
        return this.#inTheWay(step.slot) ?? this.#block(step.slot);
      case 'unblock':
        return this.#setBlocked(step.slot, false);
      case 'expire':
        for (const index of this.bookings.keys()) this.#expireIfLate(index);
        return 'OK';
      default:
        this.now += step.milliseconds;
        return 'OK';
    }
  }

  isLive(booking: number): boolean {
    return this.#booking(booking).status === 'CONFIRMED' || this.isHeldNow(booking);
  }

  isHeldNow(booking: number): boolean {
    const { status, expiresAt } = this.#booking(booking);
    return status === 'PENDING' && expiresAt > this.now;
  }

  #book(at: number, isStale: boolean, status: 'PENDING' | 'CONFIRMED'): Outcome {
    const slot = this.#slot(at);
    if (slot.isBlocked) return 'SLOT_BLOCKED';
    if (slot.startsAt < this.now) return 'SLOT_PAST';
    const inTheWay = this.#inTheWay(at);
    if (inTheWay) return inTheWay;
    if (isStale) return 'SLOT_MODIFIED';
    this.#clear(at);
    this.bookings.push({ slot: at, status, expiresAt: this.now + HOLD_LENGTH, hasExpired: false });
    this.#take(at, this.bookings.length - 1);
    return 'OK';
  }

  #endHold(index: number, status: 'CONFIRMED' | 'FAILED'): Outcome {
    const booking = this.#booking(index);
    if (this.#expireIfLate(index) || booking.hasExpired) return 'HOLD_EXPIRED';
    if (booking.status !== 'PENDING') return 'BOOKING_NOT_ACTIVE';
    booking.status = status;
    if (status === 'FAILED') this.#giveUp(index);
    return 'OK';
  }

  #cancel(index: number): Outcome {
    const booking = this.#booking(index);
    if (booking.status !== 'CONFIRMED') return 'BOOKING_NOT_ACTIVE';
    booking.status = 'CANCELLED';
    this.#giveUp(index);
    return 'OK';
  }

  #restore(index: number): Outcome {
    const booking = this.#booking(index);
    if (booking.status !== 'CANCELLED') return 'BOOKING_NOT_ACTIVE';
    if (this.#slot(booking.slot).isBlocked) return 'SLOT_BLOCKED';
    const inTheWay = this.#inTheWay(booking.slot);
    if (inTheWay) return inTheWay;
    this.#clear(booking.slot);
    booking.status = 'CONFIRMED';
    this.#take(booking.slot, index);
    return 'OK';
  }

  #block(at: number): Outcome {
    this.#clear(at);
    return this.#setBlocked(at, true);
  }

  #setBlocked(at: number, isBlocked: boolean): Outcome {
    const slot = this.#slot(at);
    if (slot.isBlocked !== isBlocked) slot.version += 1;
    slot.isBlocked = isBlocked;
    return 'OK';
  }

  #inTheWay(at: number): Reason | null {
    const owner = this.claims.get(at);
    if (owner === undefined || !this.isLive(owner)) return null;
    return this.#booking(owner).status === 'CONFIRMED' ? 'SLOT_BOOKED' : 'SLOT_HELD';
  }

  /** Ends a late hold on the slot, if there is one. */
  #clear(at: number): void {
    const owner = this.claims.get(at);
    if (owner !== undefined) this.#expireIfLate(owner);
  }

  #expireIfLate(index: number): boolean {
    const booking = this.#booking(index);
    if (booking.status !== 'PENDING' || booking.expiresAt > this.now) return false;
    booking.status = 'FAILED';
    booking.hasExpired = true;
    this.claims.delete(booking.slot);
    return true;
  }

  #take(at: number, booking: number): void {
    this.claims.set(at, booking);
    this.#slot(at).version += 1;
  }

  #giveUp(index: number): void {
    const { slot } = this.#booking(index);
    this.claims.delete(slot);
    this.#slot(slot).version += 1;
  }

  #slot(at: number): ModelSlot {
    return this.slots[at] as ModelSlot;
  }

  #booking(index: number): ModelBooking {
    return this.bookings[index] as ModelBooking;
  }
}
