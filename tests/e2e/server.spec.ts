import { keep } from './accessible.ts';
import { ADMIN, expect, type Page, test } from './fixtures.ts';
import { Shell } from './pages/shell.ts';
import { type Cluster, startCluster } from '../server/cluster.ts';

let cluster: Cluster;
test.beforeAll(async () => {
  cluster = await startCluster();
});
test.afterAll(() => cluster.stop());

async function fill(page: Page, values: Record<string, string>): Promise<void> {
  for (const [label, value] of Object.entries(values)) {
    await page.getByLabel(label, { exact: true }).fill(value);
  }
}

test('an admin tests a server, is told what is wrong and what to do, and joins', async ({ open }) => {
  const page = await open(ADMIN, { at: '/#/server' });
  await expect(new Shell(page).heading('Clinic’s server')).toBeVisible();
  await keep(page, 'server-file');

  await page.getByLabel('Server’s name or IP address').press('Enter');
  await expect(page.getByLabel('Server’s name or IP address')).toHaveAccessibleDescription(/This is needed/);
  await fill(page, {
    'Server’s name or IP address': '127.0.0.1',
    Port: String(cluster.port),
    Database: 'nowhere',
    User: 'postgres',
    Password: 'not this one',
  });
  await page.keyboard.press('Enter');
  const found = page.getByRole('list').filter({ hasText: 'Problem:' });
  await expect(found).toContainText('The server does not speak TLS');
  await expect(page.getByRole('heading', { name: 'What the test found' })).toBeFocused();
  await keep(page, 'server-problem');

  await page.getByText('Connect without TLS', { exact: true }).click();
  await expect(page.getByText('What is typed was changed since. Test again.')).toBeVisible();
  await page.getByRole('button', { name: 'Test the connection' }).press('Enter');
  await expect(found).toContainText('does not know postgres with this password');
  await page.setViewportSize({ width: 420, height: 900 });
  await keep(page, 'server-narrow');
});
