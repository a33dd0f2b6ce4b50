import { keep } from './accessible.ts';
import { ADMIN, expect, test } from './fixtures.ts';
import { Shell } from './pages/shell.ts';

test('rooms and specializations are added, put in order and renamed by keyboard', async ({ open, admin }) => {
  const page = await open(ADMIN);
  await expect(page.getByRole('link', { name: 'Rooms & fields' })).toBeVisible();
  await page.keyboard.press('Shift+R');
  await expect(page.getByRole('heading', { name: 'Rooms & fields' })).toBeVisible();
  const form = page.getByRole('dialog');
  for (const name of ['Room A', 'Room B']) {
    await page.getByRole('button', { name: 'Add a room' }).press('Enter');
    await form.getByLabel('Name').fill(name);
    await page.keyboard.press('Enter');
    await expect(form).toBeHidden();
  }
  await page.getByRole('button', { name: 'Add a room' }).press('Enter');
  await form.getByLabel('Name').fill('room a');
  await page.keyboard.press('Enter');
  await expect(form.getByLabel('Name')).toHaveAccessibleDescription(/name already/);
  await page.keyboard.press('Escape');

  await page.getByRole('button', { name: 'Move Room B up' }).press('Enter');
  await expect(page.getByText('Room B is number 1 now.')).toBeVisible();
  const rooms = page.getByRole('list', { name: 'Rooms' }).getByRole('listitem');
  await expect(rooms.first()).toContainText('Room B');
  expect((await admin.call('rooms.list', {})).items.map(({ name }) => name)).toEqual(['Room B', 'Room A']);
  await keep(page, 'rooms');

  await page.getByRole('button', { name: 'Edit Neurology' }).press('Enter');
  await form.getByLabel('Name').fill('Nerves and brain');
  await page.keyboard.press('Enter');
  await expect(form).toBeHidden();
  const { items } = await admin.call('doctors.list', {});
  expect(items.filter(({ specialization }) => specialization === 'Nerves and brain')).toHaveLength(1);
});

test('doctors change places, and deactivating one is decided booking by booking', async ({ open, admin }) => {
  const page = await open(ADMIN);
  const shell = new Shell(page);
  await shell.goTo('Doctors');
  const group = page.getByRole('region', { name: 'General practice' });
  const names = () => group.getByRole('heading', { level: 3 }).allTextContents();
  await expect(group.getByRole('heading', { level: 3 }).nth(1)).toBeVisible();
  const [first = '', second = ''] = await names();
  await page.getByRole('button', { name: `Move ${second} up` }).press('Enter');
  await expect(group.getByRole('heading', { level: 3 }).first()).toHaveText(second);
  expect((await names()).slice(0, 2)).toEqual([second, first]);

  await page.getByRole('button', { name: 'Deactivate Hana Takemura' }).press('Enter');
  const change = page.getByRole('dialog', { name: 'What this change does' });
  await expect(change.getByText(/bookings? (is|are) in the way/)).toBeVisible();
  await keep(page, 'deactivate-doctor');
  await change.getByRole('button', { name: 'All: cancel and call' }).press('Enter');
  await change.getByRole('button', { name: 'Apply' }).press('Enter');
  await expect(change).toBeHidden();
  await expect(page.getByRole('button', { name: 'Reactivate Hana Takemura' })).toBeVisible();
  const { items } = await admin.call('waitlist.list', {});
  expect(items.some(({ doctorName }) => doctorName === 'Hana Takemura')).toBe(true);
});
