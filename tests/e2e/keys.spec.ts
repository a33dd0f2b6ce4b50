import path from 'node:path';
import { addDays, dateAt } from '../../src/shared/calendar.ts';
import { SCREENS } from './accessible.ts';
import { violationsOn } from './axe.ts';
import { ADMIN, DESK, expect, type Page, test } from './fixtures.ts';
import { DayPage } from './pages/day.ts';
import { Shell } from './pages/shell.ts';

const palette = (page: Page) => page.getByRole('dialog', { name: 'Find and do' });
const sheet = (page: Page) => page.getByRole('dialog', { name: 'Keyboard shortcuts' });
const keysDialog = (page: Page) => page.getByRole('dialog', { name: /^Keys of/ });
const booking = (page: Page) => page.getByRole('dialog', { name: 'Book a visit' });

async function expectAccessible(page: Page, name: string, exempt: string[] = []): Promise<void> {
  for (const colorScheme of ['dark', 'light'] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    await page.screenshot({ path: path.join(SCREENS, `${name}-${colorScheme}.png`), animations: 'disabled' });
    const rules = Object.fromEntries(exempt.map((rule) => [rule, { enabled: false }]));
    expect(await violationsOn(page, { rules }), `${name}, ${colorScheme}`).toEqual([]);
  }
}

async function ready(page: Page): Promise<void> {
  await expect(new DayPage(page).slots.first()).toBeVisible();
  await page.locator('#main').focus();
}

/** Presses new keys for an action on the account screen. */
async function change(page: Page, action: string, keys: string): Promise<void> {
  await page.getByRole('button', { name: `Change the keys of “${action}”` }).click();
  await expect(page.getByLabel('New keys')).toBeFocused();
  await page.keyboard.press(keys);
}

test('the palette does everything by keyboard alone', async ({ open, admin }) => {
  const { timeZone } = await admin.call('settings.get', {});
  const today = dateAt(Date.now(), timeZone);
  const page = await open(DESK);
  await ready(page);
  const { keyboard } = page;

  await keyboard.press('Control+k');
  await expect(palette(page).getByRole('textbox')).toBeFocused();
  await expect(palette(page).getByRole('menuitem', { name: /Walk-in/ })).toBeVisible();
  await expect(palette(page).getByRole('menuitem', { name: /Users/ })).toHaveCount(0);
  await keyboard.type('waitl');
  await expect(palette(page).getByRole('menuitem').first()).toContainText('Waiting list');
  await keyboard.press('Enter');
  await expect(palette(page)).toBeHidden();
  await expect(page).toHaveURL(/#\/waitlist$/);

  await keyboard.press('Control+k');
  await keyboard.type('tomorrow');
  await expect(palette(page).getByRole('menuitem').first()).toContainText(/\d{4}$/);
  await keyboard.press('Enter');
  await new DayPage(page).expectDate(addDays(today, 1));

  const [doctor] = (await admin.call('doctors.list', {})).items;
  await keyboard.press('Control+k');
  await keyboard.type(doctor?.name ?? '');
  await expect(palette(page).getByRole('menuitem').first()).toContainText(doctor?.name ?? '');
  await keyboard.press('Enter');
  await expect(page).toHaveURL(new RegExp(`doctor=${doctor?.id}`));

  await admin.call('patients.create', { name: 'Palmira Tenreiro' });
  await keyboard.press('Control+k');
  await keyboard.type('palmira ten');
  await expect(palette(page).getByRole('menuitem', { name: /Palmira Tenreiro/ })).toBeVisible();
  await keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1, name: 'Palmira Tenreiro' })).toBeVisible();

  await keyboard.press('Control+k');
  await keyboard.type('book a');
  await keyboard.press('Enter');
  await expect(booking(page)).toBeVisible();
  // A dialog keeps the keys to itself.
  await keyboard.press('Control+k');
  await expect(palette(page)).toBeHidden();
  await keyboard.press('Escape');
  await expect(booking(page)).toBeHidden();

  await keyboard.press('Control+k');
  await keyboard.type('no such thing at all');
  await expect(palette(page).getByText(/^Nothing matches/)).toBeVisible();
  await keyboard.press('Escape');
  await expect(palette(page)).toBeHidden();
});

test('changed keys work and the old ones do not, in the sheet, the palette and another window', async ({
  open,
}) => {
  const page = await open(DESK);
  const other = await open(DESK);
  await ready(other);
  await page.goto('/#/account');
  await change(page, 'Book a visit', 'b');
  await expect(new Shell(page).notices.getByText('“Book a visit” has the keys B now.')).toBeVisible();
  await expect(keysDialog(page)).toBeHidden();

  for (const window of [page, other]) {
    const line = sheet(window).locator('dl > div', { hasText: 'Book a visit' });
    await window.locator('#main').focus();
    await window.keyboard.press('?');
    await expect(line.locator('kbd')).toHaveText(['B']);
    await window.keyboard.press('Escape');
    await expect(sheet(window)).toBeHidden();
    await window.locator('#main').focus();
    await window.keyboard.press('n');
    await window.keyboard.press('b');
    await expect(booking(window)).toBeVisible();
    await window.keyboard.press('Escape');
    await expect(booking(window)).toBeHidden();
  }
  await other.keyboard.press('n');
  await other.keyboard.press('Control+k');
  await expect(palette(other).getByRole('menuitem', { name: 'Book a visit' }).locator('kbd')).toHaveText([
    'B',
  ]);
  await other.keyboard.press('Escape');

  // What was given away is free for another.
  await change(page, 'Walk-in', 'n');
  await expect(keysDialog(page)).toBeHidden();
  await page.getByRole('button', { name: 'Reset the keys of “Book a visit”' }).click();
  await expect(new Shell(page).notices.getByText(/^Another action has these keys/)).toBeVisible();
  await page.getByRole('button', { name: 'Reset all keys' }).click();
  await expect(page.getByRole('button', { name: /^Reset the keys of/ })).toHaveCount(0);
  await page.locator('#main').focus();
  await page.keyboard.press('b');
  await page.keyboard.press('n');
  await expect(booking(page)).toBeVisible();
});

