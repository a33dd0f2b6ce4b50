import fs from 'node:fs';
import path from 'node:path';
import { keep } from './accessible.ts';
import { ADMIN, DEMO_PASSWORD, expect, temporary, test } from './fixtures.ts';
import { Shell } from './pages/shell.ts';
import { SignInPage } from './pages/sign-in.ts';

test('a backup is made, shows what would be lost, and is gone back to, by keyboard', async ({
  open,
  admin,
}) => {
  const page = await open(ADMIN);
  const shell = new Shell(page);
  await expect(shell.heading(/\d{4}$/)).toBeVisible();
  await page.keyboard.press('Shift+K');
  await expect(shell.heading('Backups')).toBeVisible();
  await expect(page.getByText('There is no backup yet.').first()).toBeVisible();
  await keep(page, 'backups-none');
  await page.getByRole('button', { name: 'Back up now' }).press('Enter');
  const table = page.getByRole('table', { name: 'What there is to go back to' });
  await expect(table.getByRole('row')).toHaveCount(2);

  const { items } = await admin.call('slots.list', { availableOnly: true, limit: 500 });
  const slot = items.find(({ startsAt }) => Date.parse(startsAt) > Date.now());
  await admin.call('bookings.create', { slotId: slot?.id ?? 0, patient: { name: 'Lea Lost' } });

  await table.getByRole('button', { name: /^Go back to / }).press('Enter');
  const dialog = page.getByRole('dialog', { name: /^Go back to / });
  await expect(dialog.getByText('1 booking made or changed since:')).toBeVisible();
  await expect(dialog.getByText(/Lea Lost/)).toBeVisible();
  await keep(page, 'backups-lost');
  await dialog.getByRole('button', { name: 'Go back to this backup' }).press('Enter');
  await expect(page.getByText('The clinic is back as it was in the backup. Please sign in.')).toBeVisible();

  await page.getByLabel('Email').fill(ADMIN);
  await page.getByLabel('Password', { exact: true }).fill(DEMO_PASSWORD);
  await page.keyboard.press('Enter');
  await expect(shell.heading(/\d{4}$/)).toBeVisible();
  await page.keyboard.press('Shift+K');
  await expect(table.getByText('Put aside by a restore')).toBeVisible();
  await keep(page, 'backups');
  await page.setViewportSize({ width: 800, height: 700 });
  await keep(page, 'backups-narrow');
});

test('the second folder gets each backup, and is told of when it is gone', async ({ open }) => {
  const second = temporary('second');
  const page = await open(ADMIN);
  await new Shell(page).goTo('Backups');
  await page.getByLabel('Folder', { exact: true }).fill('/nowhere/at/all');
  await page.keyboard.press('Enter');
  await expect(page.getByText('Nothing can be written to this folder. Is the disk connected?')).toBeVisible();
  await page.getByLabel('Folder', { exact: true }).fill(second);
  await page.keyboard.press('Enter');
  await expect(page.getByText(second)).toBeVisible();
  await page.getByRole('button', { name: 'Back up now' }).press('Enter');
  await expect(page.getByRole('cell', { name: 'Second folder' })).toHaveCount(1);

  fs.rmSync(second, { recursive: true });
  await page.getByRole('button', { name: 'Back up now' }).press('Enter');
  await expect(page.getByText(/^The second folder is not there/)).toBeVisible();
  await keep(page, 'backups-second-gone');
  await page.getByRole('button', { name: 'Stop copying' }).press('Enter');
  await expect(page.getByLabel('Folder', { exact: true })).toBeVisible();
});

test('a new computer begins with a backup of another one', async ({ admin, emptyHost, openAt }) => {
  await admin.call('backups.make', {});
  await expect.poll(async () => (await admin.call('backups.list', {})).items.length).toBe(1);
  const { items, status } = await admin.call('backups.list', {});
  const page = await openAt(emptyHost);
  const choosing = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: 'I have a backup…' }).press('Enter');
  await (await choosing).setFiles(path.join(status.folder, items[0]?.name ?? ''));
  await expect(new Shell(page).heading('Sign in')).toBeVisible();
  await new SignInPage(page).signIn(ADMIN, DEMO_PASSWORD);
  await expect(new Shell(page).navigation).toBeVisible();
  await expect(page.getByText('Riverside Clinic').first()).toBeVisible();
});

test('what is no backup does not become a clinic', async ({ emptyHost, openAt }) => {
  const page = await openAt(emptyHost);
  const choosing = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: 'I have a backup…' }).press('Enter');
  await (await choosing).setFiles({
    name: 'x.db',
    mimeType: 'application/octet-stream',
    buffer: Buffer.from('x'),
  });
  await expect(page.getByRole('alert')).toHaveText(/This backup is damaged/);
  await expect(page.getByRole('button', { name: 'Set up my clinic' })).toBeEnabled();
});
