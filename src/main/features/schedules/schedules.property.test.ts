import assert from 'node:assert/strict';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Input, Output } from '../../../shared/contract/index.ts';
import type { Resolution, ScheduleEdit } from '../../../shared/contract/schedules.ts';
import { addDays, dateAt } from '../../../shared/calendar.ts';
import { type Clinic, openClinic, ZONE } from '../../../../tests/support/clinic.ts';
import { runsOf } from '../../../../tests/support/runs.ts';

const RUNS = runsOf(24, 600);
const DOCTORS = 2;

const doctor = fc.nat(DOCTORS - 1);
/** Any of what there is. */
const nth = fc.nat(60);
const sessions = fc.constantFrom(
  [['09:00', '12:00', 30]],
  [
    ['09:00', '10:30', 15],
    ['13:00', '15:00', 40],
  ],
  [['08:20', '11:20', 20]],
  [
    ['09:00', '12:00', 60],
    ['10:00', '11:00', 30],
  ],
  [],
) as fc.Arbitrary<[string, string, number][]>;
const part = fc.constantFrom(null, ['09:30', '10:30'], ['08:00', '13:10']) as fc.Arbitrary<
  [string, string] | null
>;

const step = fc.oneof(
  { weight: 3, arbitrary: fc.record({ do: fc.constant('week' as const), doctor, sessions, isNew: fc.boolean(), every: fc.constantFrom(1, 1, 2), inRoom: fc.boolean(), choice: nth }) },
  { weight: 4, arbitrary: fc.record({ do: fc.constant('exception' as const), doctor, kind: fc.constantFrom('LEAVE', 'HOLIDAY', 'CHANGED', 'EXTRA'), from: fc.nat(9), days: fc.nat(3), part, sessions, choice: nth }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('removeException' as const), doctor, which: nth, choice: nth }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('removeWeek' as const), doctor, choice: nth }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constantFrom('doctorOff' as const, 'doctorOn' as const), doctor, choice: nth }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constantFrom('roomOff' as const, 'roomOn' as const), doctor, choice: nth }) },
  { weight: 6, arbitrary: fc.record({ do: fc.constant('book' as const), doctor, which: nth }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('hold' as const), doctor, which: nth }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constantFrom('cancel' as const, 'restore' as const), which: nth }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constantFrom('remove' as const, 'block' as const), doctor, which: nth }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('byHand' as const), doctor, day: fc.nat(9), minute: fc.constantFrom(0, 10, 30) }) },
  { weight: 3, arbitrary: fc.record({ do: fc.constant('undo' as const) }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('pass' as const), minutes: fc.constantFrom(1, 3, 47, 60, 1440) }) },
); // biome-ignore format: a table
type Step = typeof step extends fc.Arbitrary<infer S> ? S : never;

let clinic: Clinic;
beforeAll(async () => {
  clinic = await openClinic();
  await clinic.app.database.write(async (db) => {
    await db.updateTable('settings').set({ horizon_weeks: 2 }).execute();
    await db.updateTable('sessions').set({ expires_at: Number.MAX_SAFE_INTEGER }).execute();
  });
});
afterAll(() => clinic.close());

/** A clinic of two doctors and a room, and what a careful clerk would have written down about it. */
class Run {
  doctorIds: number[] = [];
  roomId = 0;
  /** Bookings that must stand, and those that must not. */
  live = new Set<number>();
  cancelled = new Set<number>();
  /** What undo must bring back, while nothing else was done. */
  last: { id: number; before: unknown; live: Set<number>; cancelled: Set<number> } | null = null;

  async open(number: number) {
    await clinic.app.database.write(async (db) => {
      await db.deleteFrom('schedules').execute();
      await db.deleteFrom('schedule_exceptions').execute();
    });
    for (let index = 0; index < DOCTORS; index += 1) {
      const name = `Doctor ${number} ${index}`;
      const who = { name, specialization: `Field ${number}`, email: `d${number}.${index}@clinic.test` };
      this.doctorIds.push((await clinic.admin.call('doctors.create', who)).id);
    }
    this.roomId = (await clinic.admin.call('rooms.create', { name: `Room ${number}` })).id;
  }

  id = (index: number) => this.doctorIds[index] ?? 0;
  today = () => dateAt(clinic.clock.at, ZONE);
  get = (index: number) => clinic.admin.call('schedules.get', { doctorId: this.id(index) });

  async slots(index: number) {
    return (await clinic.admin.call('slots.list', { doctorId: this.id(index), limit: 5000 })).items;
  }

