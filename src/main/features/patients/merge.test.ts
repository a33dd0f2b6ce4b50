import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Clinic, doctorWithSlots, first, openClinic } from '../../../../tests/support/clinic.ts';

let clinic: Clinic;
let slots: { id: number }[];
beforeAll(async () => {
  clinic = await openClinic();
  ({ slots } = await doctorWithSlots(clinic, 20));
});
afterAll(async () => {
  await clinic.requireSound();
  await clinic.close();
});

const create = (name: string, more: object = {}) => clinic.desk.call('patients.create', { name, ...more });
const book = (patientId: number) =>
  clinic.desk.call('bookings.create', { slotId: slots.shift()?.id ?? 0, patientId });
const patientOf = async (id: number) => (await clinic.desk.call('bookings.get', { id })).patient?.id;
const get = (id: number) => clinic.desk.call('patients.get', { id });

/** A booking, a place in the queue and one on the waiting list. */
async function everythingFor(patientId: number) {
  const booking = await book(patientId);
  const queued = await clinic.desk.call('queue.join', { patientId });
  const waiting = await clinic.desk.call('waitlist.add', { patientId, urgency: 'SOON' });
  return { booking, queued, waiting };
}

describe('merging two records', () => {
  it('moves everything, fills what is missing, and touches no claim, slot or status', async () => {
    const keep = await create('Keep Er', { alert: 'deaf', phone: '+49 30 23125001' });
    const goes = await create('Keep Err', {
      email: 'k@mail.test',
      alert: 'wheelchair',
      notes: 'n',
      sex: 'f',
    });
    const { booking, queued, waiting } = await everythingFor(goes.id);
    const guarded = () =>
      clinic.app.database.read(async (db) => [
        await db.selectFrom('booking_slots').selectAll().execute(),
        await db.selectFrom('appointment_slots').selectAll().execute(),
        await db.selectFrom('bookings').select(['id', 'status', 'slot_id', 'visit_state']).execute(),
      ]);
    const before = await guarded();
    const done = await clinic.desk.call('patients.merge', { keepId: keep.id, mergeId: goes.id });
    expect(done.moved).toEqual({ bookings: [booking.id], queue: [queued.id], waitlist: [waiting.id] });
    expect(done.merged).toMatchObject({ id: goes.id, mergedInto: keep.id });
    expect(done.kept).toEqual({
      ...keep,
      email: 'k@mail.test',
      alert: 'deaf; wheelchair',
      notes: 'n',
      sex: 'f',
    });
    expect(await patientOf(booking.id)).toBe(keep.id);
    expect(await guarded()).toEqual(before);

    expect((await clinic.desk.call('patients.search', { query: 'keep' })).items).toMatchObject([
      { id: keep.id },
    ]);
    expect((await clinic.desk.call('patients.search', { query: `#${goes.id}` })).items).toEqual([]);
    // A desk that still shows the merged record books for the one that was kept.
    expect((await book(goes.id)).patient?.id).toBe(keep.id);
    await clinic.desk.refused('PATIENT_MERGED', 'patients.update', { id: goes.id, notes: 'x' });
  });

  it('is taken back exactly', async () => {
    const keep = await create('Keep Back', { notes: 'a' });
    const goes = await create('Goes Back', { notes: 'b', phone: 'ask', dateOfBirth: '1980-01-02' });
    const { booking } = await everythingFor(goes.id);
    await clinic.desk.call('patients.merge', { keepId: keep.id, mergeId: goes.id });
    expect((await get(keep.id)).notes).toBe('a\nb');
    const back = await clinic.desk.call('patients.unmerge', { id: goes.id });
    expect(back).toMatchObject({ kept: keep, merged: goes });
    expect(await patientOf(booking.id)).toBe(goes.id);
    expect(first((await clinic.desk.call('patients.search', { query: 'goes back' })).items)).toEqual(goes);
    await clinic.desk.refused('PATIENT_NOT_MERGED', 'patients.unmerge', { id: goes.id });
  });

  it('is taken back but for what changed since', async () => {
    const keep = await create('Keep Some');
    const goes = await create('Goes Some', { email: 'g@mail.test', notes: 'b' });
    const third = await create('Third One');
    const [mine, given] = [await book(goes.id), await book(goes.id)];
    await clinic.desk.call('patients.merge', { keepId: keep.id, mergeId: goes.id });
    await clinic.desk.call('bookings.update', { id: given.id, patientId: third.id });
    await clinic.desk.call('patients.update', { id: keep.id, notes: 'changed' });
    const later = await book(keep.id);
    await clinic.desk.call('patients.unmerge', { id: goes.id });
    expect(await get(keep.id)).toMatchObject({ email: null, notes: 'changed' });
    expect([await patientOf(mine.id), await patientOf(given.id), await patientOf(later.id)]).toEqual([
      goes.id,
      third.id,
      keep.id,
    ]);
  });

  it('is refused with itself, with a merged one, and so in a circle', async () => {
    const [a, b, c] = [await create('Aa Aa'), await create('Bb Bb'), await create('Cc Cc')];
    const merge = { keepId: a.id, mergeId: b.id };
    await clinic.desk.refused('PATIENT_SAME', 'patients.merge', { keepId: a.id, mergeId: a.id });
    await clinic.desk.refused('PATIENT_NOT_FOUND', 'patients.merge', { keepId: a.id, mergeId: 999_999 });
    await clinic.desk.call('patients.merge', merge);
    await clinic.desk.refused('PATIENT_MERGED', 'patients.merge', merge);
    await clinic.desk.refused('PATIENT_MERGED', 'patients.merge', { keepId: b.id, mergeId: a.id });
    await clinic.desk.call('patients.merge', { keepId: c.id, mergeId: a.id });
    // The last one first: what went through two merges comes back through both.
    await clinic.desk.refused('PATIENT_MERGED', 'patients.unmerge', { id: b.id });
    await clinic.desk.call('patients.unmerge', { id: a.id });
    await clinic.desk.call('patients.unmerge', { id: b.id });
  });

  it('leaves a trail of both records with what moved', async () => {
    const [keep, goes] = [await create('Trail Keep'), await create('Trail Goes')];
    const booking = await book(goes.id);
    await clinic.desk.call('patients.merge', { keepId: keep.id, mergeId: goes.id });
    const rows = await clinic.app.database.read((db) =>
      db
        .selectFrom('audit_log')
        .select(['entity_id', 'before_values', 'after_values'])
        .where('procedure', '=', 'patients.merge')
        .where('entity_id', 'in', [keep.id, goes.id])
        .orderBy('id')
        .execute(),
    );
    expect(rows.map((row) => row.entity_id)).toEqual([keep.id, goes.id]);
    for (const row of rows)
      expect(JSON.parse(row.after_values ?? '')).toMatchObject({ moved: { bookings: [booking.id] } });
    expect(JSON.parse(rows[1]?.before_values ?? '')).toEqual(goes);
  });
});
