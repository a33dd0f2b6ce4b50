import { keep } from './accessible.ts';
import { ADMIN, DESK, expect, type Page, test } from './fixtures.ts';
import { Shell } from './pages/shell.ts';

const rowsOf = (page: Page) => page.getByTestId('audit-row');

test('an admin finds what was done to a booking, reads it, checks it and takes it along, by keyboard', async ({
  open,
  admin,
}) => {
  const { items } = await admin.call('bookings.list', { status: 'CONFIRMED', limit: 5 });
  const booking = items.find(({ patient }) => patient !== null);
  if (!booking) throw new Error('There is no booking');
  await admin.call('bookings.cancel', { id: booking.id, reason: 'moved away' });

  const page = await open(ADMIN);
  await expect(new Shell(page).heading(/\d{4}$/)).toBeVisible();
  await page.keyboard.press('Shift+H');
  await expect(new Shell(page).heading('History')).toBeVisible();
  await page.getByLabel('Patient or booking').focus();
  await page.keyboard.type(`#${booking.id}`);
  await expect(rowsOf(page)).toHaveCount(1);
  await expect(rowsOf(page)).toContainText('Cancelled');
  await expect(rowsOf(page)).toContainText('Demo Admin');
  await expect(rowsOf(page)).toContainText(booking.patient?.name ?? '');

  await rowsOf(page).getByRole('button').focus();
  await page.keyboard.press('Enter');
  const changes = page.getByRole('table', { name: /^Changes: Cancelled/ });
  await expect(changes.getByRole('row', { name: /^Status/ }).getByRole('cell')).toHaveText([
    'Confirmed',
    'Cancelled',
  ]);
  await expect(changes.getByRole('row', { name: /^Reason of cancelling/ })).toContainText('moved away');
  await keep(page, 'history');

  await page.getByRole('button', { name: 'Check the history' }).press('Enter');
  await expect(page.getByText(/^Verified: \d+ rows, and none was changed/)).toBeVisible();

  const saved = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Export as CSV' }).press('Enter');
  expect((await saved).suggestedFilename()).toMatch(/^audit-\d{4}-\d\d-\d\d\.csv$/);
  await expect(page.getByText('1 row was exported.')).toBeVisible();

  await page.getByLabel('Patient or booking').fill('nobody of that name');
  await expect(page.getByText('Nothing was done that fits')).toBeVisible();
  await keep(page, 'history-empty');
});

test('from a patient it leads to the history of that patient, for admins alone', async ({ open, admin }) => {
  const { items } = await admin.call('bookings.list', { status: 'CONFIRMED', limit: 5 });
  const booking = items.find(({ patient }) => patient !== null);
  const id = booking?.patient?.id ?? 0;
  await admin.call('bookings.update', { id: booking?.id ?? 0, notes: 'brings x-rays' });

  const page = await open(ADMIN, { at: `/#/patients/${id}` });
  await page.getByRole('button', { name: 'History' }).press('Enter');
  await expect(page.getByText('All about one patient')).toBeVisible();
  await expect(rowsOf(page).first()).toContainText('Changed a booking');
  await page.goBack();
  await expect(new Shell(page).heading(booking?.patient?.name ?? '')).toBeVisible();

  const desk = await open(DESK, { at: `/#/patients/${id}` });
  await expect(new Shell(desk).heading(booking?.patient?.name ?? '')).toBeVisible();
  await expect(desk.getByRole('button', { name: 'History' })).toHaveCount(0);
  await desk.goto('/#/audit');
  await expect(desk.getByText('Only an admin may do this.')).toBeVisible();
});
