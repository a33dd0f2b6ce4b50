import { keep } from './accessible.ts';
import { expect, type Page, test } from './fixtures.ts';
import { isOnServer } from './on-server.ts';
import { SignInPage } from './pages/sign-in.ts';
import { Shell } from './pages/shell.ts';

const ADMIN = { name: 'Ada Lindqvist', email: 'ada@harbour.example', password: 'seven quiet herons' };

test('the first start, by keyboard alone: language, clinic, admin, a doctor with hours; then the desk', async ({
  emptyHost,
  openAt,
}) => {
  const page = await openAt(emptyHost);
  const shell = new Shell(page);
  await expect(shell.heading('Welcome to MediBook Desk')).toBeVisible();
  await expect(page.getByText('Demonstration data')).toBeHidden();
  await expect(page.getByRole('button', { name: 'Set up my clinic' })).toBeFocused();
  await keep(page, 'setup-language');
  await page.keyboard.press('Enter');

  await expect(page.getByLabel('Name of the clinic')).toBeFocused();
  await page.keyboard.type('Harbour Clinic');
  await chooseZone(page, 'Lisbon', 'Europe/Lisbon');
  await keep(page, 'setup-clinic');
  await page.getByRole('button', { name: 'Next' }).press('Enter');

  await expect(page.getByLabel('Your name')).toBeFocused();
  await fillAdmin(page);
  await keep(page, 'setup-admin');
  await page.keyboard.press('Enter');

  await expect(shell.heading('Doctors and their hours')).toBeVisible();
  await expect(page.getByText('No doctors yet')).toBeVisible();
  await expect(page.getByLabel('Name', { exact: true })).toBeFocused();
  await page.keyboard.type('Dr Ines Prado');
  await page.getByRole('combobox', { name: 'Specialization' }).fill('Paediatrics');
  await page.getByLabel('Email').fill('ines@harbour.example');
  await page.getByLabel('Weekly hours').fill('mo-su 8-12 evry 20');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('alert')).toContainText('evry');
  await page.getByLabel('Weekly hours').fill('mo-su 8-12, 13-17 every 20');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('list', { name: 'Doctors' })).toContainText('Dr Ines Prado · Paediatrics');
  await keep(page, 'setup-doctors');

  // Left here, it goes on here, also for somebody who signs in anew.
  await emptyHost.restart();
  await page.reload();
  await expect(shell.heading('Doctors and their hours')).toBeVisible();
  await page.getByRole('button', { name: 'Open the desk' }).press('Enter');
  await expect(shell.navigation).toBeVisible();
  await expect(page.getByText('Harbour Clinic')).toBeVisible();
  const status = await emptyHost.rpc('setup.status', {});
  expect(status).toMatchObject({ ok: true, value: { isSetUp: true, timeZone: 'Europe/Lisbon' } });

  // Another browser finds the clinic, and has to sign in.
  const other = await openAt(emptyHost);
  await expect(new Shell(other).heading('Sign in')).toBeVisible();
  await expect(other.getByText('Try it with one of these')).toBeHidden();
  await new SignInPage(other).signIn(ADMIN.email, ADMIN.password);
  await expect(new Shell(other).navigation).toBeVisible();
});

