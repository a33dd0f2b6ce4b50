/** From the ringing phone to the booked visit: by few keys, by the mouse alone, and much enlarged. */
import { DESK, expect, type Page, test } from './fixtures.ts';
import { BookingPanel } from './pages/booking-panel.ts';
import { choose, Shell } from './pages/shell.ts';

const CALLER = { name: 'Zsófia Kerekes', phone: '+36 1 555 0199', dateOfBirth: '1987-04-23' };

/** Counts the keys that are not letters typed into a field. */
async function countControlKeys(page: Page): Promise<() => Promise<string[]>> {
  await page.evaluate(() => {
    const pressed: string[] = [];
    Object.assign(window, { pressed });
    addEventListener(
      'keydown',
      ({ key, target }) => {
        const isTyped = key.length === 1 && target instanceof HTMLInputElement;
        if (!isTyped) pressed.push(key);
      },
      { capture: true },
    );
  });
  return () => page.evaluate(() => (window as unknown as { pressed: string[] }).pressed);
}

test('the phone rings: N, who it is, Enter, Enter', async ({ open, admin }) => {
  await admin.call('patients.create', CALLER);
  const page = await open(DESK);
  const [shell, panel] = [new Shell(page), new BookingPanel(page)];
  await expect(shell.heading(/\d{4}$/)).toBeVisible();
  const pressed = await countControlKeys(page);

  await page.keyboard.press('n');
  await expect(panel.search).toBeFocused();
  await page.keyboard.type('kerekes');
  await page.keyboard.press('Enter');
  // Six times across doctors, the first one marked and kept.
  await expect(panel.offers).toHaveCount(6);
  await panel.expectHeld();
  const [held] = await admin.bookings({ status: 'PENDING' });
  await page.keyboard.press('Enter');

  await expect(panel.dialog).toBeHidden();
  await expect(shell.notices.getByText(`Confirmed: ${CALLER.name}`)).toBeVisible();
  expect(await pressed()).toEqual(['n', 'Enter', 'Enter']);
  const [booking] = await admin.bookings({ search: 'kerekes' });
  expect(booking).toMatchObject({ status: 'CONFIRMED', slotId: held?.slotId });
});

test('somebody new, at another time: five keys more than letters', async ({ open, admin }) => {
  const page = await open(DESK);
  const panel = new BookingPanel(page);
  await expect(new Shell(page).heading(/\d{4}$/)).toBeVisible();
  const pressed = await countControlKeys(page);
  await page.keyboard.press('n');
  await page.keyboard.type('Octavia Prendergast');
  await expect(panel.name).toHaveValue('Octavia Prendergast');
  await page.keyboard.press('Control+Enter');
  await panel.expectHeld();
  await page.keyboard.press('ArrowDown');
  const wanted = await panel.markedOffer.textContent();
  // Stepping on keeps the next one, and gives the first one back.
  await expect
    .poll(async () => (await admin.bookings({ status: 'PENDING' })).map(({ doctorName }) => doctorName))
    .toEqual([expect.stringMatching(/./)]);
  await page.keyboard.press('Enter');
  await expect(panel.dialog).toBeHidden();
  expect(await pressed()).toEqual(['n', 'Control', 'Enter', 'ArrowDown', 'Enter']);
  const [booking] = await admin.bookings({ search: 'prendergast' });
  expect(wanted).toContain(booking?.doctorName);
  // Holds that came to nothing are in no list.
  await expect.poll(() => admin.bookings({ status: 'PENDING' })).toEqual([]);
});

test('the mouse alone books, with a doctor and a part of the day', async ({ open, admin }) => {
  const { id } = await admin.call('patients.create', CALLER);
  const [doctor] = (await admin.call('doctors.list', {})).items;
  const page = await open(DESK);
  const panel = new BookingPanel(page);
  await page.getByRole('button', { name: 'Book', exact: true }).click();
  // Only what is typed for a search needs keys; here it is pasted.
  await panel.search.fill('kerekes');
  await panel.options.first().click();
  await panel.chooseMarked.click();
  await choose(panel.dialog, 'Doctor', doctor?.name ?? '');
  await choose(panel.dialog, 'Part of day', 'Morning');
  await expect(panel.offers.first()).toContainText(doctor?.name ?? '');
  await expect(panel.offers.filter({ hasText: /^(1[2-9]|2\d):/ })).toHaveCount(0);
  await panel.offers.nth(1).click();
  await expect(panel.offers.nth(1)).toHaveAttribute('aria-selected', 'true');
  const time = ((await panel.markedOffer.textContent()) ?? '').slice(0, 5);
  expect(time < '12:00').toBe(true);
  await panel.confirm.click();
  await expect(panel.dialog).toBeHidden();
  const [booking] = await admin.bookings({ search: 'kerekes' });
  expect(booking).toMatchObject({ doctorId: doctor?.id, patient: { id } });
});

test('at 200% it is all there, and books', async ({ open, admin }) => {
  await admin.call('patients.create', CALLER);
  // What a browser at 200% leaves of a window of 1280 × 800.
  const page = await open(DESK, { viewport: { width: 640, height: 400 }, deviceScaleFactor: 2 });
  const panel = new BookingPanel(page);
  await expect(new Shell(page).heading(/\d{4}$/)).toBeVisible();
  await page.keyboard.press('n');
  await page.keyboard.type('kerekes');
  await expect(panel.options.first()).toBeInViewport();
  await page.keyboard.press('Enter');
  await expect(panel.markedOffer).toBeInViewport();
  const overflow = await panel.dialog.evaluate((element) => element.scrollWidth - element.clientWidth);
  expect(overflow, 'nothing is cut off at the side').toBeLessThanOrEqual(0);
  await panel.confirm.scrollIntoViewIfNeeded();
  await panel.confirm.click();
  await expect(panel.dialog).toBeHidden();
  expect(await admin.bookings({ search: 'kerekes' })).toHaveLength(1);
});
