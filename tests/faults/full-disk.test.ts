import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Clinic, doctorWithSlots, openClinic } from '../support/clinic.ts';

/** SQLite says the same of a full disk and of a file that may not grow. */
describe('a full disk', () => {
  let clinic: Clinic;
  beforeAll(async () => {
    clinic = await openClinic();
  });
  afterAll(() => clinic.close());

  const letGrow = (pages: number) =>
    clinic.app.database.write((db) => sql.raw(`PRAGMA max_page_count = ${pages}`).execute(db));

  it('is said in a word, loses nothing, and is over when there is room again', async () => {
    const { doctor, slots } = await doctorWithSlots(clinic, 200);
    const booked: number[] = [];
    await letGrow(1);
    let refusal: unknown;
    for (const { id: slotId } of slots) {
      const answer = await clinic.desk.ask('bookings.create', { slotId, patient: { name: 'N'.repeat(100) } });
      if (answer.ok) booked.push(answer.value.id);
      refusal = answer.ok ? refusal : answer.error;
      if (!answer.ok) break;
    }
    const message = 'The disk is full. Nothing was saved.';
    expect(refusal).toEqual({ code: 'DISK_FULL', reason: 'DISK_FULL', message });

    const list = async () =>
      (await clinic.desk.call('bookings.list', { doctorId: doctor.id, limit: 500 })).items.map(
        ({ id }) => id,
      );
    expect((await list()).toSorted((a, b) => a - b)).toEqual(booked);
    expect(await clinic.broken()).toEqual([]);

    await letGrow(1_000_000);
    const slotId = slots[booked.length]?.id ?? 0;
    const answer = await clinic.desk.call('bookings.create', { slotId, patient: { name: 'Room Again' } });
    expect(answer.status).toBe('CONFIRMED');
  });
});