test('keys of another action, of the browser and no keys at all are refused in words', async ({ open }) => {
  const page = await open(DESK, { at: '/#/account' });
  await change(page, 'Walk-in', 'n');
  const alert = keysDialog(page).getByRole('alert');
  await expect(alert).toContainText('N belongs to “Book a visit” already.');
  await page.keyboard.press('Control+s');
  await expect(alert).toContainText('Ctrl S is needed by the browser');
  await page.keyboard.press('Enter');
  await expect(alert).toContainText('Enter is needed');
  await page.keyboard.press('f');
  await expect(alert).toContainText('F belongs to “Next free slot” already.');
  await expectAccessible(page, 'account-keys-refused');
  await page.keyboard.press('Escape');
  await expect(keysDialog(page)).toBeHidden();
  await expect(page.getByRole('button', { name: /^Reset the keys of/ })).toHaveCount(0);
});

test('letters do nothing in a field, and the palette opens from there', async ({ open }) => {
  const page = await open(DESK, { at: '/#/bookings' });
  const search = page
    .getByRole('searchbox')
    .or(page.getByLabel(/^Search/))
    .first();
  await search.click();
  await page.keyboard.type('nwt?g/');
  await expect(search).toHaveValue('nwt?g/');
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await expect(page).toHaveURL(/#\/bookings/);
  await page.keyboard.press('Control+k');
  await expect(palette(page)).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(palette(page)).toBeHidden();
  await expect(search).toBeFocused();
});

/** A key as a layout without Latin letters sends it. */
async function pressForeign(page: Page, key: string, code: string, held: { ctrlKey?: boolean } = {}) {
  await page.evaluate(
    ([init]) =>
      document.activeElement?.dispatchEvent(
        new KeyboardEvent('keydown', { ...init, bubbles: true, cancelable: true }),
      ),
    [{ key, code, ...held }] as const,
  );
}

test('a Cyrillic layout, and a Latin one with other places', async ({ open }) => {
  const page = await open(DESK);
  await ready(page);
  await pressForeign(page, 'л', 'KeyK', { ctrlKey: true });
  await expect(palette(page)).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(palette(page)).toBeHidden();
  await pressForeign(page, 'т', 'KeyN');
  await expect(booking(page)).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(booking(page)).toBeHidden();

  await page.goto('/#/account');
  await page.getByRole('button', { name: 'Change the keys of “Book a visit”' }).click();
  await expect(page.getByLabel('New keys')).toBeFocused();
  await pressForeign(page, 'и', 'KeyB');
  await expect(new Shell(page).notices.getByText('“Book a visit” has the keys B now.')).toBeVisible();
  await page.locator('#main').focus();
  // Dvorak: the place of N writes B.
  await pressForeign(page, 'b', 'KeyN');
  await expect(booking(page)).toBeVisible();
});

test('the palette, the sheet and the account are accessible, and the screens fit', async ({ open }) => {
  test.slow();
  const page = await open(ADMIN);
  await ready(page);
  await page.setViewportSize({ width: 1024, height: 700 });
  const out = page.getByRole('button', { name: 'Sign out' });
  await expect(out).toBeInViewport({ ratio: 1 });
  await expect(page.getByRole('link', { name: 'Settings' })).toBeInViewport({ ratio: 1 });
  await page.screenshot({ path: path.join(SCREENS, 'navigation-1024.png') });
  await page.setViewportSize({ width: 1024, height: 480 });
  await expect(out).toBeInViewport({ ratio: 1 });
  await page.setViewportSize({ width: 1024, height: 700 });

  await page.keyboard.press('Control+k');
  await expect(palette(page).getByRole('menuitem', { name: /Users/ })).toBeVisible();
  await page.keyboard.press('ArrowDown');
  // Its list is scrolled by the arrow keys in its box, which keeps the focus.
  await expectAccessible(page, 'palette', ['scrollable-region-focusable']);
  await page.keyboard.type('s');
  await page.keyboard.press('Escape');
  await page.keyboard.press('Escape');
  await expect(palette(page)).toBeHidden();
  await page.keyboard.press('?');
  await expect(sheet(page)).toBeVisible();
  await expectAccessible(page, 'sheet');
  await page.keyboard.press('Escape');
  await page.goto('/#/account');
  await expect(page.getByRole('heading', { name: 'Your keys' })).toBeVisible();
  await expectAccessible(page, 'account-keys');
});
