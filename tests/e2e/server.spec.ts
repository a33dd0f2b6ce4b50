import { randomBytes } from 'node:crypto';
import { createClinicDatabase } from '../../src/main/server/create-clinic.ts';
import { keep } from './accessible.ts';
import { ADMIN, expect, type Page, test } from './fixtures.ts';
import { SignInPage } from './pages/sign-in.ts';
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

test('a new desk joins a server at its first start, and goes back to its file', async ({
  emptyHost,
  openAt,
}) => {
  const desk = await createClinicDatabase(cluster.address(), 'harbour', randomBytes);
  const page = await openAt(emptyHost);
  await page.getByRole('button', { name: 'My clinic is on a server…' }).press('Enter');
  await expect(page.getByLabel('Server’s name or IP address')).toBeFocused();
  await fill(page, {
    'Server’s name or IP address': desk.host,
    Port: String(desk.port),
    Database: desk.database,
    User: desk.user,
    Password: desk.password,
    'Name of this desk': 'Front desk',
  });
  await page.getByText('Connect without TLS', { exact: true }).click();
  await page.getByLabel('Password', { exact: true }).press('Enter');
  await expect(page.getByText('there is no clinic in it yet')).toBeVisible();
  await keep(page, 'server-join');
  await page.getByRole('button', { name: 'Use this server from the next start on' }).press('Enter');
  await expect(page.getByText('Close MediBook Desk and start it again to go on there.')).toBeVisible();
  await keep(page, 'server-joined');

  await emptyHost.restart();
  const admin = { name: 'Ada Lindqvist', email: 'ada@harbour.example', password: 'seven quiet herons' };
  const clinic = { clinicName: 'Harbour Clinic', timeZone: 'Europe/Lisbon', admin };
  expect((await emptyHost.rpc('setup.createClinic', clinic)).ok).toBe(true);
  const other = await openAt(emptyHost, undefined, { at: '/#/server' });
  await new SignInPage(other).signIn(admin.email, admin.password);
  await expect(other.getByText('A server (PostgreSQL 18', { exact: false })).toBeVisible();
  await expect(other.getByText('Front desk', { exact: true })).toBeVisible();
  await keep(other, 'server-in-use');
  await other.getByRole('button', { name: 'Test the connection' }).press('Enter');
  await expect(other.getByText('There is the clinic “Harbour Clinic”.')).toBeVisible();
  await keep(other, 'server-good');

  await other.getByRole('button', { name: 'Leave the server…' }).press('Enter');
  await expect(other.getByRole('dialog')).toContainText('There is no clinic in a file on this computer');
  await keep(other, 'server-leave');
  await other.getByRole('button', { name: 'Leave it at the next start' }).press('Enter');
  await expect(other.getByText('works with the file on this computer')).toBeVisible();
  await expect(other.getByRole('button', { name: 'Leave the server…' })).toBeHidden();
});
