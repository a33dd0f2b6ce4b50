import type pg from 'pg';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { ServerAddress } from '../../src/main/database/postgres/address.ts';
import { type Clinic, doctorWithSlots, first, HOLD_LENGTH, openClinic } from '../support/clinic.ts';
import { dropDatabase, ownedDatabase } from '../support/server.ts';
import { connectTo } from './plain-sql.ts';
import { untilOneWaits } from './waiting.ts';

const patient = { name: 'Paula Patient' };

let address: ServerAddress;
let clinic: Clinic;
/** Another desk, one statement at a time, and somebody who sees who waits. */
let other: pg.Client;
let watcher: pg.Client;
beforeEach(async () => {
  address = await ownedDatabase();
  clinic = await openClinic({ server: address });
  other = await connectTo(address);
  watcher = await connectTo(address);
});
afterEach(async () => {
  await other.end();
  await watcher.end();
  await clinic.close();
  await dropDatabase(address);
});

/** A hold that is over by this desk's clock, and that another desk has just changed and not yet committed. */
async function changedBy(...statements: string[]) {
  const { slots } = await doctorWithSlots(clinic, 1);
  const slot = first(slots);
  const hold = await clinic.desk.call('bookings.hold', { slotId: slot.id });
  const { id: patientId } = await clinic.desk.call('patients.create', patient);
  clinic.clock.pass(HOLD_LENGTH);
  await other.query('BEGIN');
  for (const statement of statements)
    await other.query(
      statement.replaceAll(':hold', String(hold.id)).replaceAll(':patient', String(patientId)),
    );
  return slot;
}

/** Asks, and lets the other desk commit when this one waits for it. */
async function askMeanwhile(slotId: number) {
  const answer = clinic.desk.ask('bookings.create', { slotId, patient });
  await untilOneWaits(watcher);
  await other.query('COMMIT');
  return answer;
}

it('a hold that another desk ends at this very moment turns nobody away', async () => {
  const slot = await changedBy(
    `UPDATE bookings SET status = 'FAILED', expires_at = NULL, failed_as = 'EXPIRED' WHERE id = :hold`,
    'DELETE FROM booking_slots WHERE booking_id = :hold',
  );
  const answer = await askMeanwhile(slot.id);
  expect(answer).toMatchObject({ ok: true, value: { status: 'CONFIRMED', slotId: slot.id } });
  expect(await clinic.broken()).toEqual([]);
});

it('one that another desk completes at the last moment has the slot', async () => {
  const slot = await changedBy(
    `UPDATE bookings SET status = 'CONFIRMED', expires_at = NULL, confirmed_at = 1, patient_id = :patient
     WHERE id = :hold`,
  );
  expect(await askMeanwhile(slot.id)).toMatchObject({ ok: false, error: { reason: 'SLOT_BOOKED' } });
  expect(await clinic.broken()).toEqual([]);
});
