/** What is drawn anew by one key or one change: counts, which are the same on a slow computer. */
import { freeDay } from './free-day.ts';
import { countDrawing, type Drawn, drawn } from './commits.ts';
import { DESK, expect, test } from './fixtures.ts';
import { BookingPanel } from './pages/booking-panel.ts';
import { dayAt, DayPage } from './pages/day.ts';

/**
 * At most so much for one of each; a board has some two hundred cards. An arrow moves the focus and nothing else. What
 * comes from elsewhere may be drawn in more or fewer steps, as it arrives, so there is some room.
 */
const MOST = {
  'an arrow on the board': { commits: 0, components: 0, elements: 2 },
  'somebody else’s booking': { commits: 9, components: 700, elements: 40 },
  'a letter in the patient box': { commits: 12, components: 270, elements: 40 },
} as const satisfies Record<string, Drawn>;

function expectWithin(what: keyof typeof MOST, found: Drawn): void {
  const most = MOST[what];
  const over = Object.entries(found).filter(([key, count]) => count > most[key as keyof Drawn]);
  expect(over, `${what}: ${JSON.stringify(found)}`).toEqual([]);
}

test('a key, a letter and somebody else’s booking draw what they change, and no more', async ({
  open,
  admin,
}) => {
  const { date, sameDoctor } = await freeDay(admin);
  const [here, , other] = sameDoctor;
  const page = await open(DESK, { at: dayAt(date) });
  await countDrawing(page);
  await page.reload();
  const day = new DayPage(page);
  await day.goto(date);
  await day.focus(here);
  await drawn(page);

  await page.keyboard.press('ArrowDown');
  await expect(day.slot(here)).toHaveAttribute('tabindex', '-1');
  expectWithin('an arrow on the board', await drawn(page));

  await admin.call('bookings.create', { slotId: other.id, patient: { name: 'Nora Newcomer' } });
  await day.expectState(other, 'booked');
  expectWithin('somebody else’s booking', await drawn(page));

  const panel = new BookingPanel(page);
  await page.locator('#main').focus();
  await page.keyboard.press('n');
  await expect(panel.search).toBeFocused();
  await drawn(page);
  await page.keyboard.type('x');
  await expect(panel.search).toHaveValue('x');
  expectWithin('a letter in the patient box', await drawn(page));
});
