/** Moves, series, visits over several slots and undo once more, as plainly as they can be said. */
import type { Reason } from '../../src/shared/errors.ts';

export type DeskStep =
  | { do: 'create'; slot: number; length: 1 | 2 }
  | { do: 'overbook'; slot: number }
  | { do: 'series'; slots: number[] }
  | { do: 'move'; booking: number; slot: number }
  | { do: 'cancel' | 'cancelSeries' | 'restore'; booking: number }
  | { do: 'mark'; booking: number; state: 'EXPECTED' | 'ARRIVED' | 'IN_ROOM' }
  | { do: 'note'; booking: number; notes: string }
  | { do: 'undo' };

interface Booked {
  status: 'CONFIRMED' | 'CANCELLED';
  /** Where it is, or was when it was cancelled. */
  slots: number[];
  length: 1 | 2;
  /** A second one at the time of a slot that is taken. */
  isExtra: boolean;
  series: number | null;
  state: string;
  notes: string | null;
  isUndone: boolean;
}

/** What one command did to one booking; nothing before is "made by it". */
interface Change {
  booking: number;
  before: Booked | null;
  after: Booked;
}

export type Outcome = 'OK' | Reason;

export class DeskModel {
  bookings: Booked[] = [];
  readonly #slots: number;
  readonly #perDoctor: number;
  readonly #done: Change[][] = [];
  #series = 0;

  /** So many slots, of doctors with so many each, without a gap. */
  constructor(slots: number, perDoctor: number) {
    this.#slots = slots;
    this.#perDoctor = perDoctor;
  }

  run(step: DeskStep): Outcome {
    const changes: Change[] = [];
    const copy = structuredClone(this.bookings);
    const outcome = step.do === 'undo' ? this.#undo() : this.#apply(step, changes);
    if (outcome !== 'OK') this.bookings = copy;
    else if (changes.length > 0) this.#done.push(changes);
    return outcome;
  }

  /** Regular slot → the booking on it. */
  claims(): [number, number][] {
    return this.bookings
      .flatMap((one, booking) =>
        one.status === 'CONFIRMED' && !one.isExtra
          ? one.slots.map((slot): [number, number] => [slot, booking])
          : [],
      )
      .toSorted(([a], [b]) => a - b);
  }

