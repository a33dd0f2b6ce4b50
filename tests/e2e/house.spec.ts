import { randomBytes } from 'node:crypto';
import { createClinicDatabase } from '../../src/main/server/create-clinic.ts';
import { type Cluster, startCluster } from '../server/cluster.ts';
import { keep } from './accessible.ts';
import { ADMIN, expect, type Page, testInFile as test } from './fixtures.ts';

let cluster: Cluster;
test.beforeAll(async () => {
  cluster = await startCluster();
});
test.afterAll(() => cluster.stop());

/** Types where the clinic is to go, and has it tested. */
async function choose(page: Page, desk: Awaited<ReturnType<typeof createClinicDatabase>>): Promise<void> {
  const values = {
    'Server’s name or IP address': desk.host,
    Port: String(desk.port),
    Database: desk.database,
    User: desk.user,
    Password: desk.password,
  };
  for (const [label, value] of Object.entries(values)) {
    await page.getByLabel(label, { exact: true }).fill(value);
  }
  await page.getByText('Connect without TLS', { exact: true }).click();
  await page.getByRole('button', { name: 'Test the connection' }).press('Enter');
}

test('an admin takes the clinic along to a server, and brings it back', async ({ host, open, admin }) => {
  test.slow();
  const before = await admin.call('bookings.list', { limit: 1 });
  const desk = await createClinicDatabase(cluster.address(), 'moving', randomBytes);
  const page = await open(ADMIN, { at: '/#/server' });
  await choose(page, desk);
  await expect(page.getByRole('heading', { name: 'Take the clinic along to this server' })).toBeVisible();
  await keep(page, 'house-before');
  await page.getByRole('button', { name: `Move the clinic to ${desk.host}` }).press('Enter');
  await expect(page.getByText(/^The clinic is on the server: [\d,]+ rows/)).toBeVisible({ timeout: 60_000 });
  await keep(page, 'house-moved');

  await host.restart();
  await page.reload();
  await expect(page.getByText('A server (PostgreSQL 18', { exact: false })).toBeVisible();
  const after = await admin.call('bookings.list', { limit: 1 });
  expect(after.items).toEqual(before.items);
  await page.goto('/#/backups');
  await expect(page.getByText('Left by a move')).toBeVisible();

  await page.goto('/#/server');
  await page.getByRole('button', { name: 'Move the whole clinic here…' }).press('Enter');
  await expect(page.getByRole('dialog')).toContainText('closed for good');
  await keep(page, 'house-back');
  await page.getByRole('button', { name: 'Move it and close it on the server' }).press('Enter');
  await expect(page.getByText(/^The clinic is on this computer: /)).toBeVisible({ timeout: 60_000 });
  await host.restart();
  await page.reload();
  await expect(page.getByText('A file on this computer', { exact: true })).toBeVisible();
  expect((await admin.call('bookings.list', { limit: 1 })).items).toEqual(before.items);
});