  /** All that undo must bring back; versions only ever grow. */
  async state() {
    const state: unknown[] = [];
    for (const index of this.doctorIds.keys()) {
      const slots = (await this.slots(index)).map(({ version: _, ...slot }) => slot);
      const { schedules, exceptions, slotsUntil } = await this.get(index);
      state.push(slots, schedules, exceptions, slotsUntil);
    }
    for (const id of this.live) {
      const { startsAt, slotId, status } = await clinic.desk.call('bookings.get', { id });
      state.push([id, startsAt, slotId, status]);
    }
    return state;
  }

  async run(what: Step): Promise<void> {
    if (what.do === 'undo') return this.undo();
    const edit = 'choice' in what ? await this.editOf(what) : null;
    if (edit) return this.change(edit, 'choice' in what ? what.choice : 0);
    if (!('choice' in what)) await this.atTheDesk(what);
  }

  async editOf(what: Step & { choice: number }): Promise<ScheduleEdit | null> {
    const doctorId = 'doctor' in what ? this.id(what.doctor) : 0;
    const plain = (some: [string, string, number][]) =>
      some.map(([startTime, endTime, slotMinutes]) => ({
        startTime,
        endTime,
        slotMinutes,
        roomId: null as number | null,
      }));
    if (what.do === 'week') {
      const [known] = (await this.get(what.doctor)).schedules;
      const all = [1, 3, 4].flatMap((weekday) =>
        plain(what.sessions).map((one) => ({ ...one, weekday, roomId: what.inRoom ? this.roomId : null })),
      );
      const id = what.isNew || !known ? {} : { id: known.id };
      return {
        kind: 'SET_WEEK',
        ...id,
        doctorId,
        validFrom: this.today(),
        validUntil: null,
        everyWeeks: what.every,
        sessions: all,
      };
    }
    if (what.do === 'exception') {
      const fromDate = addDays(this.today(), what.from);
      const isAway = what.kind === 'LEAVE' || what.kind === 'HOLIDAY';
      const times = isAway && what.part ? { startTime: what.part[0], endTime: what.part[1] } : {};
      return {
        kind: 'SET_EXCEPTION',
        exception: what.kind as 'LEAVE',
        doctorId: what.kind === 'HOLIDAY' ? null : doctorId,
        fromDate,
        untilDate: addDays(fromDate, what.days),
        ...times,
        name: undefined,
        ...(!isAway && { sessions: plain(what.sessions) }),
      };
    }
    if (what.do === 'removeException') {
      const { exceptions } = await this.get(what.doctor);
      const one = exceptions[what.which % (exceptions.length || 1)];
      return one ? { kind: 'REMOVE_EXCEPTION', id: one.id } : null;
    }
    if (what.do === 'removeWeek') {
      const [known] = (await this.get(what.doctor)).schedules;
      return known ? { kind: 'REMOVE_WEEK', id: known.id } : null;
    }
    if (what.do === 'doctorOff' || what.do === 'doctorOn')
      return { kind: what.do === 'doctorOff' ? 'DEACTIVATE_DOCTOR' : 'REACTIVATE_DOCTOR', doctorId };
    return { kind: what.do === 'roomOff' ? 'DEACTIVATE_ROOM' : 'REACTIVATE_ROOM', roomId: this.roomId };
  }

  async change(edit: ScheduleEdit, choice: number): Promise<void> {
    const edits = [edit] as Input<'schedules.preview'>['edits'];
    const previewed = await clinic.admin.ask('schedules.preview', { edits });
    if (!previewed.ok) {
      assert.ok((['ROOM_INACTIVE', 'INPUT_INVALID'] as string[]).includes(previewed.error.reason));
      return;
    }
    const plan = previewed.value;
    const resolutions = this.decide(plan, choice);
    const before = {
      state: await this.state(),
      live: new Set(this.live),
      cancelled: new Set(this.cancelled),
    };
    const result = await clinic.admin.ask('schedules.apply', { edits, token: plan.token, resolutions });
    if (plan.clashes.length > 0) {
      assert.equal(result.ok || result.error.reason, 'SCHEDULE_CLASH');
      assert.deepEqual(await this.state(), before.state);
      return;
    }
    if (!result.ok) {
      // A place that another one of these has been given, or that a kept one is in the way of.
      assert.equal(
        resolutions.some(({ action }) => action === 'MOVE'),
        true,
      );
      assert.ok(
        (
          ['SLOT_BOOKED', 'SLOT_NOT_FOUND', 'SLOT_HELD', 'SLOT_BLOCKED', 'DOCTOR_INACTIVE'] as string[]
        ).includes(result.error.reason),
      );
      assert.deepEqual(await this.state(), before.state);
      return;
    }
    for (const { bookingId, action } of resolutions) {
      if (action === 'CANCEL' && this.live.delete(bookingId)) this.cancelled.add(bookingId);
    }
    const hasHold = plan.displaced.some(({ status }) => status === 'PENDING');
    this.last = hasHold
      ? null
      : { id: result.value.id, before: before.state, live: before.live, cancelled: before.cancelled };
    const again = edit.kind === 'SET_WEEK' && edit.id !== undefined ? edits : null;
    if (again)
      assert.partialDeepStrictEqual(await clinic.admin.call('schedules.preview', { edits: again }), {
        made: 0,
        removed: 0,
        displaced: [],
      });
  }

