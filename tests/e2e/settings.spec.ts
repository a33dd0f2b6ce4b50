/** The clinic's settings: all of them by keyboard, what another time zone means, and the logo. */
import { keep } from './accessible.ts';
import { ADMIN, DESK, expect, test } from './fixtures.ts';
import { choose, Shell } from './pages/shell.ts';

/** The smallest PNG there is: one clear point. */
const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==',
  'base64',
);

test('what is wrong is said at its field, what is typed stays, and what was saved can be taken back', async ({
  open,
  admin,
}) => {
  const page = await open(ADMIN);
  const shell = new Shell(page);
  await expect(shell.heading(/\d{4}$/)).toBeVisible();
  await page.keyboard.press('Shift+E');
  await expect(shell.heading('Settings')).toBeVisible();
  const [name, address, hold] = [
    page.getByLabel('Name of the clinic'),
    page.getByLabel('Address'),
    page.getByLabel('Seconds that a slot is kept'),
  ];
  await name.focus();
  await page.keyboard.press('ControlOrMeta+a');
  await page.keyboard.type('Hillside Clinic');
  await page.keyboard.press('Tab');
  await page.keyboard.type('1 High Street');
  await page.keyboard.press('Enter');
  await page.keyboard.type('Riverton');
  await hold.focus();
  await page.keyboard.press('ControlOrMeta+a');
  await page.keyboard.type('10');
  await page.keyboard.press('Enter');
  await expect(page.getByText('This number is too small.')).toBeVisible();
  await expect(hold).toBeFocused();
  await expect(name).toHaveValue('Hillside Clinic');
  await keep(page, 'settings-refused');

  await page.keyboard.press('ControlOrMeta+a');
  await page.keyboard.type('300');
  await page.keyboard.press('Enter');
  await expect(shell.notices.getByText('The settings were saved.')).toBeVisible();
  await expect(page.getByRole('figure')).toContainText('Riverton');
  const saved = await admin.call('settings.get', {});
  expect(saved).toMatchObject({
    clinicName: 'Hillside Clinic',
    address: '1 High Street\nRiverton',
    holdSeconds: 300,
  });

  await shell.undo.press('Enter');
  await expect(shell.notices.getByText('The settings are as they were before.')).toBeVisible();
  await expect(name).toHaveValue('Riverside Clinic');
  await expect(address).toHaveValue('');
  expect(await admin.call('settings.get', {})).toMatchObject({ holdSeconds: 120, address: null });
});

test('another time zone shows what it means before it is saved', async ({ open, admin }) => {
  const page = await open(ADMIN, { at: '/#/settings' });
  const zone = page.getByRole('combobox', { name: 'Time zone' });
  await zone.fill('Asia/Tokyo');
  await expect(page.getByRole('option', { name: 'Asia/Tokyo' })).toBeVisible();
  await zone.press('ArrowDown');
  await zone.press('Enter');
  const change = page.getByTestId('zone-change');
  await expect(change).toContainText('will show another time');
  await expect(change.getByRole('row')).toHaveCount(6);
  await keep(page, 'settings-zone');
  const { timeZone: before } = await admin.call('settings.get', {});
  await page.getByRole('button', { name: 'Save' }).press('Enter');
  await expect(new Shell(page).notices.getByText('The settings were saved.')).toBeVisible();
  await expect(change).toBeHidden();
  expect((await admin.call('settings.get', {})).timeZone).toBe('Asia/Tokyo');
  expect(before).not.toBe('Asia/Tokyo');
});

test('a logo goes on paper at once, and off it again; what is no picture is refused', async ({
  open,
  admin,
}) => {
  const page = await open(ADMIN, { at: '/#/settings' });
  const shell = new Shell(page);
  const give = async (name: string, buffer: Buffer) => {
    const chooser = page.waitForEvent('filechooser');
    await page.getByRole('button', { name: /Choose (a|another) picture/ }).press('Enter');
    await (await chooser).setFiles({ name, mimeType: 'image/png', buffer });
  };
  await give('logo.png', Buffer.from('not a picture'));
  await expect(page.getByText('This is not a PNG or JPEG picture.')).toBeVisible();
  await give('logo.png', Buffer.concat([PNG, Buffer.alloc(300_001)]));
  await expect(page.getByText('This picture is larger than 300 kB.')).toBeVisible();
  await give('logo.png', PNG);
  await expect(shell.notices.getByText('The logo was saved.')).toBeVisible();
  await expect(page.getByRole('figure').locator('img')).toBeVisible();

  const desk = await open(DESK, { at: '/#/print/day' });
  await expect(desk.getByTestId('sheet').first().locator('img')).toBeVisible();

  await page.getByRole('button', { name: 'Remove the logo' }).press('Enter');
  await expect(page.getByRole('figure').locator('img')).toHaveCount(0);
  await shell.undo.press('Enter');
  await expect(page.getByRole('figure').locator('img')).toBeVisible();
  expect((await admin.call('settings.logo', {})).logo?.data).toBe(PNG.toString('base64'));
});

test('the week and the clock are chosen from lists', async ({ open, admin }) => {
  const page = await open(ADMIN, { at: '/#/settings' });
  await choose(page, 'Clock', '12 hours (2:30 pm)');
  await choose(page, 'First day of the week', 'Sunday');
  await choose(page, 'Dates', 'Month, day, year');
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(new Shell(page).notices.getByText('The settings were saved.')).toBeVisible();
  expect(await admin.call('settings.get', {})).toMatchObject({
    clock: '12',
    firstWeekday: 7,
    dateOrder: 'MDY',
  });
});
