import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Clinic, openClinic } from '../../../../tests/support/clinic.ts';

let clinic: Clinic;
let mother: { id: number };
beforeAll(async () => {
  clinic = await openClinic();
  mother = await clinic.desk.call('patients.create', {
    name: 'Annelise Vandermolen',
    phone: '+31 20 555 0147',
    email: 'ann@mail.test',
    dateOfBirth: '1987-04-23',
  });
  await clinic.desk.call('patients.create', { name: 'Jan Vandermolen', dateOfBirth: '2015-01-02' });
  await clinic.desk.call('patients.create', { name: 'Peter Anders', dateOfBirth: '1987-04-23' });
});
afterAll(() => clinic.close());

const similar = async (typed: { name: string; phone?: string; dateOfBirth?: string; email?: string }) =>
  (await clinic.desk.call('patients.similar', typed)).items.map(({ patient, why }) => [patient.name, ...why]);

describe('somebody who may be on file already', () => {
  it.each([
    [{ name: 'annelise  VANDERMOLEN' }, ['SAME_NAME']],
    [{ name: 'Vandermolen Annelise' }, ['SAME_NAME']],
    [{ name: 'Anneliese Vandermoolen' }, ['SIMILAR_NAME']],
    [{ name: 'Annelise Maria Vandermolen' }, ['SIMILAR_NAME']],
    [{ name: '', phone: '0031 20 5550147' }, ['SAME_PHONE']],
    [{ name: 'An', email: ' ANN@mail.test' }, ['SAME_EMAIL']],
    [
      { name: 'Annelise Vandermolen', dateOfBirth: '1987-04-23', phone: '+31205550147' },
      ['SAME_NAME', 'SAME_BIRTH_DATE', 'SAME_PHONE'],
    ],
    // The date may be wrong when all else agrees.
    [
      { name: 'Annelise Vandermolen', dateOfBirth: '1978-04-23', phone: '+31205550147' },
      ['SAME_NAME', 'SAME_PHONE'],
    ],
  ])('%j', async (typed, why) => expect(await similar(typed)).toEqual([['Annelise Vandermolen', ...why]]));

  it.each([
    { name: 'Annelise Vandermolen', dateOfBirth: '1950-01-01' },
    { name: 'Vandermolen' },
    { name: 'Somebody Else', dateOfBirth: '1987-04-23' },
    { name: 'Young Vandermolen', dateOfBirth: '2020-02-02', phone: '+31205550147' },
    { name: 'Nobody', dateOfBirth: 'half typed', phone: 'x', email: 'not one' },
  ])('is not %j', async (typed) => expect(await similar(typed)).toEqual([]));

  it('is not the record itself, nor one that was merged', async () => {
    const input = { name: 'Annelise Vandermolen' };
    const own = await clinic.desk.call('patients.similar', { ...input, exceptId: mother.id });
    expect(own.items).toEqual([]);
    const keep = await clinic.desk.call('patients.create', { name: 'Other One' });
    const { id } = await clinic.desk.call('patients.create', { name: 'Twin Sister' });
    await clinic.desk.call('patients.merge', { keepId: keep.id, mergeId: id });
    expect(await similar({ name: 'Twin Sister' })).toEqual([]);
  });
});
