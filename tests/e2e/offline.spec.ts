import { DESK, expect, test } from './fixtures.ts';
import { freeDay } from './free-day.ts';
import { BookingPanel } from './pages/booking-panel.ts';
import { dayAt, DayPage } from './pages/day.ts';
import { Shell } from './pages/shell.ts';

const SILENCE = 'MediBook Desk is not answering. Nothing was lost; please try again.';

test('a desk that stops while somebody is booked: told, nothing lost, and it goes on', async ({
  open,
  admin,
  host,
}) => {
  const { date, sameDoctor } = await freeDay(admin);
  const page = await open(DESK, { at: dayAt(date) });
  const [shell, day, panel] = [new Shell(page), new DayPage(page), new BookingPanel(page)];
  await day.goto(date);
  await day.slot(sameDoctor[0]).click();
  await panel.expectHeld();
  await panel.name.fill('Ottoline Bexley');
  await panel.phone.fill('555 0177');

  await panel.chooseNew.click();
  await expect(panel.confirm).toBeEnabled();
  await host.stop();
  await panel.confirm.click();
  await expect(panel.alert).toHaveText(SILENCE);
  await expect(panel.dialog).toContainText('Ottoline Bexley');

  await host.restart();
  await panel.confirm.click();
  await expect(shell.notices.getByText('Confirmed: Ottoline Bexley')).toBeVisible();
  await day.expectState(sameDoctor[0], 'booked');
  expect((await admin.bookings({ search: 'bexley' })).map(({ status }) => status)).toEqual(['CONFIRMED']);

  // The window follows the desk's changes again, too.
  await admin.call('slots.block', { id: sameDoctor[1].id });
  await day.expectState(sameDoctor[1], 'blocked');
});

test('without an answer a slot is not kept, nobody is signed out, and a screen says how to go on', async ({
  open,
  admin,
  host,
}) => {
  const { date, sameDoctor } = await freeDay(admin);
  const page = await open(DESK, { at: dayAt(date) });
  const [shell, day, panel] = [new Shell(page), new DayPage(page), new BookingPanel(page)];
  await day.goto(date);
  await host.stop();

  // What was loaded stays to look at.
  await day.expectState(sameDoctor[0], 'free');
  await day.slot(sameDoctor[0]).click();
  await expect(panel.alert).toContainText(SILENCE);
  await panel.name.fill('Ottoline Bexley');
  await host.restart();
  await panel.alert.getByRole('button', { name: 'Try this slot again' }).click();
  await panel.expectHeld();
  await panel.bookNew();
  await expect(shell.notices.getByText('Confirmed: Ottoline Bexley')).toBeVisible();

  await host.stop();
  await page.getByRole('button', { name: 'Sign out' }).click();
  await expect(shell.notices.getByText(SILENCE)).toBeVisible();
  await shell.navigation.getByRole('link', { name: 'Bookings' }).click();
  await expect(page.getByRole('alert').filter({ hasText: 'This could not be loaded' })).toBeVisible();
  await host.restart();
  await page.getByRole('button', { name: 'Try again' }).click();
  await expect(page.getByTestId('booking').first()).toBeVisible();
});

test('what came of a booking is not known: sent again, it is the same one', async ({ open, admin }) => {
  const { date, sameDoctor } = await freeDay(admin);
  const page = await open(DESK, { at: dayAt(date) });
  const [shell, day, panel] = [new Shell(page), new DayPage(page), new BookingPanel(page)];
  await day.goto(date);
  await day.slot(sameDoctor[0]).click();
  await panel.expectHeld();
  await panel.name.fill('Ottoline Bexley');
  await panel.chooseNew.click();
  await expect(panel.confirm).toBeEnabled();
  const ids = new Set<string | undefined>();
  await page.route('**/rpc/bookings.confirm', async (route) => {
    ids.add(route.request().headers()['idempotency-key']);
    await route.fetch();
    const error = { code: 'UNAVAILABLE', reason: 'OUTCOME_UNKNOWN', message: '' };
    await route.fulfill({ status: 503, json: { ok: false, error } });
  });
  await panel.confirm.click();
  await expect(panel.alert).toContainText('it will be saved once and never twice');
  await page.unroute('**/rpc/bookings.confirm');
  page.on('request', (request) => {
    if (request.url().endsWith('bookings.confirm')) ids.add(request.headers()['idempotency-key']);
  });
  await panel.confirm.click();
  await expect(shell.notices.getByText('Confirmed: Ottoline Bexley')).toBeVisible();
  expect(ids.size).toBe(1);
  expect((await admin.bookings({ search: 'bexley' })).map(({ status }) => status)).toEqual(['CONFIRMED']);
});
