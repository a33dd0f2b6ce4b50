import { describe, expect, it } from 'vitest';
import { detectDateOrder, readDate } from './dates.ts';
import { FIELDS_OF, guessKind, guessMapping, OWN_TITLES } from './fields.ts';

describe('dates of other programs', () => {
  it.each([
    ['24.12.1960', 'DMY', '1960-12-24'],
    ['12/24/1960', 'MDY', '1960-12-24'],
    ['1960-12-24', 'DMY', '1960-12-24'],
    ['1960/1/2', 'MDY', '1960-01-02'],
    ['1.2.75', 'DMY', '1975-02-01'],
    ['1.2.27', 'DMY', '1927-02-01'],
    ['60-12-24', 'YMD', '1960-12-24'],
    ['1960-12-24 00:00:00', 'YMD', '1960-12-24'],
    ['1960-12-24T00:00:00.000Z', 'YMD', '1960-12-24'],
    ['30.2.1980', 'DMY', null],
    ['24.12.1960', 'MDY', null],
    ['24.12.', 'DMY', null],
    ['24 Dec 1960', 'DMY', null],
    ['', 'DMY', null],
  ] as const)('%s as %s', (typed, order, wanted) => {
    expect(readDate(typed, order, 2026)).toBe(wanted);
  });

  it('tell their order by the one that fits them, and otherwise do not', () => {
    expect(detectDateOrder(['1.2.1980', '24.12.1960', ''], 2026)).toBe('DMY');
    expect(detectDateOrder(['1/2/1980', '12/24/1960'], 2026)).toBe('MDY');
    expect(detectDateOrder(['1980-02-01', '1960-12-24'], 2026)).toBe('YMD');
    expect(detectDateOrder(['1.2.1980', '3.4.1960'], 2026)).toBeNull();
    expect(detectDateOrder(['', ''], 2026)).toBe('YMD');
  });
});

describe('titles of columns', () => {
  it('are known in several languages, and each column is used once', () => {
    expect(guessMapping('patients', ['Nachname', 'Vorname', 'Geburtsdatum', 'Handy'])).toEqual({
      lastName: 0,
      firstName: 1,
      dateOfBirth: 2,
      phone: 3,
    });
    expect(guessMapping('patients', ['Nom', 'Prénom', 'Date de naissance', 'Téléphone'])).toEqual({
      lastName: 0,
      firstName: 1,
      dateOfBirth: 2,
      phone: 3,
    });
    expect(guessMapping('patients', ['Nom', 'Sexe'])).toEqual({ name: 0, sex: 1 });
    expect(guessMapping('patients', ['الاسم', 'الهاتف'])).toEqual({ name: 0, phone: 1 });
  });

  it('of our own files are all known', () => {
    for (const kind of ['patients', 'doctors'] as const) {
      const titles = FIELDS_OF[kind].map((field) => OWN_TITLES[field]);
      expect(Object.keys(guessMapping(kind, titles)).toSorted()).toEqual([...FIELDS_OF[kind]].toSorted());
      expect(guessKind(titles)).toBe(kind);
    }
  });
});
