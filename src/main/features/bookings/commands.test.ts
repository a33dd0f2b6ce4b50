import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Clinic, doctorWithSlots, first, openClinic, uuid } from '../../../../tests/support/clinic.ts';

const JANE = { name: 'Jane Doe' };
let clinic: Clinic;
beforeAll(async () => {
  clinic = await openClinic();
});
afterAll(() => clinic.close());

const oneSlot = async () => first((await doctorWithSlots(clinic, 1)).slots).id;
const patientsCalled = async (query: string) =>
  (await clinic.desk.call('patients.search', { query })).items.length;

describe('a command that is sent again under its id', () => {
  it('gets the first answer, and books once', async () => {
    const [slotId, id] = [await oneSlot(), uuid()];
    const input = { slotId, patient: { name: 'Once Only' } };
    const answer = await clinic.desk.call('bookings.create', input, id);
    clinic.clock.pass(60_000);
    expect(await clinic.desk.call('bookings.create', input, id)).toEqual(answer);
    expect(await clinic.desk.call('bookings.create', input, id.toUpperCase())).toEqual(answer);
    expect(await patientsCalled('Once Only')).toBe(1);
  });

  it('gets the first answer even after what it made has changed', async () => {
    const [slotId, id] = [await oneSlot(), uuid()];
    const answer = await clinic.desk.call('bookings.create', { slotId, patient: JANE }, id);
    await clinic.desk.call('bookings.cancel', { id: answer.id });
    expect(await clinic.desk.call('bookings.create', { slotId, patient: JANE }, id)).toEqual(answer);
    expect((await clinic.desk.call('bookings.get', { id: answer.id })).status).toBe('CANCELLED');
  });

  it('books once, though it is sent ten times at once', async () => {
    const [slotId, id] = [await oneSlot(), uuid()];
    const input = { slotId, patient: { name: 'Ten Times' } };
    const answers = await Promise.all(
      Array.from({ length: 10 }, () => clinic.desk.call('bookings.create', input, id)),
    );
    expect(new Set(answers.map((answer) => answer.id)).size).toBe(1);
    expect(await patientsCalled('Ten Times')).toBe(1);
  });

  it('is refused with another input or for another procedure', async () => {
    const [slotId, other, id] = [await oneSlot(), await oneSlot(), uuid()];
    await clinic.desk.call('bookings.create', { slotId, patient: JANE }, id);
    const again = await clinic.desk.ask('bookings.create', { slotId: other, patient: JANE }, id);
    const message = 'This command id was used for something else';
    expect(again).toEqual({ ok: false, error: { code: 'CONFLICT', reason: 'COMMAND_REUSED', message } });
    const hold = await clinic.desk.ask('bookings.hold', { slotId: other }, id);
    expect(hold).toMatchObject({ ok: false, error: { reason: 'COMMAND_REUSED' } });
  });

  it('is refused for another user, who learns nothing', async () => {
    const [slotId, id] = [await oneSlot(), uuid()];
    await clinic.desk.call('bookings.create', { slotId, patient: JANE }, id);
    const answer = await clinic.admin.ask('bookings.create', { slotId, patient: JANE }, id);
    expect(answer).toMatchObject({ ok: false, error: { reason: 'COMMAND_REUSED' } });
  });

  it('is tried anew when it was refused', async () => {
    const [slotId, id] = [await oneSlot(), uuid()];
    const hold = await clinic.admin.call('bookings.hold', { slotId });
    const refused = await clinic.desk.ask('bookings.create', { slotId, patient: JANE }, id);
    expect(refused).toMatchObject({ ok: false, error: { reason: 'SLOT_HELD' } });
    await clinic.admin.call('bookings.release', { id: hold.id });
    expect((await clinic.desk.call('bookings.create', { slotId, patient: JANE }, id)).status).toBe(
      'CONFIRMED',
    );
  });

  it('must have a UUID as its id', async () => {
    const slotId = await oneSlot();
    for (const id of ['1', '', 'x'.repeat(36), `${uuid()}0`]) {
      const answer = await clinic.desk.ask('bookings.create', { slotId, patient: JANE }, id);
      expect(answer).toMatchObject({ ok: false, error: { code: 'INVALID', reason: 'COMMAND_ID_INVALID' } });
    }
  });
});

describe('what a booking leaves behind', () => {
  it('is an audit row with its command, and a change for the other windows, in that order', async () => {
    const [slotId, id] = [await oneSlot(), uuid()];
    const changes: { seq: number; entity: string; ids: number[] }[] = [];
    await clinic.told();
    const stop = clinic.app.changes.subscribe((change) => changes.push(change));
    const booking = await clinic.desk.call('bookings.create', { slotId, patient: JANE }, id);
    await clinic.desk.refused('SLOT_BOOKED', 'bookings.create', { slotId, patient: JANE });
    await clinic.desk.call('bookings.create', { slotId, patient: JANE }, id);
    await clinic.told();
    stop();
    expect(changes.map(({ entity, ids }) => [entity, ids])).toEqual([
      ['patients', [booking.patient?.id]],
      ['bookings', [booking.id]],
    ]);
    const rows = await clinic.app.database.read((db) =>
      db.selectFrom('audit_log').selectAll().where('command_id', '=', id).orderBy('id').execute(),
    );
    expect(rows.map((row) => row.id)).toEqual(changes.map(({ seq }) => seq));
    expect(rows.at(-1)).toMatchObject({ procedure: 'bookings.create', desk: 'test', entity_id: booking.id });
    expect(JSON.parse(rows.at(-1)?.after_values ?? '')).toEqual(booking);
  });
});
