import { keep } from './accessible.ts';
import { ADMIN, DESK, DEMO_PASSWORD, expect, type Page, test } from './fixtures.ts';
import { Shell } from './pages/shell.ts';

const PASSWORD = DEMO_PASSWORD;

/** Goes on with Tab until the focus is where it should be, as somebody without a mouse does. */
async function tabTo(page: Page, name: RegExp, most = 80): Promise<void> {
  const focused = page.locator(':focus');
  for (let press = 0; press < most; press += 1) {
    await page.keyboard.press('Tab');
    const label = await focused.evaluate(
      (node) =>
        node.getAttribute('aria-label') ??
        node.closest('label')?.getAttribute('aria-label') ??
        node.textContent ??
        '',
    );
    if (name.test(label)) return;
  }
  throw new Error(`Tab never came to ${name}`);
}

/** Chooses from a list that has the focus, by typing the beginning of what is wanted. */
async function pick(page: Page, text: string): Promise<void> {
  await page.keyboard.press('Enter');
  await expect(page.getByRole('listbox')).toBeVisible();
  await page.keyboard.type(text);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('listbox')).toBeHidden();
}

test('an admin narrows what receptionists may do, and their open windows follow, by keyboard', async ({
  open,
}) => {
  const desk = await open(DESK, { at: '/#/bookings?status=CONFIRMED' });
  await expect(desk.getByRole('button', { name: /^Cancel / }).first()).toBeVisible();

  const page = await open(ADMIN);
  await expect(new Shell(page).heading(/\d{4}$/)).toBeVisible();
  await page.keyboard.press('Shift+U');
  await expect(new Shell(page).heading('Users')).toBeVisible();
  const cancelling = page.getByRole('switch', { name: 'Cancel bookings, all receptionists' });
  await expect(cancelling).toBeChecked();
  await tabTo(page, /^Cancel bookings, all receptionists/);
  await page.keyboard.press('Space');
  await expect(cancelling).not.toBeChecked();
  await expect(desk.getByRole('button', { name: /^Cancel / })).toHaveCount(0);

  // One of them is let do it again, and so stands in a column of their own.
  await page.getByRole('button', { name: 'Permissions of Demo Desk' }).focus();
  await page.keyboard.press('Enter');
  const dialog = page.getByRole('dialog', { name: 'Permissions of Demo Desk' });
  await dialog.getByRole('button', { name: /. Cancel bookings$/ }).focus();
  await pick(page, 'Allowed');
  await keep(page, 'own-permissions');
  await page.keyboard.press('Escape');
  await expect(page.getByRole('switch', { name: 'Cancel bookings, Demo Desk' })).toBeChecked();
  await keep(page, 'users-permissions');
  await expect(desk.getByRole('button', { name: /^Cancel / }).first()).toBeVisible();
});

test('a doctor who signs in sees their own day alone, and as it happens', async ({ open, admin }) => {
  const { items: visits } = await admin.call('bookings.list', { status: 'CONFIRMED', limit: 500 });
  const { timeZone } = await admin.call('settings.get', {});
  const dayOf = (at: string) => new Intl.DateTimeFormat('sv-SE', { timeZone }).format(new Date(at));
  const visit = visits.find(({ visit: { state }, patient }) => state === 'EXPECTED' && patient);
  if (!visit) throw new Error('There is no visit to come');
  const date = dayOf(visit.startsAt);

  // The admin makes the sign-in by keyboard.
  const page = await open(ADMIN);
  await expect(new Shell(page).heading(/\d{4}$/)).toBeVisible();
  await page.keyboard.press('Shift+U');
  await page.getByRole('button', { name: 'Add a user' }).press('Enter');
  const dialog = page.getByRole('dialog', { name: 'Add a user' });
  await dialog.getByLabel('Name', { exact: true }).fill('Dr Own Day');
  await dialog.getByLabel('Email').fill('own@clinic.example');
  await dialog.getByRole('button', { name: /. Role$/ }).focus();
  await pick(page, 'Doctor');
  await dialog.getByLabel('First password').fill(PASSWORD);
  await page.keyboard.press('Enter');
  await expect(dialog.getByText('This is needed.')).toBeVisible();
  await dialog.getByRole('button', { name: /. Doctor$/ }).focus();
  await pick(page, visit.doctorName);
  await dialog.getByLabel('First password').focus();
  await page.keyboard.press('Enter');
  await expect(dialog).toBeHidden();
  await expect(page.getByRole('row', { name: /^Dr Own Day/ })).toContainText(`Doctor: ${visit.doctorName}`);

  const own = await open('own@clinic.example');
  const refused: string[] = [];
  own.on('response', (answer) => answer.status() === 403 && refused.push(answer.url()));
  const shell = new Shell(own);
  await expect(shell.navigation.getByRole('link')).toHaveText(['My day']);
  await own.goto(`/#/my-day?date=${date}`);
  const line = own
    .getByTestId('own-visit')
    .filter({ hasText: visit.patient?.name ?? '' })
    .first();
  await expect(line).toBeVisible();
  const all = visits.filter((one) => one.doctorId === visit.doctorId && dayOf(one.startsAt) === date);
  await expect(own.getByTestId('own-visit')).toHaveCount(all.length);
  await keep(own, 'my-day');

  // What the desk notes shows at once.
  await admin.call('bookings.update', { id: visit.id, notes: 'brings x-rays' });
  await expect(line).toContainText('brings x-rays');

  await own.keyboard.press(']');
  await expect(own).not.toHaveURL(new RegExp(date));
  await own.keyboard.press('t');
  await expect(shell.heading(/\d{4}$/)).toBeVisible();
  await own.keyboard.press('Control+p');
  await expect(own.getByTestId('sheet')).toBeVisible();
  await own.keyboard.press('Escape');

  // Nothing of the desk is there: no key opens it, and no address.
  await own.keyboard.press('n');
  await expect(own.getByRole('dialog')).toHaveCount(0);
  await own.goto('/#/bookings');
  await expect(own).toHaveURL(/my-day/);
  await own.goto('/#/print/day');
  await expect(own).toHaveURL(/my-day/);
  await own.keyboard.press('Control+k');
  await own.keyboard.type(visit.patient?.name.slice(0, 4) ?? '');
  await expect(own.getByRole('dialog').getByText(visit.patient?.name ?? '')).toHaveCount(0);
  await own.keyboard.press('Escape');
  await own.keyboard.press('Shift+A');
  await expect(shell.heading('Account')).toBeVisible();
  expect(refused).toEqual([]);
});
