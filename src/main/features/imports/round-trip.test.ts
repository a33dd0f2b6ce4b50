import fs from 'node:fs';
import fc from 'fast-check';
import { afterEach, expect, it } from 'vitest';
import { type Clinic, doctorWithSlots, first, openClinic } from '../../../../tests/support/clinic.ts';
import { begin, ended, imported } from '../../../../tests/support/imports.ts';

const open: Clinic[] = [];
async function clinic(): Promise<Clinic> {
  const one = await openClinic();
  open.push(one);
  return one;
}
afterEach(async () => {
  for (const one of open.splice(0)) await one.close();
});

async function exported({ admin, app }: Clinic, what: 'clinic' | 'patients' | 'doctors'): Promise<string> {
  const { fileId } = await admin.call('exports.make', { what });
  return fs.readFileSync(app.transfers.find(fileId) ?? '', 'utf8');
}

/** A bit of everything that a clinic has. */
async function lived(): Promise<Clinic> {
  const one = await clinic();
  const { admin, desk } = one;
  await admin.call('settings.update', { country: 'FR', clinicName: 'Clinique "É"' });
  const { doctor, slots } = await doctorWithSlots(one, 12);
  const { id: visitTypeId } = await admin.call('visitTypes.create', {
    name: 'Long visit',
    durationMinutes: 60,
    bufferMinutes: 0,
    colour: 'teal',
    specializations: [],
    doctorIds: [doctor.id],
  });
  const patient = { name: 'Zoë Ångström', phone: '06 12 34 56 78', notes: 'two\nlines, "quoted"' };
  const booked = await desk.call('bookings.create', { slotId: first(slots).id, patient });
  await desk.call('bookings.create', {
    slotId: slots[2]?.id ?? 0,
    patient: { name: 'Ann Lee' },
    visitTypeId,
  });
  await desk.call('bookings.cancel', { id: booked.id, reason: 'ill' });
  await desk.call('bookings.hold', { slotId: slots[6]?.id ?? 0 });
  await admin.call('slots.block', { id: slots[8]?.id ?? 0 });
  const twice = await desk.call('patients.create', { name: 'Ann Leigh', email: 'ann@home.test' });
  await desk.call('patients.merge', { keepId: 2, mergeId: twice.id });
  await desk.call('waitlist.add', { patientId: 1, doctorId: doctor.id, urgency: 'SOON' });
  return one;
}

it('a clinic that goes out and comes into an empty one is the same, byte for byte', async () => {
  const before = await exported(await lived(), 'clinic');
  expect(JSON.parse(before).tables.bookings).toHaveLength(3);
  const other = await clinic();
  const checked = await imported(other, before, { isDryRun: true });
  expect(checked).toMatchObject({ kind: 'clinic', state: 'CHECKED', wrong: 0 });
  expect((await other.admin.call('doctors.list', {})).items).toEqual([]);
  expect(await imported(other, before)).toMatchObject({ state: 'DONE' });
  expect(await exported(other, 'clinic')).toBe(before);

  const found = await other.desk.call('patients.search', { query: 'angstrum' });
  expect(found.items.map(({ id, phone }) => [id, phone])).toEqual([[1, '+33612345678']]);
  const { items } = await other.desk.call('bookings.list', {});
  expect(items.map(({ status }) => status).toSorted()).toEqual(['CANCELLED', 'CONFIRMED', 'PENDING']);
  // Nobody's password, session or trail came along, and the clinic is no longer empty.
  expect(before).not.toContain('argon2');
  expect((await other.admin.call('users.list', {})).items).toHaveLength(2);
  await expect(begin(other, before)).rejects.toThrow('CLINIC_NOT_EMPTY');
});

it.each([
  ['cut off', (text: string) => text.slice(0, text.length - 20)],
  ['with a column that we do not know', (text: string) => text.replace('"name":"Zoë', '"nom":1,"name":"Zoë')],
  ['with a booking that breaks a rule', (text: string) => text.replaceAll('"CONFIRMED"', '"PENDING"')],
  ['with a link that leads nowhere', (text: string) => text.replaceAll('"patient_id":2', '"patient_id":99')],
])('a clinic file %s leaves the clinic as empty as it was', async (_, spoil) => {
  const text = await exported(await lived(), 'clinic');
  expect(spoil(text)).not.toBe(text);
  const other = await clinic();
  const empty = await exported(other, 'clinic');
  const job = await ended(other, (await begin(other, spoil(text))).id);
  expect(job.state).toBe('FAILED');
  expect(await exported(other, 'clinic')).toBe(empty);
});

it('patients and doctors that go out as CSV come in as they were', async () => {
  const [from, to] = [await clinic(), await clinic()];
  const word = fc
    .string({ minLength: 2, maxLength: 20, unit: 'grapheme' })
    .map((text) => text.trim())
    .filter((text) => Array.from(text).length >= 2);
  const optional = fc.option(word, { nil: null });
  const patient = fc.record({ name: word, sex: optional, notes: optional, alert: optional });
  const people = fc.sample(patient, { numRuns: 150, seed: 5 });
  const special = ['=1+1', '+49 30 12', "'=x", '-a', 'a;b,c\t"d"', 'line\nbreak', '@x y'];
  for (const note of special) people.push({ name: 'Spe Cial', sex: null, notes: note, alert: note });
  for (const one of people) await from.desk.ask('patients.create', one);
  await doctorWithSlots(from, 0);
  const tables = { patients: await exported(from, 'patients'), doctors: await exported(from, 'doctors') };
  for (const kind of ['patients', 'doctors'] as const) {
    const job = await imported(to, tables[kind], { kind, duplicates: 'ADD' });
    expect(job).toMatchObject({ state: 'DONE', kind, wrong: 0 });
    expect(await exported(to, kind)).toBe(tables[kind]);
  }
}, 120_000);
