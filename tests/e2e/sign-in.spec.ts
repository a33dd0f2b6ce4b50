import { ADMIN, DEMO_PASSWORD, DESK, expect, test } from './fixtures.ts';
import { freeDay } from './free-day.ts';
import { BookingPanel } from './pages/booking-panel.ts';
import { dayAt, DayPage } from './pages/day.ts';
import { Shell } from './pages/shell.ts';
import { SignInPage } from './pages/sign-in.ts';

const NEW_PASSWORD = 'nine blue lanterns';

const DESK_SCREENS = ['Day', 'Today’s visits', 'Waiting list', 'Bookings', 'Patients', 'Doctors'];

test('a wrong password is told and the right one lets in', async ({ open }) => {
  const page = await open();
  const [signIn, shell] = [new SignInPage(page), new Shell(page)];
  await expect(page.getByText('Demonstration data')).toBeVisible();
  await expect(page.getByText(`Password of all three: ${DEMO_PASSWORD}`)).toBeVisible();

  await signIn.signIn(DESK, 'not the password');
  await expect(page.getByRole('alert')).toHaveText('Email or password is not right.');
  await expect(signIn.email).toHaveValue(DESK);
  await signIn.signIn('nobody@clinic.example', DEMO_PASSWORD);
  await expect(page.getByRole('alert')).toHaveText('Email or password is not right.');

  await page.getByRole('button', { name: `Use ${DESK}` }).click();
  await expect(page.getByRole('alert')).toBeHidden();
  await signIn.submit.click();
  await expect(shell.navigation).toBeVisible();
  await expect(page.getByText('Demo Desk')).toBeVisible();

  await page.getByRole('button', { name: 'Sign out' }).click();
  await expect(shell.heading('Sign in')).toBeVisible();
  await page.goto('/#/bookings');
  await page.reload();
  await expect(shell.heading('Sign in')).toBeVisible();
});

test('after ten wrong passwords the right one has to wait, too', async ({ open, host }) => {
  const page = await open();
  const signIn = new SignInPage(page);
  for (let tries = 1; tries <= 9; tries += 1) {
    await host.rpc('auth.login', { email: DESK, password: `wrong ${tries}` });
  }
  await signIn.signIn(DESK, 'wrong 10');
  await expect(page.getByRole('alert')).toHaveText('Email or password is not right.');
  await signIn.signIn(DESK, DEMO_PASSWORD);
  await expect(page.getByRole('alert')).toHaveText(/^Too many tries\. Please wait/);
  // One person's slips keep nobody else out.
  await signIn.signIn(ADMIN, DEMO_PASSWORD);
  await expect(new Shell(page).navigation).toBeVisible();
});

test('a session that ends elsewhere asks to sign in again, and keeps what was typed', async ({
  open,
  admin,
}) => {
  const { date, sameDoctor } = await freeDay(admin);
  const page = await open(DESK, { at: dayAt(date) });
  const [day, panel] = [new DayPage(page), new BookingPanel(page)];
  await day.goto(date);
  await day.slot(sameDoctor[0]).click();
  await panel.expectHeld();
  await panel.phone.fill('555 0134');

  const users = (await admin.call('users.list', {})).items;
  const { id } = users.find(({ email }) => email === DESK)!;
  await admin.call('users.resetPassword', { id, newPassword: NEW_PASSWORD });

  const again = page.getByRole('dialog', { name: 'Sign in again' });
  await expect(again).toContainText('What you typed is kept');
  await again.getByLabel('Password', { exact: true }).fill(NEW_PASSWORD);
  await again.getByRole('button', { name: 'Sign in', exact: true }).click();
  await expect(again).toBeHidden();
  await expect(panel.phone).toHaveValue('555 0134');
  await panel.name.fill('Ilse Brandt');
  await panel.bookNew();
  await expect(new Shell(page).notices.getByText(/^Confirmed: Ilse Brandt/)).toBeVisible();

  await admin.call('users.deactivate', { id });
  await expect(again).toBeVisible();
  await again.getByLabel('Password', { exact: true }).fill(NEW_PASSWORD);
  await again.getByRole('button', { name: 'Sign in', exact: true }).click();
  await expect(again.getByRole('alert')).toHaveText('Email or password is not right.');
  await again.getByRole('button', { name: 'Sign in as somebody else' }).click();
  await expect(new Shell(page).heading('Sign in')).toBeVisible();
});

test('somebody else may go on where a session ended, and sees their own desk', async ({ open, admin }) => {
  const page = await open(ADMIN);
  const shell = new Shell(page);
  await shell.goTo('Users');
  const users = (await admin.call('users.list', {})).items;
  const { id } = users.find(({ email }) => email === ADMIN)!;
  await admin.call('users.resetPassword', { id, newPassword: NEW_PASSWORD });

  const again = page.getByRole('dialog', { name: 'Sign in again' });
  await again.getByLabel('Email').fill(DESK);
  await again.getByLabel('Password', { exact: true }).fill(DEMO_PASSWORD);
  await again.getByRole('button', { name: 'Sign in', exact: true }).click();
  await expect(again).toBeHidden();
  await expect(page.getByText('Demo Desk')).toBeVisible();
  await expect(shell.navigation.getByRole('link')).toHaveText(DESK_SCREENS);
  await expect(page.getByText('Only an admin may do this')).toBeVisible();
});

test('everybody changes their own password, here and everywhere', async ({ open }) => {
  const [page, elsewhere] = [await open(DESK), await open(DESK)];
  await page.goto('/#/account');
  const form = page.getByRole('form', { name: 'Change your password' });
  const [current, next] = [form.getByLabel('Present password'), form.getByLabel('New password')];
  const submit = form.getByRole('button', { name: 'Change password' });

  await current.fill('not my password');
  await next.fill('short');
  await submit.click();
  await expect(next).toHaveAccessibleDescription(/This is too short/);
  await next.fill(NEW_PASSWORD);
  await submit.click();
  await expect(current).toHaveAccessibleDescription(/This is not your present password/);
  await current.fill(DEMO_PASSWORD);
  await submit.click();

  await expect(new Shell(page).notices.getByText('Your password is changed')).toBeVisible();
  await expect(elsewhere.getByRole('dialog', { name: 'Sign in again' })).toBeVisible();
  const signIn = new SignInPage(page);
  await signIn.signIn(DESK, DEMO_PASSWORD);
  await expect(page.getByRole('alert').filter({ hasText: 'Email or password is not right.' })).toBeVisible();
  await signIn.signIn(DESK, NEW_PASSWORD);
  await expect(new Shell(page).navigation).toBeVisible();
});

test("a receptionist sees none of the admin's screens", async ({ open }) => {
  const page = await open(DESK);
  const shell = new Shell(page);
  await expect(shell.navigation.getByRole('link')).toHaveText(DESK_SCREENS);
  for (const screen of ['slots', 'users', 'statistics', 'settings']) {
    await page.goto(`/#/${screen}`);
    await expect(page.getByText('Only an admin may do this. Ask an admin of your clinic.')).toBeVisible();
  }
  await shell.goTo('Doctors');
  await expect(page.getByRole('link', { name: /^See free slots of/ }).first()).toBeVisible();
  await expect(page.getByRole('button', { name: 'Add a doctor' })).toBeHidden();
  await page.goto('/#/nowhere');
  await expect(page.getByText('There is no such screen')).toBeVisible();
});