  #apply(step: Exclude<DeskStep, { do: 'undo' }>, changes: Change[]): Outcome {
    if (step.do === 'create') return this.#create(step.slot, step.length, null, changes);
    if (step.do === 'overbook') return this.#overbook(step.slot, changes);
    if (step.do === 'series') {
      this.#series += 1;
      for (const slot of step.slots) {
        const outcome = this.#create(slot, 1, this.#series, changes);
        if (outcome !== 'OK') return outcome;
      }
      return 'OK';
    }
    const one = this.#booking(step.booking);
    const wanted = step.do === 'restore' ? 'CANCELLED' : 'CONFIRMED';
    if (one.status !== wanted) return 'BOOKING_NOT_ACTIVE';
    if (step.do === 'cancelSeries') return this.#cancelSeries(step.booking, changes);
    if (step.do === 'move' && !one.isExtra && step.slot === one.slots[0]) return 'OK';
    return this.#change(step.booking, changes, () => {
      if (step.do === 'move') return this.#move(one, step.slot);
      if (step.do === 'restore') return this.#restore(one);
      if (step.do === 'cancel') one.status = 'CANCELLED';
      if (step.do === 'mark') one.state = step.state;
      if (step.do === 'note') one.notes = step.notes;
      return 'OK';
    });
  }

  #change(booking: number, changes: Change[], change: () => Outcome): Outcome {
    const before = structuredClone(this.#booking(booking));
    const outcome = change();
    changes.push({ booking, before, after: structuredClone(this.#booking(booking)) });
    return outcome;
  }

  #create(slot: number, length: 1 | 2, series: number | null, changes: Change[]): Outcome {
    const inTheWay = this.#inTheWay(slot, length);
    if (inTheWay) return inTheWay;
    return this.#add({ slots: this.#run(slot, length), length, isExtra: false, series }, changes);
  }

  #overbook(slot: number, changes: Change[]): Outcome {
    if (!this.#isTaken(slot)) return 'SLOT_FREE';
    if (this.#isOverbooked(slot)) return 'OVERBOOKING_FULL';
    return this.#add({ slots: [slot], length: 1, isExtra: true, series: null }, changes);
  }

  #add(made: Pick<Booked, 'slots' | 'length' | 'isExtra' | 'series'>, changes: Change[]): Outcome {
    const fresh: Booked = { status: 'CONFIRMED', state: 'EXPECTED', notes: null, isUndone: false, ...made };
    this.bookings.push(fresh);
    changes.push({ booking: this.bookings.length - 1, before: null, after: structuredClone(fresh) });
    return 'OK';
  }

  #move(one: Booked, slot: number): Outcome {
    if (one.state === 'IN_ROOM') return 'VISIT_BEGUN';
    const inTheWay = this.#inTheWay(slot, one.length, one);
    if (inTheWay) return inTheWay;
    one.slots = this.#run(slot, one.length);
    one.isExtra = false;
    return 'OK';
  }

  #restore(one: Booked): Outcome {
    const inTheWay = this.#inItsPlace(one);
    if (inTheWay) return inTheWay;
    one.status = 'CONFIRMED';
    one.isUndone = false;
    return 'OK';
  }

  #cancelSeries(booking: number, changes: Change[]): Outcome {
    const { series } = this.#booking(booking);
    for (const [index, other] of this.bookings.entries()) {
      const isPart = series !== null && other.series === series;
      const isToCome = other.status === 'CONFIRMED' && other.state === 'EXPECTED';
      if (index !== booking && !(isPart && isToCome)) continue;
      this.#change(index, changes, () => {
        other.status = 'CANCELLED';
        return 'OK';
      });
    }
    return 'OK';
  }

  #undo(): Outcome {
    const changes = this.#done.at(-1);
    if (!changes) return 'NOTHING_TO_UNDO';
    // In the order in which the trail says it, the last first.
    for (const { booking, before } of changes.toReversed()) {
      const inTheWay =
        before?.status === 'CONFIRMED' ? this.#inItsPlace(before, this.#booking(booking)) : null;
      if (inTheWay) return inTheWay;
      this.bookings[booking] = before
        ? structuredClone(before)
        : { ...this.#booking(booking), status: 'CANCELLED', isUndone: true };
    }
    this.#done.pop();
    return 'OK';
  }

  /** The slots of a visit; those after the doctor's last one are not there. */
  #run(slot: number, length: number): number[] {
    return Array.from({ length }, (_, index) => slot + index).filter(
      (each) =>
        each < this.#slots && Math.floor(each / this.#perDoctor) === Math.floor(slot / this.#perDoctor),
    );
  }

  #inTheWay(slot: number, length: number, except?: Booked): Reason | null {
    if (this.#isTaken(slot, except)) return 'SLOT_BOOKED';
    const run = this.#run(slot, length);
    return run.length < length || run.some((each) => this.#isTaken(each, except)) ? 'VISIT_TOO_LONG' : null;
  }

  /** Why somebody cannot be put back where they were. */
  #inItsPlace({ isExtra, slots }: Booked, except?: Booked): Reason | null {
    if (isExtra) return slots.some((slot) => this.#isOverbooked(slot, except)) ? 'OVERBOOKING_FULL' : null;
    return slots.some((slot) => this.#isTaken(slot, except)) ? 'SLOT_BOOKED' : null;
  }

  #isTaken(slot: number, except?: Booked): boolean {
    return this.#isIn(false, slot, except);
  }

  #isOverbooked(slot: number, except?: Booked): boolean {
    return this.#isIn(true, slot, except);
  }

  #isIn(isExtra: boolean, slot: number, except?: Booked): boolean {
    return this.bookings.some(
      (one) =>
        one !== except && one.isExtra === isExtra && one.status === 'CONFIRMED' && one.slots.includes(slot),
    );
  }

  #booking(index: number): Booked {
    return this.bookings[index] as Booked;
  }
}
