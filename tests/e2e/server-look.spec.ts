import { keep, picture, THEMES } from './accessible.ts';
import { ADMIN, expect, test } from './fixtures.ts';
import { type Cluster, startCluster } from '../server/cluster.ts';
import { ADMIN_PASSWORD } from '../server/cluster.ts';

let cluster: Cluster;
test.beforeAll(async () => {
  cluster = await startCluster();
});
test.afterAll(() => cluster.stop());

for (const language of ['de', 'ar'] as const) {
  test(`the page in ${language}, with problems, warnings and what is good`, async ({ open }) => {
    await cluster.run('postgres', `CREATE DATABASE look_${language}`);
    const page = await open(ADMIN);
    await page.evaluate((spoken) => localStorage.setItem('medibook.language', spoken), language);
    await page.goto('/#/server');
    await page.reload();
    await page.locator('input[name="address.host"]').fill('127.0.0.1');
    await page.locator('input[name="address.port"]').fill(String(cluster.port));
    await page.locator('input[name="address.database"]').fill(`look_${language}`);
    await page.locator('input[name="address.user"]').fill('postgres');
    await page.locator('input[name="password"]').fill(ADMIN_PASSWORD);
    await keep(page, `server-form-${language}`);
    await page.locator('label:has(input[type="checkbox"])').click();
    await page.locator('input[name="password"]').press('Enter');
    await expect(page.locator('#server-findings')).toBeFocused();
    await keep(page, `server-findings-${language}`);
    await page.setViewportSize({ width: 420, height: 900 });
    for (const theme of THEMES) await picture(page, `server-narrow-${language}-${theme}`, theme);
  });
}
