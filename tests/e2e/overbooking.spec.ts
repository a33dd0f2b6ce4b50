import { ADMIN, expect, test } from './fixtures.ts';
import { freeDay } from './free-day.ts';
import { dayAt, DayPage } from './pages/day.ts';

test('a second patient is booked at a time that is taken, by keyboard, and taken back', async ({
  open,
  admin,
}) => {
  const { date, sameDoctor } = await freeDay(admin);
  const [slot] = sameDoctor;
  await admin.call('settings.update', { hasOverbooking: true });
  await admin.call('bookings.create', { slotId: slot.id, patient: { name: 'Regina Regular' } });
  const page = await open(ADMIN, { at: dayAt(date) });
  const day = new DayPage(page);
  await day.goto(date);
  await day.focus(slot);
  await page.keyboard.press('Enter');
  const overbook = page.getByRole('dialog').getByRole('button', { name: /Overbook…/ });
  await overbook.focus();
  await page.keyboard.press('Enter');

  const dialog = page.getByRole('dialog', { name: /^Overbook / });
  await expect(dialog.getByRole('combobox')).toBeFocused();
  await page.keyboard.type('Edith Extra');
  await page.keyboard.press('Control+Enter');
  await expect(dialog.getByLabel('Reason')).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(dialog.getByLabel('Reason')).toHaveAccessibleDescription('This is needed.');
  await page.keyboard.type('In pain');
  await page.keyboard.press('Enter');

  const card = day.slots.filter({ hasText: 'Edith Extra' });
  await expect(card).toHaveAttribute('data-side', 'extra');
  await expect(card).toHaveAccessibleName(/overbooked/);
  await expect(day.slot(slot)).toHaveAttribute('data-side', 'regular');
  await page.screenshot({ path: 'artifacts/screens/overbooking.png' });

  await page.keyboard.press('Control+z');
  await expect(card).toBeHidden();
  await expect(day.slot(slot)).toHaveAttribute('data-side', 'whole');
});

test('there is no such thing while it is turned off', async ({ open, admin }) => {
  const { date, sameDoctor } = await freeDay(admin);
  const [slot] = sameDoctor;
  await admin.call('bookings.create', { slotId: slot.id, patient: { name: 'Regina Regular' } });
  const page = await open(ADMIN, { at: dayAt(date) });
  const day = new DayPage(page);
  await day.goto(date);
  await day.focus(slot);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('dialog').getByRole('button', { name: /Move/ })).toBeVisible();
  await expect(page.getByRole('button', { name: /Overbook/ })).toBeHidden();
});