  decide(plan: Output<'schedules.preview'>, choice: number): Resolution[] {
    return plan.displaced.map(({ bookingId, status, offers }, index): Resolution => {
      const offer = offers[0];
      const way = (choice + index) % 3;
      if (way === 0 && offer && status === 'CONFIRMED') {
        return { bookingId, action: 'MOVE', to: { doctorId: offer.doctorId, startsAt: offer.startsAt } };
      }
      if (way === 1) return { bookingId, action: 'KEEP' };
      return { bookingId, action: 'CANCEL', reason: undefined, isToBeCalled: index % 2 === 0 };
    });
  }

  async undo(): Promise<void> {
    const { last } = this;
    if (!last) return;
    await clinic.admin.call('schedules.undo', { id: last.id });
    this.live = last.live;
    this.cancelled = last.cancelled;
    this.last = null;
    assert.deepEqual(await this.state(), last.before);
  }

  async atTheDesk(what: Exclude<Step, { choice: number }>): Promise<void> {
    this.last = null;
    const { admin, desk, clock } = clinic;
    if (what.do === 'pass') {
      clock.pass(what.minutes * 60_000);
      await admin.call('schedules.generate', {});
    } else if (what.do === 'cancel' || what.do === 'restore') {
      const from = what.do === 'cancel' ? this.live : this.cancelled;
      const id = [...from][what.which % (from.size || 1)];
      if (id === undefined) return;
      if (!(await desk.ask(`bookings.${what.do}`, { id })).ok) return assert.equal(what.do, 'restore');
      from.delete(id);
      (what.do === 'cancel' ? this.cancelled : this.live).add(id);
    } else if (what.do === 'byHand') {
      const startsAt = `${addDays(this.today(), what.day)}T09:${String(what.minute).padStart(2, '0')}:00.000Z`;
      await admin.ask('slots.create', { doctorId: this.id(what.doctor), startsAt, durationMinutes: 30 });
    } else if (what.do !== 'undo' && 'which' in what && 'doctor' in what) {
      const all = (await this.slots(what.doctor)).filter((slot) => Date.parse(slot.startsAt) >= clock.at);
      const slot = all[what.which % (all.length || 1)];
      if (!slot) return;
      if (what.do === 'remove' || what.do === 'block') await admin.ask(`slots.${what.do}`, { id: slot.id });
      else if (what.do === 'hold') await desk.ask('bookings.hold', { slotId: slot.id });
      else if (what.do === 'book') {
        const made = await desk.ask('bookings.create', { slotId: slot.id, patient: { name: 'Some Body' } });
        if (made.ok) this.live.add(made.value.id);
      }
    }
  }

  /** Nobody is lost, nobody comes back, and there is nothing left to make. */
  async check(): Promise<void> {
    for (const id of this.live)
      assert.equal((await clinic.desk.call('bookings.get', { id })).status, 'CONFIRMED');
    for (const id of this.cancelled)
      assert.equal((await clinic.desk.call('bookings.get', { id })).status, 'CANCELLED');
    assert.deepEqual(await clinic.admin.call('schedules.generate', {}), { made: 0 });
  }
}

it('any sequence of edits, exceptions, bookings and undo loses nobody and breaks no rule', async () => {
  let number = 0;
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 6, maxLength: 18 }), async (steps) => {
      number += 1;
      const run = new Run();
      await run.open(number);
      for (const what of steps) {
        await run.run(what);
        await run.check();
      }
      expect(await clinic.broken()).toEqual([]);
    }),
    { numRuns: RUNS, seed: 20260302, endOnFailure: false, interruptAfterTimeLimit: 600_000 },
  );
}, 900_000);
