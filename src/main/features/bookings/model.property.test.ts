import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { BookingModel, type Outcome, type Step } from '../../../../tests/support/booking-model.ts';
import { type Clinic, doctorWithSlots, MONDAY, openClinic } from '../../../../tests/support/clinic.ts';
import { runsOf } from '../../../../tests/support/runs.ts';

const RUNS = runsOf(120, 2000);
const SLOTS = 4;
const slot = fc.nat(SLOTS - 1);
/** Any booking that there was, old ones as often as new ones. */
const booking = fc.nat(1000);

const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({
      do: fc.constantFrom('create', 'hold'),
      slot,
      seen: fc.constantFrom('any', 'current', 'stale'),
    }),
  },
  {
    weight: 8,
    arbitrary: fc.record({ do: fc.constantFrom('confirm', 'release', 'cancel', 'restore'), booking }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constantFrom('block', 'unblock'), slot }) },
  { weight: 1, arbitrary: fc.constant<Step>({ do: 'expire' }) },
  {
    weight: 2,
    arbitrary: fc.record({
      do: fc.constant<'pass'>('pass'),
      milliseconds: fc.constantFrom(1, 59_999, 60_000, 119_999, 120_000, 600_000),
    }),
  },
);

/** The real thing, spoken to in the model's words. */
class Real {
  readonly #clinic: Clinic;
  readonly #slotIds: number[];
  readonly #bookingIds: number[] = [];

  constructor(clinic: Clinic, slotIds: number[]) {
    this.#clinic = clinic;
    this.#slotIds = slotIds;
  }

  async run(step: Step, model: BookingModel): Promise<Outcome> {
    if (step.do === 'pass') {
      this.#clinic.clock.pass(step.milliseconds);
      return 'OK';
    }
    const result = await this.#ask(step, model);
    if (!result.ok) return result.error.reason;
    const isNew = step.do === 'create' || step.do === 'hold';
    if (isNew && 'id' in result.value) this.#bookingIds.push(result.value.id);
    return 'OK';
  }

  #ask(step: Exclude<Step, { do: 'pass' }>, model: BookingModel) {
    const { admin, desk } = this.#clinic;
    const patient = { name: 'Some Body' };
    if (step.do === 'expire') return admin.ask('bookings.expirePending', {});
    if ('booking' in step) {
      const id = this.#bookingIds[step.booking] ?? 0;
      if (step.do === 'confirm') return desk.ask('bookings.confirm', { id, patient });
      return desk.ask(`bookings.${step.do}`, { id });
    }
    const id = this.#slotIds[step.slot] ?? 0;
    if (!('seen' in step)) return admin.ask(`slots.${step.do}`, { id });
    const version = model.slots[step.slot]?.version ?? 0;
    const slotVersion = { any: undefined, current: version, stale: version - 1 }[step.seen];
    const what = { slotId: id, ...(slotVersion !== undefined && { slotVersion }) };
    return step.do === 'hold'
      ? desk.ask('bookings.hold', what)
      : desk.ask('bookings.create', { ...what, patient });
  }

  /** Slots as the screens see them, bookings with their statuses, and who has which slot. */
  async state() {
    const { items } = await this.#clinic.desk.call('slots.list', { limit: 5000 });
    const slots = this.#slotIds.map((id) => items.find((item) => item.id === id));
    const statuses: string[] = [];
    for (const id of this.#bookingIds)
      statuses.push((await this.#clinic.desk.call('bookings.get', { id })).status);
    const rows = await this.#clinic.app.database.read((db) =>
      db
        .selectFrom('booking_slots')
        .select(['slot_id', 'booking_id'])
        .where('slot_id', 'in', this.#slotIds)
        .orderBy('slot_id')
        .execute(),
    );
    const claims = rows.map((row) => [
      this.#slotIds.indexOf(row.slot_id),
      this.#bookingIds.indexOf(row.booking_id),
    ]);
    return { slots: slots.map((s) => [s?.isBooked, s?.isHeld, s?.isBlocked, s?.version]), statuses, claims };
  }
}

function stateOf(model: BookingModel) {
  const slots = model.slots.map(({ isBlocked, version }, index) => {
    const owner = model.claims.get(index);
    const isBooked = owner !== undefined && model.bookings[owner]?.status === 'CONFIRMED';
    return [isBooked, owner !== undefined && model.isHeldNow(owner), isBlocked, version];
  });
  const statuses = model.bookings.map(({ status }) => status);
  return { slots, statuses, claims: [...model.claims].toSorted(([a], [b]) => a - b) };
}

describe('any sequence of operations, on whatever booking there ever was', () => {
  let clinic: Clinic;
  beforeAll(async () => {
    clinic = await openClinic();
  });
  afterAll(() => clinic.close());

  async function compare(steps: Step[]): Promise<void> {
    clinic.clock.at = MONDAY;
    const made = [await doctorWithSlots(clinic, SLOTS / 2), await doctorWithSlots(clinic, SLOTS / 2)].flatMap(
      ({ slots }) => slots,
    );
    const slots = made.map(({ startsAt, version }) => ({
      startsAt: Date.parse(startsAt),
      isBlocked: false,
      version,
    }));
    // The first slot begins soon, so that some sequences outlive it.
    clinic.clock.pass(50 * 60_000);
    const model = new BookingModel(slots, clinic.clock.at);
    const real = new Real(
      clinic,
      made.map(({ id }) => id),
    );
    for (const step of steps) {
      if ('booking' in step && model.bookings.length === 0) continue;
      const meant = 'booking' in step ? { ...step, booking: step.booking % model.bookings.length } : step;
      const outcome = await real.run(meant, model);
      expect({ step: meant, outcome }).toEqual({ step: meant, outcome: model.run(meant) });
      expect(await real.state()).toEqual(stateOf(model));
    }
    // Nothing of this run may reach into the next one.
    clinic.clock.pass(120_000);
    await clinic.admin.call('bookings.expirePending', {});
    for (const { id } of made) await clinic.admin.ask('slots.remove', { id });
  }

  it('answers, and leaves, exactly what a plain model does', async () => {
    await fc.assert(fc.asyncProperty(fc.array(step, { maxLength: 40, size: 'max' }), compare), {
      numRuns: RUNS,
      seed: 20260302,
    });
    expect(await clinic.broken()).toEqual([]);
  }, 600_000);
});
