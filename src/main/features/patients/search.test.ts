import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Clinic, openClinic } from '../../../../tests/support/clinic.ts';
import { plansOf } from '../../../../tests/support/plans.ts';
import { isOnServer } from '../../../../tests/support/server.ts';

let clinic: Clinic;
const ids = new Map<string, number>();

const PEOPLE = [
  { name: 'Katharina Weiß', phone: '030 2312 5001', dateOfBirth: '1980-04-03' },
  { name: 'Catarina Weis', phone: null, dateOfBirth: '1980-04-03' },
  { name: 'Jonathan Schmidt', phone: '+44 7700 900123', dateOfBirth: '1975-11-12' },
  { name: 'Smith Jonas', phone: '0044 (0)7700 900456', dateOfBirth: null },
  { name: 'Jonathan', phone: 'ask 030 99', dateOfBirth: null },
  { name: 'Jonathen Only', phone: null, dateOfBirth: null },
  { name: 'Ng', phone: null, dateOfBirth: null },
];

/** In Germany, so that a number without a country's prefix can be read. */
beforeAll(async () => {
  clinic = await openClinic();
  await clinic.admin.call('settings.update', { country: 'DE' });
  for (const person of PEOPLE) {
    const { id, name } = await clinic.desk.call('patients.create', person);
    ids.set(name, id);
  }
});
afterAll(() => clinic.close());

const search = async (query: string) =>
  (await clinic.desk.call('patients.search', { query })).items.map(({ name }) => name);
const phoneOf = async (name: string) =>
  (await clinic.desk.call('patients.get', { id: ids.get(name) ?? 0 })).phone;

describe('phones', () => {
  it('are kept as E.164 where they can be read, and as typed where not', async () => {
    expect(await phoneOf('Katharina Weiß')).toBe('+493023125001');
    expect(await phoneOf('Jonathan Schmidt')).toBe('+447700900123');
    expect(await phoneOf('Jonathan')).toBe('ask 030 99');
  });

  it.each([
    '03023125001',
    '030/2312-5001',
    '+49 30 23125001',
    '0049 (0)30 23125001',
    '+49 (0)30 2312',
    '302312',
    '0302312',
    '5001',
  ])('are found as %s', async (typed) => expect(await search(typed)).toEqual(['Katharina Weiß']));

  it('are found together with a part of the name', async () => {
    expect(await search('7700 900')).toEqual(['Jonathan Schmidt', 'Smith Jonas']);
    expect(await search('jonas 07700 900')).toEqual(['Smith Jonas']);
    expect(await search('kath 0302')).toEqual(['Katharina Weiß']);
  });
});

describe('slips', () => {
  it.each([
    ['jonatahn schmidt', 'Jonathan Schmidt'],
    ['jonathan schmitd', 'Jonathan Schmidt'],
    ['smiht', 'Smith Jonas'],
    ['smth', 'Smith Jonas'],
    ['smitth', 'Smith Jonas'],
    ['katarina weiss', 'Katharina Weiß'],
    ['weiss katherine', 'Katharina Weiß'],
    ['shmidt jon', 'Jonathan Schmidt'],
    ['katahrina 3.4.1980', 'Katharina Weiß'],
    ['jonatahn 7700', 'Jonathan Schmidt'],
  ])('are forgiven: %s', async (typed, name) => expect(await search(typed)).toContain(name));

  it('come after everybody who is called as typed', async () => {
    expect(await search('jonathan')).toEqual(['Jonathan', 'Jonathan Schmidt', 'Jonathen Only']);
    expect(await search('jonathen')).toEqual(['Jonathen Only', 'Jonathan', 'Jonathan Schmidt']);
  });

  it('are not looked for in short words', async () => {
    expect(await search('gn')).toEqual([]);
    expect(await search('wie')).toEqual([]);
  });
});

describe('numbers and dates', () => {
  it('finds a patient by number first', async () => {
    const id = ids.get('Ng') ?? 0;
    expect(await search(`#${id}`)).toEqual(['Ng']);
    expect((await search(String(id)))[0]).toBe('Ng');
    expect(await search('#999999')).toEqual([]);
  });

  it('finds a birth date together with a part of the name', async () => {
    expect(await search('3.4.1980')).toEqual(['Catarina Weis', 'Katharina Weiß']);
    expect(await search('cat 1980-04-03')).toEqual(['Catarina Weis']);
  });
});

it.skipIf(isOnServer())('never looks at every patient', async () => {
  // A clinic of its own: a query that was prepared before is not prepared again.
  const fresh = await openClinic();
  await fresh.desk.call('patients.create', { name: 'Katharina Weiß' });
  const queries = 'w|we|wei|kath weiss|schmitd|3.4.1980|0302312|+493023125001|#1|weis 1980-04-03'.split('|');
  const plans = await plansOf(fresh.folder, async () => {
    for (const query of queries) await fresh.desk.call('patients.search', { query });
    const typed = { phone: '+493023125001', email: 'k@mail.test', dateOfBirth: '1980-04-03' };
    await fresh.desk.call('patients.similar', { name: 'Katarina Weiss', ...typed });
  });
  await fresh.close();
  const ofPatients = plans.filter(({ sql }) => sql.includes('"patients"'));
  expect(ofPatients.length).toBeGreaterThan(10);
  // A virtual table is always said to be scanned; with an index of its own it is not.
  const scans = plans.filter(({ detail }) => /^SCAN (?!\S+ VIRTUAL TABLE INDEX)/.test(detail));
  expect(scans.filter(({ sql }) => /patient/.test(sql))).toEqual([]);
});
