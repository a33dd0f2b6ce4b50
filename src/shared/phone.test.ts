import { expect, it } from 'vitest';
import { phoneDigits, phoneText, storedPhone } from './phone.ts';

it.each([
  ['030 2312 5001', 'DE', '+493023125001'],
  ['+44 7700 900123', 'DE', '+447700900123'],
  ['0044 7700 900123', 'DE', '+447700900123'],
  ['030 2312 5001', null, '030 2312 5001'],
  ['+44 7700 900123 (mother)', 'DE', '+44 7700 900123 (mother)'],
  ['+44 7700 900123 ext. 12', 'DE', '+44 7700 900123 ext. 12'],
  ['12', 'DE', '12'],
  ['ask at the pharmacy', 'DE', 'ask at the pharmacy'],
  ['030 2312 5001', 'XX', '030 2312 5001'],
])('%s in %s is kept as %s', (typed, country, kept) => {
  expect(storedPhone(typed, country)).toBe(kept);
  expect(storedPhone(kept, country)).toBe(kept);
});

it('is shown without the prefix of the clinic’s own country', () => {
  expect(phoneText('+493023125001', 'DE')).toBe('030 23125001');
  expect(phoneText('+493023125001', 'GB')).toBe('+49 30 23125001');
  expect(phoneText('+493023125001', null)).toBe('+49 30 23125001');
  expect(phoneText('ask at the pharmacy', 'DE')).toBe('ask at the pharmacy');
});

it('is found with the country’s prefix and as it is dialled at home', () => {
  expect(phoneDigits('+493023125001')).toEqual(['493023125001', '03023125001']);
  expect(phoneDigits('+12025550101')).toEqual(['12025550101']);
  expect(phoneDigits('ext. 12')).toEqual(['12']);
  expect(phoneDigits('none')).toEqual([]);
});
