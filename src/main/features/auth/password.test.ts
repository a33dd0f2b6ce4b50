import { expect, test } from 'vitest';
import { hashPassword, isRightPassword, requireUncommon } from './password.ts';

test('a hash is argon2id of 19 MiB and two passes, another one each time', async () => {
  const hash = await hashPassword('blau-fahrrad-im-mai');
  expect(hash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
  expect(await hashPassword('blau-fahrrad-im-mai')).not.toBe(hash);
});

test('a given salt makes the same hash', async () => {
  const salt = new Uint8Array(16).fill(7);
  expect(await hashPassword('blau-fahrrad-im-mai', salt)).toBe(
    await hashPassword('blau-fahrrad-im-mai', salt),
  );
});

test('only the password as it was typed fits', async () => {
  const hash = await hashPassword(' Blau-fahrrad-im-mai ');
  expect(await isRightPassword(hash, ' Blau-fahrrad-im-mai ')).toBe(true);
  for (const other of ['Blau-fahrrad-im-mai', ' blau-fahrrad-im-mai ', ' Blau-fahrrad-im-mai', '']) {
    expect(await isRightPassword(hash, other)).toBe(false);
  }
});

test('without a user nothing fits', async () => {
  expect(await isRightPassword(undefined, 'blau-fahrrad-im-mai')).toBe(false);
});

test('the refusal names the field', async () => {
  const refused = requireUncommon('password1234', 'admin.password', []);
  await expect(refused).rejects.toMatchObject({ wire: { fields: { 'admin.password': 'COMMON_PASSWORD' } } });
});
