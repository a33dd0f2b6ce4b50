import { expect, type Page, test } from './fixtures.ts';
import { SignInPage } from './pages/sign-in.ts';
import { Shell } from './pages/shell.ts';

const ADMIN = { name: 'Ada Lindqvist', email: 'ada@harbour.example', password: 'seven quiet herons' };

test('the first start asks for the clinic and its first admin', async ({ emptyHost, openAt }) => {
  const page = await openAt(emptyHost);
  const shell = new Shell(page);
  await expect(shell.heading('Welcome to MediBook Desk')).toBeVisible();
  await expect(page.getByText('Demonstration data')).toBeHidden();

  await page.getByLabel('Name of the clinic').fill('Harbour Clinic');
  await chooseZone(page, 'Lisbon', 'Europe/Lisbon');
  await page.getByLabel('Your name').fill(ADMIN.name);
  await page.getByLabel('Your email').fill(ADMIN.email);
  await page.getByLabel('Password', { exact: true }).fill(ADMIN.password);
  await page.getByRole('button', { name: 'Open the clinic' }).click();

  await expect(shell.navigation).toBeVisible();
  await expect(page.getByText('Harbour Clinic')).toBeVisible();
  await expect(page.getByText('No doctors yet')).toBeVisible();
  await expect(page.getByText(ADMIN.name)).toBeVisible();

  // Another browser finds the clinic, and has to sign in.
  const other = await openAt(emptyHost);
  await expect(new Shell(other).heading('Sign in')).toBeVisible();
  await expect(other.getByText('Harbour Clinic')).toBeVisible();
  await expect(other.getByText('Try it with one of these')).toBeHidden();

  // So does the same one after a restart, without signing in again.
  await emptyHost.restart();
  await page.reload();
  await expect(shell.navigation).toBeVisible();
  await new SignInPage(other).signIn(ADMIN.email, ADMIN.password);
  await expect(new Shell(other).navigation).toBeVisible();
  const status = await emptyHost.rpc('setup.status', {});
  expect(status).toMatchObject({ ok: true, value: { isSetUp: true, timeZone: 'Europe/Lisbon' } });
});

test('what cannot be used is told at its field, and everything typed stays', async ({
  emptyHost,
  openAt,
}) => {
  const page = await openAt(emptyHost);
  const submit = page.getByRole('button', { name: 'Open the clinic' });
  await page.getByLabel('Name of the clinic').fill('H');
  await page.getByLabel('Your email').fill('not an email');
  await page.getByLabel('Password', { exact: true }).fill('short');
  await submit.click();

  await expect(page.getByLabel('Name of the clinic')).toHaveAccessibleDescription(/This is too short/);
  await expect(page.getByLabel('Your name')).toHaveAccessibleDescription(/This is needed/);
  await expect(page.getByLabel('Your email')).toHaveAccessibleDescription(/not an email address/);
  await expect(page.getByLabel('Password', { exact: true })).toHaveAccessibleDescription(/too short/);
  await expect(page.getByLabel('Name of the clinic')).toHaveValue('H');
  await expect(page.getByLabel('Your email')).toHaveValue('not an email');
  await expect(page.getByLabel('Password', { exact: true })).toHaveValue('short');

  // What only the core knows is told at its field as well.
  await page.getByLabel('Name of the clinic').fill('Harbour Clinic');
  await page.getByLabel('Your name').fill(ADMIN.name);
  await page.getByLabel('Your email').fill(ADMIN.email);
  await page.getByLabel('Password', { exact: true }).fill('password1234');
  await submit.click();
  await expect(page.getByLabel('Password', { exact: true })).toHaveAccessibleDescription(
    /Too many people use this password/,
  );
  await expect(page.getByLabel('Your name')).toHaveValue(ADMIN.name);

  await page.getByLabel('Password', { exact: true }).fill(ADMIN.password);
  await submit.click();
  await expect(new Shell(page).navigation).toBeVisible();
});

test('two who set the clinic up at once: the second is told', async ({ emptyHost, openAt }) => {
  const [first, second] = [await openAt(emptyHost), await openAt(emptyHost)];
  for (const page of [first, second]) {
    await page.getByLabel('Name of the clinic').fill('Harbour Clinic');
    await page.getByLabel('Your name').fill(ADMIN.name);
    await page.getByLabel('Your email').fill(ADMIN.email);
    await page.getByLabel('Password', { exact: true }).fill(ADMIN.password);
  }
  await first.getByRole('button', { name: 'Open the clinic' }).click();
  await expect(new Shell(first).navigation).toBeVisible();
  await second.getByRole('button', { name: 'Open the clinic' }).click();
  await expect(second.getByRole('alert')).toHaveText(/The clinic is set up already/);
  await second.reload();
  await expect(new Shell(second).heading('Sign in')).toBeVisible();
});

async function chooseZone(page: Page, typed: string, zone: string): Promise<void> {
  await page.getByRole('combobox', { name: 'Time zone' }).fill(typed);
  await page.getByRole('option', { name: zone, exact: true }).click();
}
