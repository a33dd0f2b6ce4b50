import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Clinic, openClinic } from '../../../../tests/support/clinic.ts';

let clinic: Clinic;
beforeEach(async () => {
  clinic = await openClinic();
});
afterEach(async () => {
  await clinic.close();
});

let made = 0;
async function doctorOf(specialization: string, name = 'Dr Who') {
  made += 1;
  return clinic.admin.call('doctors.create', { name, specialization, email: `who${made}@clinic.test` });
}
const all = async () => (await clinic.desk.call('specializations.list', { includeInactive: true })).items;
const offered = async () =>
  (await clinic.desk.call('specializations.list', {})).items.map(({ name }) => name);
async function idOf(name: string): Promise<number> {
  const found = (await all()).find((one) => one.name === name);
  if (!found) throw new Error(`No ${name}`);
  return found.id;
}

describe('specializations', () => {
  it('come with the doctors who are given them, in one spelling', async () => {
    expect((await doctorOf('Cardiology')).specialization).toBe('Cardiology');
    expect((await doctorOf('cardiology')).specialization).toBe('Cardiology');
    const { id } = await doctorOf('Sleep medicine');
    expect(await offered()).toEqual(['Cardiology', 'Sleep medicine']);
    const changed = await clinic.admin.call('doctors.update', { id, specialization: 'Dentistry' });
    expect(changed.specialization).toBe('Dentistry');
    expect(await offered()).toEqual(['Cardiology', 'Dentistry', 'Sleep medicine']);
  });

  it('are renamed everywhere at once', async () => {
    const doctor = await doctorOf('Heart');
    const type = {
      name: 'Stress test',
      durationMinutes: 30,
      colour: 'rose' as const,
      specializations: ['Heart'],
    };
    const { id: typeId } = await clinic.admin.call('visitTypes.create', type);
    const patient = { name: 'Some Body' };
    const wish = await clinic.desk.call('waitlist.add', { patient, specialization: 'Heart' });
    const walkIn = await clinic.desk.call('queue.join', { patient, specialization: 'Heart' });
    await clinic.admin.call('specializations.update', { id: await idOf('Heart'), name: 'Cardiology' });

    expect((await clinic.desk.call('doctors.get', { id: doctor.id })).specialization).toBe('Cardiology');
    const types = (await clinic.desk.call('visitTypes.list', {})).items;
    expect(types).toMatchObject([{ id: typeId, specializations: ['Cardiology'] }]);
    expect((await clinic.desk.call('waitlist.list', {})).items).toMatchObject([
      { id: wish.id, specialization: 'Cardiology' },
    ]);
    expect(await clinic.desk.call('queue.get', { id: walkIn.id })).toMatchObject({
      specialization: 'Cardiology',
    });
    expect(await offered()).toEqual(['Cardiology']);
    const rows = await clinic.app.database.read((db) =>
      db.selectFrom('audit_log').select('entity').where('procedure', '=', 'specializations.update').execute(),
    );
    expect(rows.map(({ entity }) => entity)).toEqual([
      'specializations',
      'doctors',
      'visitTypes',
      'waitlist',
    ]);
  });

  it('keep names of their own: a rename onto another changes nothing', async () => {
    const { id } = await doctorOf('Heart');
    await doctorOf('Cardiology');
    const rename = { id: await idOf('Heart'), name: 'CARDIOLOGY' };
    await clinic.admin.refused('SPECIALIZATION_NAME_TAKEN', 'specializations.update', rename);
    await clinic.admin.refused('SPECIALIZATION_NAME_TAKEN', 'specializations.create', { name: 'heart' });
    expect((await clinic.desk.call('doctors.get', { id })).specialization).toBe('Heart');
    await clinic.admin.refused('SPECIALIZATION_NOT_FOUND', 'specializations.update', {
      id: 99,
      name: 'Teeth',
    });
  });

  it('can be written in another case', async () => {
    const { id } = await doctorOf('heart');
    await clinic.admin.call('specializations.update', { id: await idOf('heart'), name: 'Heart' });
    expect((await clinic.desk.call('doctors.get', { id })).specialization).toBe('Heart');
  });

  it('are put aside only when no active doctor has them, and used again with one who does', async () => {
    const doctor = await doctorOf('Heart');
    const id = await idOf('Heart');
    await clinic.admin.refused('SPECIALIZATION_IN_USE', 'specializations.deactivate', { id });
    await clinic.admin.call('doctors.deactivate', { id: doctor.id });
    await clinic.admin.call('specializations.deactivate', { id });
    expect(await offered()).toEqual([]);
    await clinic.admin.call('doctors.reactivate', { id: doctor.id });
    expect(await offered()).toEqual(['Heart']);
  });

  it('are in the order that they are given', async () => {
    for (const name of ['Alpha', 'Beta', 'Gamma'])
      await clinic.admin.call('specializations.create', { name });
    await clinic.admin.call('specializations.reorder', { ids: [await idOf('Gamma')] });
    expect(await offered()).toEqual(['Gamma', 'Alpha', 'Beta']);
    await doctorOf('A new one');
    expect(await offered()).toEqual(['Gamma', 'Alpha', 'Beta', 'A new one']);
  });
});

describe('doctors and kinds of visits', () => {
  it('are by name until somebody puts them in order', async () => {
    const ids = [];
    for (const name of ['Dr C', 'Dr A', 'Dr B']) ids.push((await doctorOf('General', name)).id);
    const names = async () => (await clinic.desk.call('doctors.list', {})).items.map(({ name }) => name);
    expect(await names()).toEqual(['Dr A', 'Dr B', 'Dr C']);
    await clinic.admin.call('doctors.reorder', { ids: ids.slice(0, 1) });
    expect(await names()).toEqual(['Dr C', 'Dr A', 'Dr B']);
    await clinic.admin.refused('DOCTOR_NOT_FOUND', 'doctors.reorder', { ids: [99] });
  });

  it('have colours', async () => {
    const { id } = await doctorOf('General');
    expect(await clinic.admin.call('doctors.update', { id, colour: 'rose' })).toMatchObject({
      colour: 'rose',
    });
    expect(await clinic.admin.call('doctors.update', { id, name: 'Dr Else' })).toMatchObject({
      colour: 'rose',
    });
    expect(await clinic.admin.call('doctors.update', { id, colour: null })).toMatchObject({ colour: null });
    await clinic.admin.refused('INPUT_INVALID', 'doctors.update', { id, colour: 'pink' as 'rose' });
  });

  it('kinds of visits go where they are put', async () => {
    const type = { durationMinutes: 30, colour: 'blue' } as const;
    const ids = [];
    for (const name of ['Check', 'Advice', 'Blood'])
      ids.push((await clinic.admin.call('visitTypes.create', { ...type, name })).id);
    const [check = 0, , blood = 0] = ids;
    const { items } = await clinic.admin.call('visitTypes.reorder', { ids: [blood, check] });
    expect(items.map(({ name }) => name)).toEqual(['Blood', 'Check', 'Advice']);
    await clinic.admin.refused('VISIT_TYPE_NOT_FOUND', 'visitTypes.reorder', { ids: [99] });
  });
});
