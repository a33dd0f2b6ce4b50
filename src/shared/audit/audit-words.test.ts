import { describe, expect, it } from 'vitest';
import { contract, procedureNames } from '../contract/index.ts';
import { en } from '../messages/en.ts';
import { differenceOf } from './difference.ts';
import { deedText, fieldText, valueText } from './words.ts';

const writing = { instant: (at: string) => `at ${at.slice(0, 10)}`, date: (date: string) => `on ${date}` };

describe('the difference of two rows', () => {
  it('is the fields that changed, those inside others too', () => {
    const before = { id: 1, status: 'CONFIRMED', patient: { id: 5, name: 'Ann', phone: null }, notes: null };
    const after = { ...before, status: 'CANCELLED', patient: { id: 6, name: 'Bob', phone: null } };
    expect(differenceOf(before, after)).toEqual([
      { path: 'status', before: 'CONFIRMED', after: 'CANCELLED' },
      { path: 'patient.name', before: 'Ann', after: 'Bob' },
    ]);
  });

  it('of something new is all that it has, and of something gone all that it had', () => {
    expect(differenceOf(undefined, { name: 'Ann', email: null, isActive: true })).toEqual([
      { path: 'name', before: null, after: 'Ann' },
      { path: 'isActive', before: null, after: true },
    ]);
    expect(differenceOf({ name: 'Ann' }, null)).toEqual([{ path: 'name', before: 'Ann', after: null }]);
  });

  it('keeps an id that nothing else names, and leaves one out that a name stands beside', () => {
    expect(differenceOf({ seriesId: 1 }, { seriesId: 2 })).toHaveLength(1);
    expect(differenceOf({ doctorId: 1, doctorName: 'A' }, { doctorId: 2, doctorName: 'B' })).toEqual([
      { path: 'doctorName', before: 'A', after: 'B' },
    ]);
  });

  it('takes lists as one field, and lists of rows by their places', () => {
    expect(differenceOf({ parts: ['am'] }, { parts: ['am', 'pm'] })).toEqual([
      { path: 'parts', before: 'am', after: 'am, pm' },
    ]);
    expect(differenceOf({ items: [{ keys: 'a' }] }, { items: [{ keys: 'b' }] })).toEqual([
      { path: 'items.1.keys', before: 'a', after: 'b' },
    ]);
  });
});

describe('the words of the history', () => {
  const written = procedureNames.filter((name) => contract[name].kind === 'command');
  it.each(written)('%s has words', (name) => {
    expect(Object.hasOwn(en, `did.${name}`)).toBe(true);
  });

  it('knows fields, also inside others, and shows what it does not know as it is', () => {
    expect(fieldText('patient.dateOfBirth')).toBe('Patient: Date of birth');
    expect(fieldText('somethingNew')).toBe('somethingNew');
    expect(deedText('later.thing')).toBe('later.thing');
  });

  it('writes values as people do', () => {
    expect(valueText('status', 'CONFIRMED', writing)).toBe('Confirmed');
    expect(valueText('visit.state', 'IN_ROOM', writing)).toBe('In room');
    expect(valueText('name', 'CONFIRMED', writing)).toBe('CONFIRMED');
    expect(valueText('isActive', false, writing)).toBe('No');
    expect(valueText('notes', null, writing)).toBe('–');
    expect(valueText('startsAt', '2026-03-02T08:30:00.000Z', writing)).toBe('at 2026-03-02');
    expect(valueText('dateOfBirth', '1980-02-01', writing)).toBe('on 1980-02-01');
    expect(valueText('durationMinutes', 30, writing)).toBe('30');
  });
});
