import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  allowOverbooking,
  type Clinic,
  doctorWithSlots,
  openClinic,
} from '../../../../tests/support/clinic.ts';
import { DeskModel, type DeskStep, type Outcome } from '../../../../tests/support/desk-model.ts';
import type { Booking } from '../../../shared/contract/bookings.ts';
import type { Slot } from '../../../shared/contract/slots.ts';
import { runsOf } from '../../../../tests/support/runs.ts';

const RUNS = runsOf(100, 2000);
const PER_DOCTOR = 4;
const SLOTS = 2 * PER_DOCTOR;
const slot = fc.nat(SLOTS - 1);
const booking = fc.nat(1000);

const step: fc.Arbitrary<DeskStep> = fc.oneof(
  {
    weight: 5,
    arbitrary: fc.record({
      do: fc.constant('create' as const),
      slot,
      length: fc.constantFrom(1 as const, 2 as const),
    }),
  },
  { weight: 4, arbitrary: fc.record({ do: fc.constant('overbook' as const), slot }) },
  {
    weight: 1,
    arbitrary: fc.record({
      do: fc.constant('series' as const),
      slots: fc.uniqueArray(slot, { minLength: 2, maxLength: 3 }),
    }),
  },
  { weight: 5, arbitrary: fc.record({ do: fc.constant('move' as const), booking, slot }) },
  {
    weight: 4,
    arbitrary: fc.record({
      do: fc.constantFrom('cancel' as const, 'cancelSeries' as const, 'restore' as const),
      booking,
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      do: fc.constant('mark' as const),
      booking,
      state: fc.constantFrom('EXPECTED' as const, 'ARRIVED' as const, 'IN_ROOM' as const),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      do: fc.constant('note' as const),
      booking,
      notes: fc.constantFrom('knee', 'back'),
    }),
  },
  { weight: 5, arbitrary: fc.constant<DeskStep>({ do: 'undo' }) },
);

/** The real desk, spoken to in the model's words. */
class RealDesk {
  readonly #clinic: Clinic;
  readonly #slots: readonly Slot[];
  readonly #slotIds: number[];
  readonly #longType: number;
  readonly #bookingIds: number[] = [];
  readonly #desk = `desk-${randomUUID()}`;

  constructor(clinic: Clinic, slots: readonly Slot[], longType: number) {
    this.#clinic = clinic;
    this.#slots = slots;
    this.#slotIds = slots.map(({ id }) => id);
    this.#longType = longType;
  }

  async run(step: DeskStep): Promise<Outcome> {
    const [name, input] = this.#commandOf(step);
    const { app, desk } = this.#clinic;
    const caller = { token: desk.token, desk: this.#desk, commandId: randomUUID() };
    const result = await app.dispatch(caller, name, input);
    if (!result.ok) return result.error.reason;
    if (step.do === 'create' || step.do === 'overbook') this.#bookingIds.push((result.value as Booking).id);
    if (step.do === 'series')
      this.#bookingIds.push(...(result.value as { items: Booking[] }).items.map(({ id }) => id));
    return 'OK';
  }

  #commandOf(step: DeskStep): [string, object] {
    const patient = { name: 'Some Body' };
    if (step.do === 'undo') return ['undo.run', {}];
    if (step.do === 'create') {
      const type = step.length === 2 ? { visitTypeId: this.#longType } : {};
      return ['bookings.create', { slotId: this.#slotIds[step.slot], patient, ...type }];
    }
    if (step.do === 'overbook') {
      const { doctorId, startsAt, durationMinutes } = this.#slots[step.slot] as Slot;
      return ['bookings.overbook', { doctorId, startsAt, durationMinutes, patient, reason: 'in pain' }];
    }
    if (step.do === 'series') {
      const slots = step.slots.map((each) => ({ slotId: this.#slotIds[each] }));
      return ['series.create', { slots, patient, every: 1, unit: 'WEEK', count: 2 }];
    }
    const id = this.#bookingIds[step.booking];
    if (step.do === 'move') return ['bookings.move', { id, slotId: this.#slotIds[step.slot] }];
    if (step.do === 'mark') return ['bookings.mark', { id, state: step.state }];
    if (step.do === 'note') return ['bookings.update', { id, notes: step.notes }];
    if (step.do === 'cancelSeries') return ['bookings.cancel', { id, scope: 'ALL' }];
    return [`bookings.${step.do}`, { id }];
  }

  async state() {
    const bookings: object[] = [];
    for (const id of this.#bookingIds) {
      const { status, startsAt, doctorId, durationMinutes, visit, notes, isUndone, isExtra } =
        await this.#clinic.desk.call('bookings.get', { id });
      const at = this.#slots.findIndex((one) => one.startsAt === startsAt && one.doctorId === doctorId);
      const length = durationMinutes / 30;
      bookings.push({ status, at, length, isExtra, state: visit.state, notes, isUndone });
    }
    const rows = await this.#clinic.app.database.read((db) =>
      db
        .selectFrom('booking_slots')
        .select(['slot_id', 'booking_id'])
        .where('slot_id', 'in', this.#slotIds)
        .execute(),
    );
    const claims = rows
      .map((row) => [this.#slotIds.indexOf(row.slot_id), this.#bookingIds.indexOf(row.booking_id)])
      .toSorted(([a = 0], [b = 0]) => a - b);
    return { bookings, claims };
  }
}

function stateOf(model: DeskModel) {
  const bookings = model.bookings.map(({ status, slots, length, isExtra, state, notes, isUndone }) => ({
    status,
    at: slots[0],
    length,
    isExtra,
    state,
    notes,
    isUndone,
  }));
  return { bookings, claims: model.claims() };
}

describe('any sequence of a desk’s commands and of taking them back', () => {
  let clinic: Clinic;
  let longType: number;
  beforeAll(async () => {
    clinic = await openClinic();
    const type = { name: 'Hour', durationMinutes: 60, colour: 'blue' } as const;
    await allowOverbooking(clinic);
    ({ id: longType } = await clinic.admin.call('visitTypes.create', type));
  });
  afterAll(() => clinic.close());

  async function compare(steps: DeskStep[]): Promise<void> {
    const doctors = [await doctorWithSlots(clinic, PER_DOCTOR), await doctorWithSlots(clinic, PER_DOCTOR)];
    const slots = doctors.flatMap((one) => one.slots);
    const [model, real] = [new DeskModel(SLOTS, PER_DOCTOR), new RealDesk(clinic, slots, longType)];
    for (const meant of steps) {
      if ('booking' in meant && model.bookings.length === 0) continue;
      const step = 'booking' in meant ? { ...meant, booking: meant.booking % model.bookings.length } : meant;
      const outcome = await real.run(step);
      expect({ step, outcome }).toEqual({ step, outcome: model.run(step) });
      expect(await real.state()).toEqual(stateOf(model));
    }
  }

  it('answers, and leaves, exactly what a plain model does', async () => {
    await fc.assert(fc.asyncProperty(fc.array(step, { maxLength: 18, size: 'max' }), compare), {
      numRuns: RUNS,
      seed: 20260303,
    });
    expect(await clinic.broken()).toEqual([]);
  }, 600_000);
});
