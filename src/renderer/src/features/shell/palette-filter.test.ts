import { describe, expect, it } from 'vitest';
import { fit, fitting } from './palette-filter.ts';

describe('what was meant', () => {
  it.each([
    ['Go to a date', 'go to', 0],
    ['Go to a date', 'date', 1],
    ['Go to a date', 'da go', 1],
    ['Go to a date', 'gtd', 2],
    ['Waiting list', 'wali', 2],
    ['Waiting list', 'wait list', 1],
    ['Zsófia Kerekes', 'zsofia', 0],
    ['Walk-in', 'in', 1],
    ['Go to a date', 'ate', null],
    ['Waiting list', 'listw', null],
    ['Next day', 'nextt', null],
    ['Дневной лист', 'лист', 1],
    ['Anything', '  ', 0],
  ])('%s by %j: %s', (text, typed, rate) => expect(fit(text, typed)).toBe(rate));

  it('comes best first, and otherwise in the order of the list', () => {
    const list = ['Next day', 'Print the day', 'Day', 'Doctors, a year'];
    expect(fitting(list, (text) => text, 'day')).toEqual([
      'Day',
      'Next day',
      'Print the day',
      'Doctors, a year',
    ]);
    expect(fitting(list, (text) => text, '')).toEqual(list);
  });

  it('takes no time over a long text that almost fits', () => {
    expect(fit('a '.repeat(40), `${'a'.repeat(20)}b`)).toBeNull();
  });
});
