import { describe, expect, it } from 'vitest';
import { scrubbed, withoutPhones } from './scrub.ts';

const WINDOWS = { home: 'C:\\Users\\Zoë Ng', user: 'Zoë Ng', host: 'FRONT-DESK-7' };
const LINUX = { home: '/home/zoe', user: 'zoe', host: 'front' };

describe('what says whose computer it is', () => {
  it.each([
    ['at C:\\Users\\Zoë Ng\\AppData\\main.js:1:2', 'at ~\\AppData\\main.js:1:2'],
    ['at file:///C:/Users/Zo%C3%AB%20Ng/main.js:1:2', 'at file:///~/main.js:1:2'],
    ['on FRONT-DESK-7 by Zoë Ng', 'on <computer> by <user>'],
    ['at D:\\Users\\other\\x.js', 'at D:\\Users\\<user>\\x.js'],
  ])('on Windows: %s', (text, clean) => expect(scrubbed(text, WINDOWS)).toBe(clean));

  it.each([
    ['at /home/zoe/desk/main.js:10:5', 'at ~/desk/main.js:10:5'],
    ['at /home/other/main.js:10:5', 'at /home/<user>/main.js:10:5'],
    ['mail Änne+x@clinic.example now', 'mail <email> now'],
  ])('elsewhere: %s', (text, clean) => expect(scrubbed(text, LINUX)).toBe(clean));

  it('is not looked for where it is too short to tell anything', () => {
    const text = 'as it is: a, ad, admin';
    expect(scrubbed(text, { home: '/', user: 'ad', host: 'a' })).toBe(text);
  });
});

describe('a phone in a log', () => {
  it.each(['+49 30 1234567', '030/123 45 67', '(555) 123-4567', '5551234567'])(
    'is taken out: %s',
    (phone) => {
      expect(withoutPhones(`call ${phone} now`)).toBe('call <number> now');
    },
  );

  it.each([
    '2026-03-02T09:30:00.000Z error INTERNAL 3f2b8c1e-1111-4222-8333-123456789012 in slots.list',
    '    at file:///x/main.js:123456:789',
    'started, version 0.1.0, Node 24.21.0',
  ])('is not seen where there is none: %s', (line) => expect(withoutPhones(line)).toBe(line));
});
