/** Two desks, each with a data folder of its own, in front of one clinic on a server; and the server goes away. */
import { Caller } from '../support/caller.ts';
import { keep } from './accessible.ts';
import { DEMO_PASSWORD, DESK, expect, hosted, temporary, type TestHost, test } from './fixtures.ts';
import { freeDay } from './free-day.ts';
import { putOnServer } from './on-server.ts';
import { BookingPanel } from './pages/booking-panel.ts';
import { dayAt, DayPage } from './pages/day.ts';
import { Shell } from './pages/shell.ts';
import type { ServerAddress } from '../../src/main/database/postgres/address.ts';

// One server for both.
test.describe.configure({ mode: 'default' });

const AWAY = 'The clinic’s server cannot be reached.';

/** A desk in front of the clinic there, until the work is done. */
async function atDesk(address: ServerAddress, name: string, work: (host: TestHost) => Promise<void>) {
  const folder = temporary('desk');
  putOnServer(folder, address, name);
  await hosted(folder, work);
}

test('what one desk books, the other shows by itself', async ({ clinicServer, openAt }) => {
  const address = await clinicServer.database('demo');
  await atDesk(address, 'Front desk', (front) =>
    atDesk(address, 'Upstairs', async (upstairs) => {
      const caller = await Caller.signIn(upstairs, DESK, DEMO_PASSWORD);
      const { date, sameDoctor } = await freeDay(caller);
      const [slot] = sameDoctor;
      const at = dayAt(date);
      const [here, there] = [await openAt(front, DESK, { at }), await openAt(upstairs, DESK, { at })];
      const [day, other, panel] = [new DayPage(here), new DayPage(there), new BookingPanel(here)];
      await day.goto(date);
      await other.goto(date);
      await day.slot(slot).click();
      await panel.expectHeld();
      await other.expectState(slot, 'held');
      await panel.name.fill('Wilhelmina Both');
      await panel.bookNew();
      await other.expectState(slot, 'booked');
      await expect(other.slot(slot)).toContainText('Wilhelmina Both');
    }),
  );
});

test('the server goes away while somebody is booked, and comes back', async ({ clinicServer, openAt }) => {
  const address = await clinicServer.database('demo');
  await atDesk(address, 'Front desk', async (host) => {
    const caller = await Caller.signIn(host, DESK, DEMO_PASSWORD);
    const { date, sameDoctor } = await freeDay(caller);
    const [slot, other] = sameDoctor;
    const page = await openAt(host, DESK, { at: dayAt(date) });
    const [day, panel, shell] = [new DayPage(page), new BookingPanel(page), new Shell(page)];
    await day.goto(date);
    const second = await openAt(host, DESK, { at: dayAt(date) });
    await new DayPage(second).goto(date);
    await day.slot(slot).click();
    await panel.expectHeld();
    await panel.name.fill('Ottoline Bexley');
    await panel.phone.fill('555 0177');

    await clinicServer.kill();
    const bar = page.getByText(AWAY, { exact: true });
    await expect(bar).toBeVisible();
    await panel.chooseNew.click();
    await panel.confirm.click();
    await expect(panel.alert).toContainText('nothing that you typed is lost');
    await expect(panel.dialog).toContainText('Ottoline Bexley');
    await keep(page, 'server-away-booking');
    await whileAway(second, date, other);
    const stranger = await openAt(host);
    await expect(stranger.getByText('Nobody can sign in until it is back.')).toBeVisible();
    await keep(stranger, 'server-away-sign-in');

    await clinicServer.startAgain();
    await expect(bar).toBeHidden();
    await panel.confirm.click();
    await expect(shell.notices.getByText('Confirmed: Ottoline Bexley')).toBeVisible();
    await day.expectState(slot, 'booked');
    await expect(new DayPage(second).slot(slot)).toContainText('Ottoline Bexley');
    for (const window of [second, stranger]) await expect(window.getByText(AWAY)).toBeHidden();
    expect((await caller.bookings({ search: 'bexley' })).map(({ status }) => status)).toEqual(['CONFIRMED']);
  });
});

/** The board stays to look at, also after a reload; what was never loaded says so. */
async function whileAway(
  page: Parameters<typeof keep>[0],
  date: string,
  slot: { id: number },
): Promise<void> {
  const [day, shell] = [new DayPage(page), new Shell(page)];
  await page.reload();
  await day.expectDate(date);
  await day.expectState(slot, 'free');
  await expect(page.getByText(AWAY)).toBeVisible();
  await day.focus(slot);
  await page.keyboard.press('ArrowDown');
  await expect(day.focused).toBeVisible();
  await keep(page, 'server-away-board');
  await page.keyboard.press('Alt+ArrowRight');
  await expect(page.getByRole('heading', { name: 'This was not loaded before' })).toBeVisible();
  await keep(page, 'server-away-other-day');
  await shell.goTo('Waiting list');
  await expect(page.getByRole('heading', { name: 'This was not loaded before' })).toBeVisible();
  await page.goBack();
  await page.goBack();
  await day.expectState(slot, 'free');
}
