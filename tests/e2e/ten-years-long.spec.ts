/** The receptionist's day at a clinic with ten years behind it: 60,000 patients and nearly half a million bookings. */
import { execFileSync } from 'node:child_process';
import path from 'node:path';
import { addDays, dateAt, weekdayOf } from '../../src/shared/calendar.ts';
import { Caller } from '../support/caller.ts';
import { ADMIN, DEMO_PASSWORD, DESK, expect, hosted, temporary, test } from './fixtures.ts';
import { BookingPanel } from './pages/booking-panel.ts';
import { DayPage } from './pages/day.ts';
import { Shell } from './pages/shell.ts';

const MAKER = path.resolve(import.meta.dirname, '../support/ten-years.ts');

test('books, moves, takes back, confirms and finds at a clinic of ten years', async ({ openAt }) => {
  test.setTimeout(900_000);
  const folder = temporary('ten-years');
  execFileSync(process.execPath, [MAKER, folder], { stdio: 'inherit' });
  await hosted(folder, async (host) => {
    const admin = await Caller.signIn(host, ADMIN, DEMO_PASSWORD);
    await admin.call('patients.create', { name: 'Zebulon Quist', dateOfBirth: '1971-02-03' });
    const page = await openAt(host, DESK);
    const [day, shell, panel] = [new DayPage(page), new Shell(page), new BookingPanel(page)];
    await expect(shell.heading(/\d{4}$/)).toBeVisible();

    await page.keyboard.press('n');
    await expect(panel.search).toBeFocused();
    await page.keyboard.type('zebulon');
    await page.keyboard.press('Enter');
    await expect(panel.offers).toHaveCount(6);
    await panel.expectHeld();
    await page.keyboard.press('Enter');
    await expect(panel.dialog).toBeHidden();
    const [booking] = await admin.bookings({ search: 'zebulon quist' });
    if (!booking) throw new Error('It is booked');
    expect(booking.status).toBe('CONFIRMED');

    const { timeZone } = await admin.call('settings.get', {});
    const date = dateAt(Date.parse(booking.startsAt), timeZone);
    await day.goto(date);
    await day.focus({ id: booking.slotId });
    await page.keyboard.press('m');
    await page.keyboard.press('f');
    await expect(day.ghost).toHaveAttribute('data-drop', 'ok');
    await page.keyboard.press('Enter');
    const place = async () => (await admin.call('bookings.get', { id: booking.id })).slotId;
    await expect.poll(place).not.toBe(booking.slotId);
    await page.keyboard.press('ControlOrMeta+z');
    await expect.poll(place).toBe(booking.slotId);
    await day.focus({ id: booking.slotId });
    await page.keyboard.press('c');
    await day.expectLook({ id: booking.slotId }, 'CONFIRMED');

    // What was years ago is as near as tomorrow.
    const today = dateAt(Date.now(), timeZone);
    await day.goto(addDays(today, weekdayOf(today) > 5 ? -2004 : -2002));
    await shell.goTo('Today’s visits');
    await expect(page.getByRole('region', { name: 'Expected' }).getByRole('button').first()).toBeVisible();
    await shell.goTo('Bookings');
    await page.getByRole('searchbox').first().fill('quist');
    await expect(page.getByTestId('booking').first()).toContainText('Zebulon Quist');
  });
});
