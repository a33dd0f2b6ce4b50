/** How the pages about the program look where there is little room, and from right to left. */
import { keep } from './accessible.ts';
import { ADMIN, expect, test } from './fixtures.ts';

test('health and about in Arabic, and in a narrow window', async ({ open, admin }) => {
  const page = await open(ADMIN);
  for (const route of ['health', 'about']) {
    await page.setViewportSize({ width: 420, height: 900 });
    await page.goto(`/#/${route}`);
    await expect(page.locator('dl').first()).toBeVisible();
    await keep(page, `${route}-420`);
  }
  await admin.call('settings.update', { language: 'ar' });
  await page.setViewportSize({ width: 1280, height: 1100 });
  for (const route of ['health', 'about']) {
    await page.goto(`/?ar#/${route}`);
    await expect(page.locator('html[dir=rtl]')).toBeAttached();
    await expect(page.locator('dl').first()).toBeVisible();
    await keep(page, `${route}-ar`);
  }
});
