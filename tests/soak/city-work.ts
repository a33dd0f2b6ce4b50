/** A day of the city as a desk works it: booked, a part of it held first, called off, and each visit marked. */
import { addDays, instantOf } from '../../src/shared/calendar.ts';
import type { Output } from '../../src/shared/contract/index.ts';
import type { Caller } from '../support/caller.ts';
import { type Appointment, CITY_DAY, CITY_ZONE } from '../replay/city-day.ts';

type Slot = Output<'slots.list'>['items'][number];

const HOURS = { startTime: '06:00', endTime: '23:45', durationMinutes: 15 };
/** So many of a neighbourhood's appointments a doctor has: they are made on the day, when half of it may be over. */
const OF_A_DOCTOR = 36;
const MINUTE = 60_000;

/** Something that is done at a moment of the clinic's clock. */
export interface Step {
  at: number;
  do: () => Promise<void>;
}

export class CityWork {
  readonly #caller: Caller;
  readonly #doctors = new Map<string, number[]>();
  readonly #patients = new Map<string, number>();
  /** How often each thing came out how. */
  readonly outcomes = new Map<string, number>();
  #free = new Map<string, Slot[]>();

  constructor(caller: Caller) {
    this.#caller = caller;
  }

  /** A doctor for each neighbourhood, and more where there are many. */
  async open(appointments: readonly Appointment[]): Promise<void> {
    for (const [place, theirs] of Map.groupBy(appointments, ({ neighbourhood }) => neighbourhood)) {
      const ids: number[] = [];
      while (ids.length * OF_A_DOCTOR < theirs.length) {
        const email = `d${this.#doctors.size}-${ids.length}@city.test`;
        const person = { name: `${place} ${ids.length + 1}`, specialization: place, email };
        ids.push((await this.#caller.call('doctors.create', person)).id);
      }
      this.#doctors.set(place, ids);
    }
  }

  /** Where the day begins, in epoch milliseconds. */
  static beginning(day: number): number {
    return instantOf(addDays(CITY_DAY, day), HOURS.startTime, CITY_ZONE) ?? 0;
  }

  /** Slots for a day, and what is done on it, in order. */
  async steps(appointments: readonly Appointment[], day: number): Promise<Step[]> {
    const date = addDays(CITY_DAY, day);
    this.#free = new Map();
    for (const [place, ids] of this.#doctors) {
      for (const doctorId of ids) {
        await this.#caller.call('slots.bulkCreate', { doctorId, startDate: date, endDate: date, ...HOURS });
        const { items } = await this.#caller.call('slots.list', { doctorId, date });
        this.#free.set(place, [...(this.#free.get(place) ?? []), ...items]);
      }
    }
    const begin = CityWork.beginning(day);
    return appointments
      .flatMap((one, index) => this.#stepsOf(one, index, begin))
      .toSorted((a, b) => a.at - b.at);
  }

  #stepsOf(one: Appointment, index: number, begin: number): Step[] {
    const day = 24 * 60 * MINUTE;
    const sinceMidnight = (one.madeAt - CityWork.beginning(0) + 1000 * day) % day;
    const at = begin + Math.min(sinceMidnight, 16 * 60 * MINUTE);
    const markAt = Math.min(at + 4 * 60 * MINUTE, begin + 17.7 * 60 * MINUTE);
    let booked: { id: number; startsAt: string } | null = null;
    const book = async () => {
      const slot = this.#chooseSlot(one.neighbourhood, at + 30 * MINUTE);
      if (!slot) return this.#note('no slot left');
      if (index % 10 === 0) await this.#holdAndRelease(slot);
      booked = await this.#book(one, slot);
    };
    const mark = async () => {
      if (!booked) return;
      const { id, startsAt } = booked;
      if (index % 20 === 0)
        return this.#noteOutcome('bookings.cancel', await this.#caller.ask('bookings.cancel', { id }));
      // Nobody is missed before their time.
      const isOver = Date.parse(startsAt) < markAt;
      const state = one.isNoShow && isOver ? 'NO_SHOW' : 'ARRIVED';
      this.#noteOutcome('bookings.mark', await this.#caller.ask('bookings.mark', { id, state }));
    };
    return [
      { at, do: book },
      { at: markAt, do: mark },
    ];
  }

  #chooseSlot(place: string, from: number): Slot | undefined {
    const free = this.#free.get(place) ?? [];
    const at = free.findIndex(({ startsAt }) => Date.parse(startsAt) >= from);
    return at === -1 ? undefined : free.splice(at, 1)[0];
  }

  async #holdAndRelease({ id: slotId }: Slot): Promise<void> {
    const held = await this.#caller.ask('bookings.hold', { slotId });
    this.#noteOutcome('bookings.hold', held);
    if (held.ok)
      this.#noteOutcome(
        'bookings.release',
        await this.#caller.ask('bookings.release', { id: held.value.id }),
      );
  }

  async #book({ patientId, isSameDay }: Appointment, { id: slotId }: Slot) {
    const known = this.#patients.get(patientId);
    const who = known ? { patientId: known } : { patient: { name: `Patient ${patientId}` } };
    const answer = await this.#caller.ask('bookings.create', { slotId, isWalkIn: isSameDay, ...who });
    this.#noteOutcome('bookings.create', answer);
    if (!answer.ok) return null;
    if (answer.value.patient) this.#patients.set(patientId, answer.value.patient.id);
    return answer.value;
  }

  #noteOutcome(name: string, answer: { ok: true } | { ok: false; error: { reason: string } }): void {
    this.#note(`${name} ${answer.ok ? 'done' : answer.error.reason}`);
  }

  #note(outcome: string): void {
    this.outcomes.set(outcome, (this.outcomes.get(outcome) ?? 0) + 1);
  }
}
