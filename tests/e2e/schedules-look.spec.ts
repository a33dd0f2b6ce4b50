import { addDays, dateAt, weekdayOf } from '../../src/shared/calendar.ts';
import { keep } from './accessible.ts';
import { ADMIN, expect, test } from './fixtures.ts';
import { SchedulesPage } from './pages/schedules.ts';

test.beforeEach(() => test.slow());

test('the schedules, for everybody’s eyes', async ({ open, admin }) => {
  const { timeZone } = await admin.call('settings.get', {});
  const today = dateAt(Date.now(), timeZone);
  const monday = addDays(today, 8 - weekdayOf(today));
  const [doctor] = (await admin.call('doctors.list', {})).items;
  await admin.call('rooms.create', { name: 'Room 1' });
  const edits = [
    {
      kind: 'SET_EXCEPTION' as const,
      exception: 'HOLIDAY' as const,
      doctorId: null,
      fromDate: addDays(monday, 40),
      untilDate: addDays(monday, 41),
      name: 'Winter holidays of the whole region',
    },
  ];
  const { token } = await admin.call('schedules.preview', { edits });
  await admin.call('schedules.apply', { edits, token, resolutions: [] });

  const page = await open(ADMIN);
  const screen = new SchedulesPage(page);
  await screen.goto(doctor?.id ?? 0);
  await screen.words.fill('mo-we 8-12 every 15, 13-15:30 every 20 in Room 1\nfr 8-12, 12:45-13:15 every');
  await screen.sessions.first().click();
  await keep(page, 'schedules-week');
  await screen.words.fill('mo-we 8-12 every 15, 13-15:30 every 20 in Room 1\nfr 8-12, 12:45-13:15 every 15');
  await page.setViewportSize({ width: 800, height: 900 });
  await keep(page, 'schedules-week-800');
  await page.setViewportSize({ width: 1280, height: 900 });

  await page.getByRole('button', { name: 'See what it does' }).click();
  await expect(screen.displaced.first()).toBeVisible();
  await page.getByRole('button', { name: 'All: cancel and call' }).click();
  await page.getByText(/days change/).click();
  await keep(page, 'schedules-change');
  await page.setViewportSize({ width: 800, height: 900 });
  await keep(page, 'schedules-change-800');
  await page.setViewportSize({ width: 1280, height: 900 });
  await page.keyboard.press('Escape');

  await screen.goto(doctor?.id ?? 0, 'dates');
  await page.getByRole('button', { name: 'Later month' }).click();
  await keep(page, 'schedules-dates');
  await page.getByRole('button', { name: 'Add an extra day' }).click();
  await page.getByLabel('Hours').fill('9-12, 14-13');
  await keep(page, 'schedules-extra-day');
  await page.keyboard.press('Escape');
  await page.goto('/#/schedules?view=holidays');
  await expect(screen.exceptions.first()).toBeVisible();
  await keep(page, 'schedules-holidays');
  await page.goto('/#/schedules?view=changes');
  await expect(screen.changes.first()).toBeVisible();
  await keep(page, 'schedules-changes');
});
