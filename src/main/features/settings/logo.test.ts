import { afterEach, beforeEach, expect, test } from 'vitest';
import { type Clinic, openClinic } from '../../../../tests/support/clinic.ts';

let clinic: Clinic;
beforeEach(async () => {
  clinic = await openClinic();
});
afterEach(() => clinic.close());

const PNG = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 1, 2, 3]);
const JPEG = Buffer.from([0xff, 0xd8, 0xff, 0xe0, 9]);
const png = { mediaType: 'image/png' as const, data: PNG.toString('base64') };
const jpeg = { mediaType: 'image/jpeg' as const, data: JPEG.toString('base64') };

const logo = async () => (await clinic.desk.call('settings.logo', {})).logo;

test('an admin sets it, everybody sees it, and there is one', async () => {
  expect(await logo()).toBeNull();
  await clinic.desk.refused('ADMIN_ONLY', 'settings.setLogo', png);
  await clinic.admin.call('settings.setLogo', png);
  expect(await logo()).toEqual(png);
  await clinic.admin.call('settings.setLogo', jpeg);
  expect(await logo()).toEqual(jpeg);
  await clinic.admin.call('settings.removeLogo', {});
  await clinic.admin.call('settings.removeLogo', {});
  expect(await logo()).toBeNull();
});

test.each([
  ['another kind than it says', { ...jpeg, mediaType: 'image/png' as const }, 'NOT_A_PICTURE'],
  ['no picture', { ...png, data: Buffer.from('<svg/>').toString('base64') }, 'NOT_A_PICTURE'],
  ['nothing', { ...png, data: '' }, 'NOT_A_PICTURE'],
  ['no base64', { ...png, data: '%%%' }, 'NOT_A_PICTURE'],
  [
    'too large',
    { ...png, data: Buffer.concat([PNG, Buffer.alloc(300_000)]).toString('base64') },
    'PICTURE_TOO_LARGE',
  ],
])('%s is refused, and what was there stays', async (_what, input, reason) => {
  await clinic.admin.call('settings.setLogo', jpeg);
  const refusal = await clinic.admin.refused('INPUT_INVALID', 'settings.setLogo', input);
  expect(refusal.fields).toEqual({ data: reason });
  expect(await logo()).toEqual(jpeg);
});

test('the audit says that it changed, and holds no picture', async () => {
  await clinic.admin.call('settings.setLogo', png);
  const rows = await clinic.app.database.read((db) =>
    db.selectFrom('audit_log').selectAll().where('procedure', '=', 'settings.setLogo').execute(),
  );
  expect(rows.map(({ after_values }) => JSON.parse(after_values ?? ''))).toEqual([
    { logo: { mediaType: 'image/png', bytes: PNG.length } },
  ]);
});
