import fs from 'node:fs';
import { keep } from './accessible.ts';
import { ADMIN, DESK, expect, type Page, test } from './fixtures.ts';
import { choose, Shell } from './pages/shell.ts';

/** Presses a button as a keyboard does. */
async function press(page: Page, name: string | RegExp): Promise<void> {
  const button = page.getByRole('button', { name });
  await button.focus();
  await expect(button).toBeFocused();
  await page.keyboard.press('Enter');
}

async function chooseFile(page: Page, name: string, text: string): Promise<void> {
  const chooser = page.waitForEvent('filechooser');
  await press(page, 'Choose a file');
  await (await chooser).setFiles({ name, mimeType: 'text/csv', buffer: Buffer.from(text) });
}

test('a table is mapped, checked, corrected by leaving lines out, and imported by keyboard alone', async ({
  open,
}) => {
  const page = await open(ADMIN);
  await new Shell(page).goTo('Import & export');
  await keep(page, 'data-empty');
  await chooseFile(
    page,
    'patients of Dr Müller.csv',
    'Vorname;Nachname;Geburtstag;Telefon\nWilhelmina;Featherstonehaugh;1.2.1980;030 1234567\nBo;Yi;3.4.1990;\nX;;yesterday;\n',
  );
  await expect(page.getByText('patients of Dr Müller.csv')).toBeVisible();
  await choose(page, 'Date of birth', 'Geburtstag');
  await choose(page, 'Dates are written as', 'Day, month, year');
  await keep(page, 'data-mapping');
  await press(page, 'Check the file');
  await expect(page.getByText('Checked. Nothing is saved yet.')).toBeVisible();
  const problems = page.getByRole('table', { name: 'What is wrong' });
  await expect(problems.getByRole('row', { name: /^4 Date of birth Not a date/ })).toBeVisible();
  await expect(page.getByRole('button', { name: 'Import 2 lines' })).toBeDisabled();
  await keep(page, 'data-checked');

  await page.getByRole('checkbox', { name: /Leave out lines/ }).focus();
  await page.keyboard.press('Space');
  await press(page, 'Import 2 lines');
  await expect(page.getByRole('status').filter({ hasText: /^Imported$/ })).toBeVisible();
  await expect(
    page.getByRole('row', { name: /patients of Dr Müller.csv Patients Imported 2/ }),
  ).toBeVisible();
  await keep(page, 'data-done');

  // Coming back shows it still, and the search finds whom it brought.
  await new Shell(page).goTo('Patients');
  await page.getByRole('combobox', { name: 'Find a patient' }).fill('featherstonehaugh');
  await expect(page.getByText('Wilhelmina Featherstonehaugh').first()).toBeVisible();
  await new Shell(page).goTo('Import & export');
  await expect(page.getByRole('status').filter({ hasText: /^Imported$/ })).toBeVisible();
  await press(page, 'Start over');
  await expect(page.getByRole('button', { name: 'Choose a file' })).toBeVisible();
});

test('the patients are saved as a file; one that is no table is refused, and a receptionist has none of it', async ({
  open,
}) => {
  const page = await open(ADMIN);
  await new Shell(page).goTo('Import & export');
  const download = page.waitForEvent('download');
  await press(page, 'Patients (CSV)');
  const file = await download;
  expect(file.suggestedFilename()).toMatch(/^patients-\d{4}-\d{2}-\d{2}\.csv$/);
  const text = fs.readFileSync(await file.path(), 'utf8');
  expect(text).toMatch(/^\uFEFFname,date_of_birth,phone,email,sex,notes,alert\r\n/);

  await chooseFile(page, 'picture.csv', 'a\0b\0\0\0\0c\0\u0001');
  await expect(page.getByRole('main').getByRole('alert')).toContainText('not a table');

  const desk = await open(DESK);
  const refused = await desk.request.post('/upload?name=x.csv', { data: 'name\nX Y\n' });
  expect(refused.status()).toBe(403);
  expect((await desk.request.get(`/download/${file.url().split('/').at(-1)}`)).status()).toBe(403);
  await expect(desk.getByRole('link', { name: 'Import & export' })).toBeHidden();
});
