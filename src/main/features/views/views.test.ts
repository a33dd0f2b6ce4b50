import { expect, test } from 'vitest';
import { type Clinic, doctorWithSlots, openClinic } from '../../../../tests/support/clinic.ts';

async function open(): Promise<{ clinic: Clinic; ids: [number, number] }> {
  const clinic = await openClinic();
  const { doctor: one } = await doctorWithSlots(clinic, 0);
  const { doctor: other } = await doctorWithSlots(clinic, 0);
  return { clinic, ids: [one.id, other.id] };
}

test('a view is kept under its digit, replaced and forgotten, each in the audit trail', async () => {
  const { clinic, ids } = await open();
  const { desk, app } = clinic;
  await desk.call('views.save', { place: 3, name: 'Both', doctorIds: [...ids, ids[0]] });
  await desk.call('views.save', { place: 1, name: 'One', doctorIds: [ids[0]] });
  expect((await desk.call('views.list', {})).items).toEqual([
    { place: 1, name: 'One', doctorIds: [ids[0]] },
    { place: 3, name: 'Both', doctorIds: ids },
  ]);
  await desk.call('views.save', { place: 3, name: 'Other', doctorIds: [ids[1]] });
  await desk.call('views.remove', { place: 1 });
  await desk.call('views.remove', { place: 1 });
  expect((await desk.call('views.list', {})).items).toEqual([
    { place: 3, name: 'Other', doctorIds: [ids[1]] },
  ]);
  const rows = await app.database.read((db) =>
    db.selectFrom('audit_log').select('procedure').where('entity', '=', 'views').orderBy('id').execute(),
  );
  expect(rows.map(({ procedure }) => procedure)).toEqual([
    'views.save',
    'views.save',
    'views.save',
    'views.remove',
  ]);
  await clinic.close();
});

test("each user has their own views, and sees no other's", async () => {
  const { clinic, ids } = await open();
  await clinic.desk.call('views.save', { place: 1, name: 'Mine', doctorIds: [ids[0]] });
  await clinic.admin.call('views.save', { place: 1, name: 'Yours', doctorIds: [ids[1]] });
  await clinic.admin.call('views.remove', { place: 1 });
  expect((await clinic.admin.call('views.list', {})).items).toEqual([]);
  expect((await clinic.desk.call('views.list', {})).items.map(({ name }) => name)).toEqual(['Mine']);
  await clinic.close();
});

test('doctors who left drop out; unknown ones and bad digits are refused', async () => {
  const { clinic, ids } = await open();
  const { desk, admin } = clinic;
  await desk.call('views.save', { place: 9, name: 'Both', doctorIds: ids });
  await admin.call('doctors.deactivate', { id: ids[0] });
  expect((await desk.call('views.list', {})).items[0]?.doctorIds).toEqual([ids[1]]);
  await desk.refused('DOCTOR_NOT_FOUND', 'views.save', { place: 1, name: 'Gone', doctorIds: [999] });
  for (const place of [0, 10]) {
    await desk.refused('INPUT_INVALID', 'views.save', { place, name: 'No digit', doctorIds: ids });
  }
  await desk.refused('INPUT_INVALID', 'views.save', { place: 1, name: 'Nobody', doctorIds: [] });
  await clinic.close();
});
