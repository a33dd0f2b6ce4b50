import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Clinic, doctorWithSlots, openClinic } from '../../../../tests/support/clinic.ts';
import { runsOf } from '../../../../tests/support/runs.ts';

const RUNS = runsOf(60, 1000);
const PEOPLE = 3;
const SLOTS = 12;

type Step =
  | { do: 'book'; who: number }
  | { do: 'note'; who: number }
  | { do: 'cancel' | 'give'; booking: number; who: number }
  | { do: 'merge'; keep: number; goes: number }
  | { do: 'unmerge'; who: number };

const who = fc.nat(PEOPLE - 1);
const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 4, arbitrary: fc.record({ do: fc.constant('book' as const), who }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('note' as const), who }) },
  {
    weight: 6,
    arbitrary: fc.record({
      do: fc.constantFrom('cancel' as const, 'give' as const),
      booking: fc.nat(3),
      who,
    }),
  },
  { weight: 5, arbitrary: fc.record({ do: fc.constant('merge' as const), keep: who, goes: who }) },
  { weight: 5, arbitrary: fc.record({ do: fc.constant('unmerge' as const), who }) },
);

interface Merge {
  keep: number;
  moved: number[];
  filled: { before: string | null; after: string } | null;
}

/** Who has which booking, and what is noted of whom: in plain lists. */
class Model {
  readonly owner: number[] = [];
  readonly isLive: boolean[] = [];
  readonly notes: (string | null)[] = Array.from({ length: PEOPLE }, () => null);
  readonly merges = new Map<number, Merge>();
  #made = 0;

  /** Whom a command for this record is really about. */
  standing(who: number): number {
    const merge = this.merges.get(who);
    return merge ? this.standing(merge.keep) : who;
  }

  run(step: Step): string {
    if (step.do === 'merge') return this.#merge(step.keep, step.goes);
    if (step.do === 'unmerge') return this.#unmerge(step.who);
    if (step.do === 'book') {
      if (this.owner.length === SLOTS) return 'NO_SLOT';
      this.owner.push(this.standing(step.who));
      this.isLive.push(true);
      return 'OK';
    }
    if (step.do === 'note') {
      this.#made += 1;
      if (this.merges.has(step.who)) return 'PATIENT_MERGED';
      this.notes[step.who] = `note ${this.#made}`;
      return 'OK';
    }
    if (step.booking >= this.owner.length) return 'BOOKING_NOT_FOUND';
    if (!this.isLive[step.booking]) return 'BOOKING_NOT_ACTIVE';
    if (step.do === 'cancel') this.isLive[step.booking] = false;
    else this.owner[step.booking] = this.standing(step.who);
    return 'OK';
  }

  #merge(keep: number, goes: number): string {
    if (keep === goes) return 'PATIENT_SAME';
    if (this.merges.has(keep) || this.merges.has(goes)) return 'PATIENT_MERGED';
    const moved = [...this.owner.keys()].filter((booking) => this.owner[booking] === goes);
    for (const booking of moved) this.owner[booking] = keep;
    const [before = null, other = null] = [this.notes[keep], this.notes[goes]];
    const after = before && other && !before.includes(other) ? `${before}\n${other}` : (before ?? other);
    this.notes[keep] = after;
    const filled = after !== null && after !== before ? { before, after } : null;
    this.merges.set(goes, { keep, moved, filled });
    return 'OK';
  }

  #unmerge(who: number): string {
    const merge = this.merges.get(who);
    if (!merge) return 'PATIENT_NOT_MERGED';
    if (this.merges.has(merge.keep)) return 'PATIENT_MERGED';
    for (const booking of merge.moved) if (this.owner[booking] === merge.keep) this.owner[booking] = who;
    if (merge.filled && this.notes[merge.keep] === merge.filled.after)
      this.notes[merge.keep] = merge.filled.before;
    this.merges.delete(who);
    return 'OK';
  }
}

let clinic: Clinic;
beforeAll(async () => {
  clinic = await openClinic();
});
afterAll(() => clinic.close());

/** The real desk, spoken to in the model's words. */
class RealDesk {
  readonly people: number[] = [];
  readonly bookings: number[] = [];
  slots: { id: number }[] = [];
  #made = 0;

  async open(): Promise<void> {
    ({ slots: this.slots } = await doctorWithSlots(clinic, SLOTS));
    for (let index = 0; index < PEOPLE; index += 1) {
      this.people.push((await clinic.desk.call('patients.create', { name: `Person ${index}` })).id);
    }
  }

  async run(step: Step): Promise<string> {
    if (step.do === 'book') {
      const slot = this.slots[this.bookings.length];
      if (!slot) return 'NO_SLOT';
      const input = { slotId: slot.id, patientId: this.#id(step.who) };
      const made = await clinic.desk.ask('bookings.create', input);
      if (made.ok) this.bookings.push(made.value.id);
      return made.ok ? 'OK' : made.error.reason;
    }
    const result = await this.#ask(step);
    return result.ok ? 'OK' : result.error.reason;
  }

  #ask(step: Exclude<Step, { do: 'book' }>) {
    if (step.do === 'merge')
      return clinic.desk.ask('patients.merge', { keepId: this.#id(step.keep), mergeId: this.#id(step.goes) });
    if (step.do === 'unmerge') return clinic.desk.ask('patients.unmerge', { id: this.#id(step.who) });
    if (step.do === 'cancel') return clinic.desk.ask('bookings.cancel', { id: this.#booking(step.booking) });
    if (step.do === 'give') {
      const input = { id: this.#booking(step.booking), patientId: this.#id(step.who) };
      return clinic.desk.ask('bookings.update', input);
    }
    this.#made += 1;
    return clinic.desk.ask('patients.update', { id: this.#id(step.who), notes: `note ${this.#made}` });
  }

  #id = (who: number) => this.people[who] ?? 0;
  #booking = (index: number) => this.bookings[index] ?? 999_999;

  async state() {
    const owner: number[] = [];
    const isLive: boolean[] = [];
    for (const id of this.bookings) {
      const booking = await clinic.desk.call('bookings.get', { id });
      owner.push(this.people.indexOf(booking.patient?.id ?? 0));
      isLive.push(booking.status === 'CONFIRMED');
    }
    const records = await Promise.all(this.people.map((id) => clinic.desk.call('patients.get', { id })));
    const into = records.map(({ mergedInto }) =>
      mergedInto === null ? -1 : this.people.indexOf(mergedInto),
    );
    return { owner, isLive, into, notes: records.map(({ notes }) => notes) };
  }
}

it('any sequence of merging and taking it back loses no booking, doubles none, and restores exactly', async () => {
  const property = fc.asyncProperty(
    fc.array(step, { minLength: 12, maxLength: 40, size: 'max' }),
    async (steps) => {
      const model = new Model();
      const real = new RealDesk();
      await real.open();
      for (const one of steps) expect([one.do, await real.run(one)]).toEqual([one.do, model.run(one)]);
      const { owner, isLive, notes } = model;
      const into = Array.from({ length: PEOPLE }, (_, who) => model.merges.get(who)?.keep ?? -1);
      expect(await real.state()).toEqual({ owner, isLive, into, notes });
    },
  );
  await fc.assert(property, { numRuns: RUNS, seed: 3 });
  await clinic.requireSound();
});
