import fs from 'node:fs';
import path from 'node:path';
import { keep } from './accessible.ts';
import { ADMIN, DESK, expect, hosted, temporary, test } from './fixtures.ts';
import { Shell } from './pages/shell.ts';

test('an admin sees how the desk does, has the file checked, and saves a support file after reading it', async ({
  open,
}) => {
  const page = await open(ADMIN);
  const shell = new Shell(page);
  await expect(shell.navigation.getByRole('link', { name: 'Health' })).toBeVisible();
  await page.keyboard.press('Shift+Y');
  await expect(shell.heading('Health')).toBeVisible();
  const database = page.getByRole('region', { name: 'Database' });
  await expect(database.getByText('Not known yet')).toBeVisible();
  await database.getByRole('button', { name: 'Check the file now' }).press('Enter');
  await expect(shell.notices.getByText('The file is sound.')).toBeVisible();
  await expect(database.getByText('Good')).toBeVisible();
  await keep(page, 'health');

  const support = page.getByRole('button', { name: 'Make a support file' });
  await support.press('Enter');
  const dialog = page.getByRole('dialog', { name: 'What is in the support file' });
  await dialog.getByText(/^health\.json/).press('Enter');
  await expect(dialog.getByLabel('health.json')).toContainText('"isSound": true');
  await keep(page, 'support-file');
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    dialog.getByRole('button', { name: 'Save the file' }).press('Enter'),
  ]);
  expect(download.suggestedFilename()).toMatch(/^medibook-support-[\d-]+\.zip$/);
  expect(
    fs
      .readFileSync(await download.path())
      .subarray(0, 2)
      .toString(),
  ).toBe('PK');
  await expect(dialog).toBeHidden();
  await expect(support).toBeFocused();
});

test('everybody finds the versions and the licence of every part', async ({ open }) => {
  const page = await open(DESK);
  const shell = new Shell(page);
  await expect(shell.navigation.getByRole('link', { name: 'Day', exact: true })).toBeVisible();
  await expect(shell.navigation.getByRole('link', { name: 'Health' })).toBeHidden();
  await page.keyboard.press('Control+k');
  await page.keyboard.type('about');
  await page.keyboard.press('Enter');
  await expect(shell.heading('About MediBook Desk')).toBeVisible();
  await expect(page.getByText(/^(SQLite|PostgreSQL) \d/)).toBeVisible();
  await page.getByLabel('Find a part or a licence').fill('kysely');
  await expect(page.getByText('1 part', { exact: true })).toBeVisible();
  await page.locator('summary').filter({ hasText: 'kysely' }).press('Enter');
  await expect(page.getByLabel('kysely', { exact: true })).toContainText('Permission is hereby granted');
  await keep(page, 'about');
});

test('damage that a check has found is on every screen of every admin, and of nobody else', async ({
  template,
  openAt,
}) => {
  const folder = temporary('damaged');
  fs.cpSync(template, folder, { recursive: true });
  const found = { isSound: false, pages: ['wrong # of entries in index x'], links: [], brokenAuditId: null };
  const check = { at: '2026-03-02T09:30:00.000Z', took: 12, ...found };
  fs.writeFileSync(path.join(folder, 'last-check.json'), JSON.stringify(check));
  await hosted(folder, async (host) => {
    const desk = await openAt(host, DESK);
    await expect(new Shell(desk).navigation).toBeVisible();
    await expect(desk.getByRole('region', { name: 'What needs an admin' })).toBeHidden();
    const page = await openAt(host, ADMIN);
    const notice = page.getByRole('region', { name: 'What needs an admin' });
    await expect(notice).toContainText('found damage');
    await notice.getByRole('link', { name: 'Open the health page' }).press('Enter');
    const database = page.getByRole('region', { name: 'Database' });
    await expect(database.getByText('Not good')).toBeVisible();
    await expect(database.getByText('1 fault in the file itself')).toBeVisible();
    await keep(page, 'health-damaged');
    await database.getByRole('button', { name: 'Check the file now' }).press('Enter');
    await expect(database.getByText(/^.Good$/)).toBeVisible();
    await expect(notice).toBeHidden();
  });
});
