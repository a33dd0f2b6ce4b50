import fs from 'node:fs';
import path from 'node:path';
import { keep, picture, SCREENS, THEMES } from './accessible.ts';
import { ADMIN, DESK, expect, type Page, test, type TestHost } from './fixtures.ts';
import { freeDay } from './free-day.ts';
import { BookingPanel } from './pages/booking-panel.ts';
import { dayAt, DayPage } from './pages/day.ts';
import { Shell } from './pages/shell.ts';

const README_PICTURE = path.resolve(import.meta.dirname, '../../docs/images/day.png');

// Pictures and axe are hard work for a slow machine.
test.beforeEach(() => test.slow());

/** Every screen says that its data are invented. */
async function expectDemoMark(page: Page): Promise<void> {
  await expect(page.getByText('Demonstration data')).toBeVisible();
}

test('before signing in', async ({ open, emptyHost, openAt }) => {
  const page = await open();
  await expect(page.getByText('Try it with one of these')).toBeVisible();
  await expectDemoMark(page);
  await keep(page, 'sign-in');

  const first = await openAt(emptyHost);
  await expect(new Shell(first).heading('Welcome to MediBook Desk')).toBeVisible();
  await keep(first, 'setup');
});

test('the day, its panel and its details', async ({ open, admin }) => {
  const { date, sameDoctor } = await freeDay(admin);
  const [slot, other] = sameDoctor;
  await admin.call('bookings.create', {
    slotId: other.id,
    patient: { name: 'Marguerite Delacroix', phone: '+33 6 12 34 56 78' },
  });
  const page = await open(DESK, { at: dayAt(date) });
  const day = new DayPage(page);
  await day.goto(date);
  await expectDemoMark(page);
  await keep(page, 'day');
  // With MEDIBOOK_DOCS=1 the README gets a new picture, too.
  if (process.env['MEDIBOOK_DOCS']) fs.copyFileSync(path.join(SCREENS, 'day-light.png'), README_PICTURE);

  await day.slot(slot).click();
  const panel = new BookingPanel(page);
  await panel.expectHeld();
  await panel.search.fill('Ma');
  await expect(panel.options.first()).toBeVisible();
  await expectDemoMark(page);
  await keep(page, 'booking-panel');
  await page.keyboard.press('Escape');
  await page.keyboard.press('Escape');
  await expect(panel.dialog).toBeHidden();

  await day.slot(other).click();
  await expect(page.getByRole('dialog').getByText('Marguerite Delacroix')).toBeVisible();
  await keep(page, 'booking-details');
});

test('a narrow window, a wide one, and the shortcut sheet', async ({ open, admin }) => {
  const { date } = await freeDay(admin);
  const page = await open(DESK, { at: dayAt(date) });
  await new DayPage(page).goto(date);
  for (const width of [1024, 800]) {
    await page.setViewportSize({ width, height: 768 });
    for (const theme of THEMES) await picture(page, `day-${width}-${theme}`, theme);
  }
  await page.goto('/#/bookings');
  await expect(page.getByTestId('booking').first()).toBeVisible();
  await keep(page, 'bookings-800');
  await page.setViewportSize({ width: 1280, height: 800 });
  await page.getByRole('heading', { level: 1 }).click();
  await page.keyboard.press('?');
  await expect(page.getByRole('dialog', { name: 'Keyboard shortcuts' })).toBeVisible();
  await keep(page, 'shortcuts');
});

const LISTS = [
  { title: 'Bookings', route: 'bookings', there: (page: Page) => page.getByTestId('booking').first() },
  {
    title: 'Doctors',
    route: 'doctors',
    there: (page: Page) => page.getByRole('button', { name: /^Edit / }).first(),
  },
  {
    title: 'Today’s visits',
    route: 'flow',
    there: (page: Page) => page.getByRole('region', { name: 'Expected' }),
  },
  {
    title: 'Waiting list',
    route: 'waitlist',
    there: (page: Page) => page.getByRole('list', { name: 'Waiting list' }),
  },
  {
    title: 'Visit types',
    route: 'visit-types',
    there: (page: Page) => page.getByRole('list', { name: 'Visit types' }),
  },
  { title: 'Users', route: 'users', there: (page: Page) => page.getByRole('table', { name: 'Users' }) },
  {
    title: 'Statistics',
    route: 'statistics',
    there: (page: Page) => page.getByRole('slider', { name: 'Bookings by day' }),
  },
  { title: 'Settings', route: 'settings', there: (page: Page) => page.getByLabel('Name of the clinic') },
  { title: 'Account', route: 'account', there: (page: Page) => page.getByLabel('New password') },
];

for (const { title, route, there } of LISTS) {
  test(`the screen ${title}`, async ({ open }) => {
    const page = await open(ADMIN);
    await page.goto(`/#/${route}`);
    await expect(there(page)).toBeVisible();
    await expectDemoMark(page);
    await keep(page, route);
  });
}

test('the screen Slots, before and after a doctor is chosen', async ({ open }) => {
  const page = await open(ADMIN, { at: '/#/slots' });
  await expect(page.getByText('Choose a doctor')).toBeVisible();
  await keep(page, 'slots-empty');
  await page.getByRole('combobox', { name: 'Doctor' }).fill('Sokolov');
  await page.getByRole('option', { name: /Sokolov/ }).click();
  await expect(page.getByText(/slots? will be made/)).toBeVisible();
  await expectDemoMark(page);
  await keep(page, 'slots');
});

test('an empty clinic, and a desk that does not answer', async ({ emptyHost, openAt }) => {
  const page = await setUp(emptyHost, openAt);
  await expect(page.getByText('No doctors yet')).toBeVisible();
  await keep(page, 'day-empty');
  await emptyHost.stop();
  await new Shell(page).navigation.getByRole('link', { name: 'Bookings', exact: true }).click();
  await expect(page.getByText('This could not be loaded')).toBeVisible({ timeout: 60_000 });
  await keep(page, 'offline');
});

async function setUp(host: TestHost, openAt: (host: TestHost) => Promise<Page>): Promise<Page> {
  const page = await openAt(host);
  const created = await page.request.post('/rpc/setup.createClinic', {
    data: {
      clinicName: 'Harbour Clinic',
      timeZone: 'Europe/Lisbon',
      admin: { name: 'Ada Lindqvist', email: 'ada@harbour.example', password: 'seven quiet herons' },
    },
  });
  expect(created.ok()).toBe(true);
  await page.reload();
  return page;
}
