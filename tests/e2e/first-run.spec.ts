import { keep } from './accessible.ts';
import { expect, type Page, test } from './fixtures.ts';
import { SetupPage } from './pages/setup.ts';
import { Shell } from './pages/shell.ts';
import { SignInPage } from './pages/sign-in.ts';

const ADMIN = { name: 'Ada Lindqvist', email: 'ada@harbour.example', password: 'seven quiet herons' };

/** Presses Tab until something has the focus, as somebody without a mouse does. */
async function tabTo(page: Page, name: RegExp): Promise<void> {
  const focused = page.locator(':focus');
  for (let presses = 0; presses < 20; presses += 1) {
    const text = await focused.evaluateAll(([one]) => one?.textContent ?? '');
    if (name.test(text)) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`Tab never came to ${String(name)}`);
}

test('by keyboard alone, left after each screen and taken up again', async ({ emptyHost, openAt }) => {
  test.slow();
  const page = await openAt(emptyHost);
  const setup = new SetupPage(page);
  const { keyboard } = page;
  const leave = async (step: number) => {
    await emptyHost.restart();
    await page.reload();
    await setup.expectStep(step);
  };

  // The language: the screen speaks it at once.
  await expect(page.getByRole('radio', { name: 'English' })).toBeFocused();
  await keyboard.press('ArrowDown');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Willkommen bei MediBook Desk');
  await keyboard.press('ArrowUp');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Welcome to MediBook Desk');
  await tabTo(page, /^Next$/);
  await keyboard.press('Enter');
  await setup.expectStep(2);

  await expect(setup.clinicName).toBeFocused();
  await keyboard.type('Harbour Clinic');
  await leave(2);
  await expect(setup.clinicName).toHaveValue('Harbour Clinic');
  await keyboard.press('Enter');
  await setup.expectStep(3);

  await expect(setup.adminName).toBeFocused();
  await keyboard.type(ADMIN.name);
  await keyboard.press('Tab');
  await keyboard.type(ADMIN.email);
  await keyboard.press('Tab');
  await keyboard.type(ADMIN.password);
  // Back and forth keeps what was typed; leaving keeps all but the password.
  await tabTo(page, /^Back$/);
  await keyboard.press('Enter');
  await expect(setup.clinicName).toHaveValue('Harbour Clinic');
  await keyboard.press('Enter');
  await leave(3);
  await expect(setup.adminName).toHaveValue(ADMIN.name);
  await expect(setup.adminEmail).toHaveValue(ADMIN.email);
  await expect(setup.password).toHaveValue('');
  expect(await page.evaluate(() => JSON.stringify(localStorage))).not.toContain(ADMIN.password);
  await setup.password.focus();
  await keyboard.type(ADMIN.password);
  await keyboard.press('Enter');
  await setup.expectStep(4);

  // The clinic is there; whoever signs in as its admin goes on where it was left.
  await leave(4);
  await page.context().clearCookies();
  await page.reload();
  await new SignInPage(page).signIn(ADMIN.email, ADMIN.password);
  await setup.expectStep(4);
  await expect(page.getByLabel('Name')).toBeFocused();
  await keyboard.type('Dr Ines Marlow');
  await keyboard.press('Tab');
  await keyboard.type('Cardiology');
  await keyboard.press('Tab');
  await keyboard.type('ines@harbour.example');
  await keyboard.press('Tab');
  await keyboard.type('mo-su 8-');
  await keyboard.press('Enter');
  await expect(page.getByRole('alert')).toContainText('Line 1');
  await keyboard.type('20 every 20');
  await keyboard.press('Enter');
  await expect(page.getByRole('listitem').filter({ hasText: 'Dr Ines Marlow' })).toBeVisible();
  await expect(page.getByLabel('Name')).toHaveValue('');
  await tabTo(page, /^Finish$/);
  await keyboard.press('Enter');

  await expect(new Shell(page).navigation).toBeVisible();
  await expect(page.getByRole('heading', { name: 'Dr Ines Marlow' })).toBeVisible();
  await page.reload();
  await expect(new Shell(page).navigation).toBeVisible();
  await expect(page.getByText('Step 4 of 4')).toBeHidden();
});

test('the demonstration clinic is one press away, and left again', async ({ emptyHost, openAt }) => {
  test.slow();
  const page = await openAt(emptyHost);
  await page.getByRole('button', { name: 'Show me the demonstration clinic' }).click();
  await expect(new Shell(page).navigation).toBeVisible({ timeout: 20_000 });
  await expect(page.getByText('Demonstration data')).toBeVisible();
  const status = await emptyHost.rpc('setup.status', {});
  expect(status).toMatchObject({ ok: true, value: { isDemo: true, isSetupOpen: false } });
});

test('a practice day is made, booked in and removed', async ({ open, admin }) => {
  test.slow();
  const page = await open('admin@clinic.example');
  await page.goto('/#/settings');
  await page.getByRole('button', { name: 'Make a practice day' }).click();
  const remove = page.getByRole('button', { name: 'Remove the practice day' });
  await expect(remove).toBeVisible();
  const { items } = await admin.call('doctors.list', {});
  const doctor = items.find(({ isPractice }) => isPractice);
  const { items: free } = await admin.call('slots.nextFree', { doctorId: doctor?.id ?? 0 });
  await admin.call('bookings.create', { slotId: free[0]?.id ?? 0, patient: { name: 'Typed In' } });
  await expect(page.getByText(/bookings are for practice/)).toBeVisible();
  await keep(page, 'practice-settings');
  const { date } = await admin.call('practice.status', {});
  await page.goto(`/#/day?date=${date}`);
  await expect(page.getByText(/^Practice: Dr/).first()).toBeVisible();
  await keep(page, 'practice-day');

  await page.goto('/#/settings');
  await remove.click();
  await expect(page.getByRole('button', { name: 'Make a practice day' })).toBeVisible();
  expect((await admin.call('doctors.list', {})).items.some(({ isPractice }) => isPractice)).toBe(false);
  expect((await admin.call('patients.search', { query: 'Typed In' })).items).toHaveLength(1);
});

test('how the first run looks', async ({ emptyHost, openAt }) => {
  test.slow();
  const page = await openAt(emptyHost);
  const setup = new SetupPage(page);
  await setup.expectStep(1);
  await keep(page, 'first-run-1');
  await page.getByText('العربية', { exact: true }).first().click();
  await expect(page.locator('html')).toHaveAttribute('dir', 'rtl');
  await keep(page, 'first-run-1-ar');
  await page.getByText('English', { exact: true }).first().click();
  await setup.next.click();
  await setup.clinicName.fill('Harbour Clinic');
  await keep(page, 'first-run-2');
  await setup.next.click();
  await setup.fillAdmin(ADMIN);
  await keep(page, 'first-run-3');
  await setup.submit.click();
  await setup.expectStep(4);
  await page.setViewportSize({ width: 400, height: 900 });
  await keep(page, 'first-run-4-narrow');
});
