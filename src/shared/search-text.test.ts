import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { birthDatesOf, fold, searchTextOf } from './search-text.ts';

describe('folding', () => {
  it.each([
    ['José NÚÑEZ', 'jose nunez'],
    ['Søren Ærø', 'soren aero'],
    ['Łukasz Đorđević', 'lukasz dordevic'],
    ['Groß', 'gross'],
    ['Þór', 'thor'],
    ["O'Brien-Smith,  Jr.", 'o brien smith jr'],
    ['İpek Işık', 'ipek isik'],
    ['山田 太郎', '山田 太郎'],
    ['ﬁle', 'file'],
    ['𝓐nna', 'anna'],
    ['ΠΑΠΑΣ', 'παπασ'],
    ['%_"\'', ''],
  ])('%s is %s', (typed, folded) => expect(fold(typed)).toBe(folded));

  it('leaves letters, numbers and single spaces, and nothing to fold again', () => {
    const property = fc.property(fc.string({ unit: 'binary' }), (typed) => {
      const folded = fold(typed);
      expect(folded).toMatch(/^(?:[\p{L}\p{N}]+(?: [\p{L}\p{N}]+)*)?$/u);
      expect(fold(folded)).toBe(folded);
    });
    fc.assert(property, { numRuns: 500, seed: 1 });
  });
});

describe('the text of a patient', () => {
  it('has name, digits and birth date, each after a space', () => {
    const patient = { name: 'José', phone: '49 (30) 1-2', dateOfBirth: '1980-04-03' };
    expect(searchTextOf(patient)).toBe(' jose 493012 1980-04-03 ');
    expect(searchTextOf({ name: 'José', phone: null, dateOfBirth: null })).toBe(' jose ');
  });

  it('has a phone as it is dialled from abroad and at home', () => {
    const patient = { name: 'José', phone: '+493012345678', dateOfBirth: null };
    expect(searchTextOf(patient)).toBe(' jose 493012345678 03012345678 ');
  });
});

describe('birth dates that typed words can mean', () => {
  it.each([
    ['1980-04-03', ['1980-04-03']],
    ['3.4.1980', ['1980-04-03', '1980-03-04']],
    ['03/04/80', ['1980-04-03', '1980-03-04']],
    ['25 12 1980', ['1980-12-25']],
    ['4/4/26', ['2026-04-04']],
    ['4/4/27', ['1927-04-04']],
    ['1.1.2000', ['2000-01-01']],
    ['1980', []],
    ['31.2.1980', []],
    ['0301 12 12', []],
    ['Jane Doe Smith', []],
    ['1.2.3.4', []],
    ['', []],
  ])('%s', (typed, dates) => expect(birthDatesOf(typed, 2026)).toEqual(dates));
});
