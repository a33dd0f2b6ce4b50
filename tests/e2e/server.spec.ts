import { randomBytes } from 'node:crypto';
import { createClinicDatabase } from '../../src/main/server/create-clinic.ts';
import { keep } from './accessible.ts';
import { ADMIN, expect, type Page, testInFile as test } from './fixtures.ts';
import { SignInPage } from './pages/sign-in.ts';
import { Shell } from './pages/shell.ts';
import { ADMIN_PASSWORD, type Cluster, startCluster } from '../server/cluster.ts';

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

  // Going back to a backup takes the administrator's leave, once.
  await other.goto('/#/backups');
  await other.getByRole('button', { name: 'Back up now' }).press('Enter');
  const made = other.getByRole('table', { name: 'What there is to go back to' });
  await made.getByRole('button', { name: /^Go back to / }).press('Enter');
  const dialog = other.getByRole('dialog', { name: /^Go back to / });
  const goBack = dialog.getByRole('button', { name: 'Go back to this backup' });
  await goBack.press('Enter');
  await expect(dialog.getByLabel('Administrator’s user name')).toHaveAccessibleDescription(/This is needed/);
  await dialog.getByLabel('Administrator’s user name').fill('postgres');
  await dialog.getByLabel('Administrator’s password', { exact: true }).fill('not this one');
  await goBack.press('Enter');
  await expect(dialog.getByRole('alert')).toContainText('does not let this user in');
  await keep(other, 'backups-server');
  await dialog.getByLabel('Administrator’s password', { exact: true }).fill(ADMIN_PASSWORD);
  await goBack.press('Enter');
  await expect(other.getByText('The clinic is back as it was in the backup. Please sign in.')).toBeVisible();
  await new SignInPage(other).signIn(admin.email, admin.password);
  await expect(new Shell(other).navigation).toBeVisible();
  await other.goto('/#/backups');
  await expect(made.getByText('Put aside by a restore')).toBeVisible();
  await other.goto('/#/server');

  await other.getByRole('button', { name: 'Disconnect this desk…' }).press('Enter');
  await expect(other.getByRole('dialog')).toContainText('There is no clinic in a file on this computer');
  await keep(other, 'server-leave');
  await other.getByRole('button', { name: 'Disconnect it at the next start' }).press('Enter');
  await expect(other.getByText('works with the file on this computer')).toBeVisible();
  await expect(other.getByRole('button', { name: 'Disconnect this desk…' })).toBeHidden();
});
