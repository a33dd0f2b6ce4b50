import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Clinic, openClinic } from '../../../../tests/support/clinic.ts';

const PEOPLE = [
  { name: 'José Núñez', phone: '+34 600 123 123', dateOfBirth: '1980-04-03' },
  { name: 'Søren Ærø-Lund', phone: '(030) 555-0123', dateOfBirth: '1999-12-31' },
  { name: 'Łukasz Đorđević', phone: null, dateOfBirth: '2003-02-01' },
  { name: '山田太郎', phone: '03-1234-5678', dateOfBirth: null },
  { name: 'Li Wu', phone: null, dateOfBirth: null },
  { name: 'Wulfgar Oli', phone: null, dateOfBirth: null },
  { name: 'محمد علي', phone: null, dateOfBirth: null },
  { name: 'Анна Каренина', phone: null, dateOfBirth: '1947-01-02' },
  { name: "O'Brien 100%", phone: 'ask her mother', dateOfBirth: null },
];

let clinic: Clinic;
beforeAll(async () => {
  clinic = await openClinic();
  for (const person of PEOPLE) await clinic.desk.call('patients.create', person);
});
afterAll(() => clinic.close());

const search = async (query: string) =>
  (await clinic.desk.call('patients.search', { query })).items.map(({ name }) => name);

describe('searching patients', () => {
  it.each([
    ['José', ['José Núñez']],
    ['jose', ['José Núñez']],
    ['NUNEZ JO', ['José Núñez']],
    ['osé', ['José Núñez']],
    ['soren', ['Søren Ærø-Lund']],
    ['aero', ['Søren Ærø-Lund']],
    ['lund', ['Søren Ærø-Lund']],
    ['dordevic', ['Łukasz Đorđević']],
    ['lukasz', ['Łukasz Đorđević']],
    ['山', ['山田太郎']],
    ['山田太', ['山田太郎']],
    ['محمد', ['محمد علي']],
    ['каренина', ['Анна Каренина']],
    ['o brien', ["O'Brien 100%"]],
    ['100%', ["O'Brien 100%"]],
  ])('by a part of the name: %s', async (query, names) => {
    expect(await search(query)).toEqual(names);
  });

  it('by one or two letters, where they begin a word', async () => {
    expect(await search('li')).toEqual(['Li Wu']);
    expect(await search('w')).toEqual(['Wulfgar Oli', 'Li Wu']);
    expect(await search('ol wu')).toEqual(['Wulfgar Oli']);
  });

  it('shows those first whose name starts with it', async () => {
    expect(await search('wu')).toEqual(['Wulfgar Oli', 'Li Wu']);
  });

  it.each(['600123', '600 123', '+34 600', '34600123123', '(600)-123.123'])(
    'by phone digits: %s',
    async (query) => {
      expect(await search(query)).toEqual(['José Núñez']);
    },
  );

  it('by phone digits that look like a date of long ago', async () => {
    expect(await search('0301 12 12')).toEqual([]);
    await clinic.desk.call('patients.create', { name: 'Di Gits', phone: '0301 12 12' });
    expect(await search('0301 12 12')).toEqual(['Di Gits']);
  });

  it.each(['1980-04-03', '3.4.1980', '03/04/1980', '04/03/1980', '3 4 80', '03-04-80', '1980/4/3'])(
    'by birth date: %s',
    async (query) => {
      expect(await search(query)).toEqual(['José Núñez']);
    },
  );

  it('reads a short year as a past one', async () => {
    expect(await search('2.1.47')).toEqual(['Анна Каренина']);
    expect(await search('1.2.03')).toEqual(['Łukasz Đorđević']);
  });

  it.each([
    '',
    '   ',
    '%',
    '_',
    '"',
    `'; DROP TABLE patients;--`,
    'OR',
    'NEAR(',
    '* AND *',
    '\u0000',

    '-',
    'zz zz',
  ])('finds nobody by %j, and breaks nothing', async (query) => {
    expect(await search(query)).toEqual([]);
    expect(await search('jose')).toEqual(['José Núñez']);
  });

  it('finds a patient under their new name, and no longer under the old one', async () => {
    const { id } = await clinic.desk.call('patients.create', { name: 'Maiden Name', phone: '7770001' });
    await clinic.desk.call('patients.update', { id, name: 'Married Other' });
    expect(await search('maiden')).toEqual([]);
    expect(await search('married')).toEqual(['Married Other']);
    expect(await search('7770001')).toEqual(['Married Other']);
  });

  it('answers twenty at most', async () => {
    for (let index = 0; index < 25; index += 1)
      await clinic.desk.call('patients.create', { name: `Crowd ${index}` });
    expect(await search('crowd')).toHaveLength(20);
  });
});

describe('a patient', () => {
  it('is kept as typed, with a warning for a phone that cannot be dialled', async () => {
    const { items } = await clinic.desk.call('patients.search', { query: 'brien' });
    expect(items).toMatchObject([{ phone: 'ask her mother', isPhoneValid: false, email: null }]);
    const ok = await clinic.desk.call('patients.create', { name: 'Good Phone', phone: '+49 30 123456' });
    expect(ok.isPhoneValid).toBe(true);
    expect((await clinic.desk.call('patients.create', { name: 'No Phone' })).isPhoneValid).toBeNull();
  });

  it('cannot be born tomorrow, by the clinic’s calendar', async () => {
    const born = (dateOfBirth: string) =>
      clinic.desk.ask('patients.create', { name: 'New Born', dateOfBirth });
    expect(await born('2026-03-02')).toMatchObject({ ok: true });
    const error = { code: 'INVALID', fields: { dateOfBirth: 'IN_THE_FUTURE' } };
    expect(await born('2026-03-03')).toMatchObject({ ok: false, error });
  });

  it('keeps what an update leaves out, and loses what it empties', async () => {
    const made = await clinic.desk.call('patients.create', {
      name: 'Up Date',
      email: 'u@mail.test',
      phone: '12345',
    });
    const named = await clinic.desk.call('patients.update', { id: made.id, name: 'Up Dated' });
    expect(named).toEqual({ ...made, name: 'Up Dated' });
    const emptied = await clinic.desk.call('patients.update', { id: made.id, email: '', phone: null });
    expect(emptied).toMatchObject({ name: 'Up Dated', email: null, phone: null });
    expect(await clinic.desk.call('patients.get', { id: made.id })).toEqual(emptied);
  });

  it('who is not there is not found', async () => {
    await clinic.desk.refused('PATIENT_NOT_FOUND', 'patients.get', { id: 999_999 });
    await clinic.desk.refused('PATIENT_NOT_FOUND', 'patients.update', { id: 999_999, name: 'No One' });
  });
});