test('what was typed outlives a closed window, but for the password; what cannot be used is told at its field', async ({
  emptyHost,
  openAt,
}) => {
  const page = await openAt(emptyHost);
  await page.getByRole('button', { name: 'Set up my clinic' }).press('Enter');
  await page.getByLabel('Name of the clinic').fill('H');
  await page.keyboard.press('Enter');
  await expect(page.getByLabel('Name of the clinic')).toHaveAccessibleDescription(/This is too short/);
  await page.reload();
  await expect(page.getByLabel('Name of the clinic')).toHaveValue('H');
  await page.getByLabel('Name of the clinic').fill('Harbour Clinic');
  await page.keyboard.press('Enter');

  await page.getByLabel('Your email').fill('not an email');
  await page.getByLabel('Password', { exact: true }).fill('short');
  await page.keyboard.press('Enter');
  await expect(page.getByLabel('Your name')).toHaveAccessibleDescription(/This is needed/);
  await expect(page.getByLabel('Your email')).toHaveAccessibleDescription(/not an email address/);
  await expect(page.getByLabel('Password', { exact: true })).toHaveAccessibleDescription(/too short/);
  await page.getByRole('button', { name: 'Back' }).press('Enter');
  await expect(page.getByLabel('Name of the clinic')).toHaveValue('Harbour Clinic');
  await page.keyboard.press('Enter');
  await expect(page.getByLabel('Your email')).toHaveValue('not an email');
  await expect(page.getByLabel('Password', { exact: true })).toHaveValue('short');
  await page.reload();
  await expect(page.getByLabel('Your email')).toHaveValue('not an email');
  await expect(page.getByLabel('Password', { exact: true })).toHaveValue('');

  // What only the core knows is told at its field as well.
  await fillAdmin(page, 'password1234');
  await page.keyboard.press('Enter');
  await expect(page.getByLabel('Password', { exact: true })).toHaveAccessibleDescription(
    /Too many people use this password/,
  );
  await expect(page.getByLabel('Your name')).toHaveValue(ADMIN.name);
});

test('two who set the clinic up at once: the second is told', async ({ emptyHost, openAt }) => {
  const [first, second] = [await openAt(emptyHost), await openAt(emptyHost)];
  for (const page of [first, second]) {
    await page.getByRole('button', { name: 'Set up my clinic' }).press('Enter');
    await page.getByLabel('Name of the clinic').fill('Harbour Clinic');
    await page.keyboard.press('Enter');
    await fillAdmin(page);
  }
  await first.getByRole('button', { name: 'Open the clinic' }).click();
  await expect(new Shell(first).heading('Doctors and their hours')).toBeVisible();
  await second.getByRole('button', { name: 'Open the clinic' }).click();
  await expect(second.getByRole('alert')).toHaveText(/The clinic is set up already/);
  await second.reload();
  await expect(new Shell(second).heading('Sign in')).toBeVisible();
});

test('the demonstration is shown and left, and a practice day is made, booked on and removed', async ({
  emptyHost,
  openAt,
}) => {
  const page = await openAt(emptyHost);
  const shell = new Shell(page);
  await page.getByRole('button', { name: 'Show me the demonstration clinic' }).press('Enter');
  await expect(shell.navigation).toBeVisible();
  await expect(page.getByText('Demonstration data')).toBeVisible();
  // Other desks may be looking at it: on a server, no other clinic takes its place by one click.
  if (isOnServer) return expect(page.getByRole('button', { name: 'Begin with my own clinic' })).toBeHidden();
  await page.getByRole('button', { name: 'Begin with my own clinic' }).press('Enter');
  const leaving = page.getByRole('dialog', { name: 'Leave the demonstration clinic?' });
  await leaving.getByRole('button', { name: 'Begin with my own clinic' }).press('Enter');
  await expect(shell.heading('Welcome to MediBook Desk')).toBeVisible();

  await page.getByRole('button', { name: 'Set up my clinic' }).press('Enter');
  await page.getByLabel('Name of the clinic').fill('Harbour Clinic');
  await page.keyboard.press('Enter');
  await fillAdmin(page);
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: 'Open it with a practice day' }).press('Enter');
  await expect(page.getByRole('heading', { name: 'Practice: Dr Maple' })).toBeVisible();
  await keep(page, 'practice-day');
  await page.keyboard.press('n');
  await page.getByRole('combobox', { name: /Patient/ }).fill('Practice: Kim');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('button', { name: /^Book/ }).first()).toBeVisible();
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Remove it' }).press('Enter');
  await expect(page.getByText('The practice day is gone, with all that was booked on it.')).toBeVisible();
  await expect(page.getByText('Practice: Dr Maple')).toHaveCount(0);
});

async function fillAdmin(page: Page, password = ADMIN.password): Promise<void> {
  await page.getByLabel('Your name').fill(ADMIN.name);
  await page.getByLabel('Your email').fill(ADMIN.email);
  await page.getByLabel('Password', { exact: true }).fill(password);
}

async function chooseZone(page: Page, typed: string, zone: string): Promise<void> {
  await page.getByRole('combobox', { name: 'Time zone' }).fill(typed);
  await page.getByRole('option', { name: zone, exact: true }).click();
}
