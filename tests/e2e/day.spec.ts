import { addDays, instantOf, weekdayOf } from '../../src/shared/calendar.ts';
import { DESK, expect, test } from './fixtures.ts';
import { freeDay } from './free-day.ts';
import { DayPage } from './pages/day.ts';

test('today opens where the day stands, and every other day at its start', async ({ open, admin }) => {
  const { date, timeZone } = await freeDay(admin);
  const page = await open(DESK);
  const day = new DayPage(page);
  // To the page it is the afternoon of a working day.
  await page.clock.setFixedTime(instantOf(date, '15:00', timeZone) ?? 0);
  await page.reload();
  await day.expectDate(date);
  const scrolled = () => day.board.evaluate((board) => board.parentElement?.scrollTop ?? -1);
  await expect.poll(scrolled).toBeGreaterThan(0);
  await expect(day.slots.filter({ hasText: /^1[56]:/ }).first()).toBeInViewport();

  // Not into the weekend, on which there may be nothing to scroll.
  const [turn, days] = weekdayOf(date) === 5 ? (['Previous day', -1] as const) : (['Next day', 1] as const);
  await page.getByRole('button', { name: turn }).click();
  await day.expectDate(addDays(date, days));
  await expect.poll(scrolled).toBe(0);
  await page.getByRole('button', { name: 'Today' }).click();
  await day.expectDate(date);
  await expect.poll(scrolled).toBeGreaterThan(0);
});
