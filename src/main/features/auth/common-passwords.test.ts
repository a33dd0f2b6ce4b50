import { describe, expect, test } from 'vitest';
import { seededBytes } from '../../../../tests/support/clinic.ts';
import { isCommonPassword, isOneOf } from './common-passwords.ts';

describe('a password that many people use', () => {
  test.each([
    'unbelievable',
    'Administrator',
    'password1234',
    '!!Password2024!!',
    'P@ssw0rd2024',
    'passwordpassword',
    'password password',
    'letmeinletmein',
    'sunshine!sunshine!',
    'qwerty-2026-!!',
    '2026welcome2026',
    'aaaaaaaaaaaa',
    'abcabcabcabc',
    '12121212121212',
    'aaaaaabbbbbb',
    '123456789012',
    '098765432109',
    'abcdefghijkl',
    'zyxwvutsrqpo',
    'qwertyuiopas',
    'poiuytrewqlkj',
    '1qaz2wsx3edc4rfv',
    '123456abcdef',
    'qwertz123456',
    'йцукенгшщзхъ',
    '!!!!!!!!!!!!',
  ])('is refused: %s', async (password) => {
    expect(await isCommonPassword(password)).toBe(true);
  });

  test.each([
    'demo-clinic-2026',
    'correct horse battery',
    'Tr0ub4dor&3 staple',
    'blau-fahrrad-im-mai',
    'мой синий велосипед',
    '我的自行车是蓝色的很漂亮呢',
    '🚲🌊🎺🪁🚲🎺🌊🪁🧩🌊',
    "'; DROP TABLE users;--",
  ])('is not: %s', async (password) => {
    expect(await isCommonPassword(password)).toBe(false);
  });

  test('nor is a random one', async () => {
    const random = seededBytes('passwords');
    for (let made = 0; made < 1000; made += 1) {
      expect(await isCommonPassword(random(9).toString('base64url'))).toBe(false);
    }
  });
});

describe("the user's own name or email as a password", () => {
  const own = ['Rosalind Franklin', 'rosalind.f@clinic.test', 'Riverside Clinic'];

  test.each([
    'Rosalind Franklin',
    'rosalindfranklin',
    'ROSALIND.F@CLINIC.TEST',
    'rosalind.f2026!',
    'riverside-clinic-1',
  ])('is refused: %s', (password) => {
    expect(isOneOf(own, password)).toBe(true);
  });

  test('part of a longer one is fine', () => {
    expect(isOneOf(own, 'rosalind rides a bicycle')).toBe(false);
    expect(isOneOf(['!!'], '............')).toBe(false);
  });
});
