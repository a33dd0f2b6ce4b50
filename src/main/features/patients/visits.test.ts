import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { type Clinic, doctorWithSlots, openClinic, uuid } from '../../../../tests/support/clinic.ts';
import type { CommandContext } from '../../context.ts';
import { removePatient, restorePatient } from './take-back.ts';

const HOUR = 3_600_000;
let clinic: Clinic;
let patientId: number;
beforeAll(async () => {
  clinic = await openClinic();
});
afterAll(() => clinic.close());
beforeEach(async () => {
  ({ id: patientId } = await clinic.desk.call('patients.create', { name: 'Some Body' }));
});

const book = (slotId = 0) => clinic.desk.call('bookings.create', { slotId, patientId });
const history = (more = {}) => clinic.desk.call('patients.history', { id: patientId, ...more });

it('counts visits, no-shows and cancellations, late ones apart, and nothing that was taken back', async () => {
  // Slots from an hour from now, half an hour each: the 60th is more than a day away.
  const { slots } = await doctorWithSlots(clinic, 60);
  const [soon, missed, late, undone] = slots;
  const far = slots.at(-1);
  const coming = await book(soon?.id);
  const noShow = await book(missed?.id);
  await clinic.desk.call('bookings.cancel', { id: (await book(late?.id)).id });
  await clinic.desk.call('bookings.cancel', { id: (await book(far?.id)).id });
  const commandId = uuid();
  const slip = await clinic.desk.call('bookings.create', { slotId: undone?.id ?? 0, patientId }, commandId);
  await clinic.desk.call('undo.run', { commandId });

  expect((await history()).counts).toEqual({
    visits: 0,
    coming: 2,
    noShows: 0,
    cancellations: 2,
    lateCancellations: 1,
  });
  clinic.clock.pass(3 * HOUR);
  await clinic.desk.call('bookings.mark', { id: noShow.id, state: 'NO_SHOW' });
  await clinic.desk.call('bookings.mark', { id: coming.id, state: 'DONE' }).catch(() => {});
  const { visits, counts } = await history();
  expect(counts).toMatchObject({ visits: 1, coming: 0, noShows: 1, cancellations: 2 });
  expect(visits.items.map(({ id }) => id)).not.toContain(slip.id);
  expect(visits.items).toHaveLength(4);
});

it('comes page by page, the latest first', async () => {
  const { slots } = await doctorWithSlots(clinic, 5);
  const made: number[] = [];
  for (const { id } of slots) made.push((await book(id)).id);
  const first = await history({ limit: 3 });
  const rest = await history({ limit: 3, cursor: first.visits.nextCursor });
  const ids = [...first.visits.items, ...rest.visits.items].map(({ id }) => id);
  expect(ids).toEqual(made.toReversed());
  expect(rest.visits.nextCursor).toBeUndefined();
  await clinic.desk.refused('PATIENT_NOT_FOUND', 'patients.history', { id: 999_999 });
});

it('tells which own visits overlap a time, to the millisecond', async () => {
  const { slots } = await doctorWithSlots(clinic, 3);
  const [, middle] = slots;
  const booking = await book(middle?.id);
  const at = Date.parse(booking.startsAt);
  const clashes = async (from: number, to: number, more = {}) => {
    const times = { startsAt: new Date(at + from).toISOString(), endsAt: new Date(at + to).toISOString() };
    return (await clinic.desk.call('patients.clashes', { patientId, ...times, ...more })).items.map(
      ({ id }) => id,
    );
  };
  expect(await clashes(-HOUR, 1)).toEqual([booking.id]);
  expect(await clashes(-HOUR, 0)).toEqual([]);
  expect(await clashes(HOUR / 2, HOUR)).toEqual([]);
  expect(await clashes(0, HOUR, { exceptBookingId: booking.id })).toEqual([]);
  await clinic.desk.call('bookings.cancel', { id: booking.id });
  expect(await clashes(0, HOUR)).toEqual([]);
});

it('a record is put back as it was, and removed only when nothing needs it', async () => {
  const before = await clinic.desk.call('patients.get', { id: patientId });
  await clinic.desk.call('patients.update', { id: patientId, name: 'Other Name', notes: 'x' });
  const entries: unknown[] = [];
  const inCommand = (work: (ctx: CommandContext) => Promise<unknown>) =>
    clinic.app.database.write((db) =>
      work({
        db,
        now: clinic.clock.now,
        audit: (entry: unknown) => entries.push(entry),
      } as unknown as CommandContext),
    );
  await inCommand((ctx) => restorePatient(ctx, patientId, before));
  expect(await clinic.desk.call('patients.get', { id: patientId })).toEqual(before);
  expect(entries).toMatchObject([{ entity: 'patients', id: patientId, after: before }]);

  const { slots } = await doctorWithSlots(clinic, 1);
  await book(slots[0]?.id);
  await expect(inCommand((ctx) => removePatient(ctx, patientId))).rejects.toMatchObject({
    wire: { reason: 'PATIENT_IN_USE' },
  });
  const { id } = await clinic.desk.call('patients.create', { name: 'Passing Thought' });
  await inCommand((ctx) => removePatient(ctx, id));
  await clinic.desk.refused('PATIENT_NOT_FOUND', 'patients.get', { id });
  expect((await clinic.desk.call('patients.search', { query: 'passing thought' })).items).toEqual([]);
});
