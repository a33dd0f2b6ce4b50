import { expect, type Page, test } from './fixtures.ts';
import { SignInPage } from './pages/sign-in.ts';
import { SetupPage } from './pages/setup.ts';
import { Shell } from './pages/shell.ts';

const ADMIN = { name: 'Ada Lindqvist', email: 'ada@harbour.example', password: 'seven quiet herons' };

test('the first start asks for the clinic and its first admin', async ({ emptyHost, openAt }) => {
  const page = await openAt(emptyHost);
  const shell = new Shell(page);
  await expect(shell.heading('Welcome to MediBook Desk')).toBeVisible();
  await expect(page.getByText('Demonstration data')).toBeHidden();

  const setup = new SetupPage(page);
  await setup.next.click();
  await setup.clinicName.fill('Harbour Clinic');
  await chooseZone(page, 'Lisbon', 'Europe/Lisbon');
  await setup.next.click();
  await setup.fillAdmin(ADMIN);
  await setup.submit.click();
  await setup.expectStep(4);
  await setup.later();

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
  const setup = new SetupPage(page);
  await setup.next.click();
  await setup.clinicName.fill('H');
  await setup.next.click();
  await expect(setup.clinicName).toHaveAccessibleDescription(/This is too short/);
  await expect(setup.clinicName).toHaveValue('H');
  await setup.clinicName.fill('Harbour Clinic');
  await setup.next.click();

  await setup.adminEmail.fill('not an email');
  await setup.password.fill('short');
  await setup.submit.click();
  await expect(setup.adminName).toHaveAccessibleDescription(/This is needed/);
  await expect(setup.adminEmail).toHaveAccessibleDescription(/not an email address/);
  await expect(setup.password).toHaveAccessibleDescription(/too short/);
  await expect(setup.adminEmail).toHaveValue('not an email');
  await expect(setup.password).toHaveValue('short');

  // What only the core knows is told at its field as well.
  await setup.fillAdmin({ ...ADMIN, password: 'password1234' });
  await setup.submit.click();
  await expect(setup.password).toHaveAccessibleDescription(/Too many people use this password/);
  await expect(setup.adminName).toHaveValue(ADMIN.name);

  await setup.password.fill(ADMIN.password);
  await setup.submit.click();
  await setup.expectStep(4);
});

test('two who set the clinic up at once: the second is told', async ({ emptyHost, openAt }) => {
  const [first, second] = [await openAt(emptyHost), await openAt(emptyHost)];
  for (const page of [first, second]) {
    const setup = new SetupPage(page);
    await setup.toAdmin('Harbour Clinic');
    await setup.fillAdmin(ADMIN);
  }
  await new SetupPage(first).submit.click();
  await new SetupPage(first).expectStep(4);
  await new SetupPage(second).submit.click();
  await expect(second.getByRole('alert')).toHaveText(/The clinic is set up already/);
  await second.reload();
  await expect(new Shell(second).heading('Sign in')).toBeVisible();
});

async function chooseZone(page: Page, typed: string, zone: string): Promise<void> {
  await page.getByRole('combobox', { name: 'Time zone' }).fill(typed);
  await page.getByRole('option', { name: zone, exact: true }).click();
}
