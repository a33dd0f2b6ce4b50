/** How the app comes to what each picture of the guide shows, in whatever language it speaks. */
import { expect } from '@playwright/test';
import type { Page } from '@playwright/test';
import type { GuidePicture } from './guide-pictures.ts';
import { type StillClinic, TODAY } from './still-clinic.ts';

type Shot = (clinic: StillClinic) => Promise<void>;

const NEXT_WEEK = '2027-03-16';
/** Who arrived a while before. */
const LATER = Date.parse(`${TODAY}T10:26:00Z`);

/** Everything that was open is closed, and the screen is there. */
async function goTo(page: Page, address: string): Promise<void> {
  await page.goto('about:blank');
  await page.goto(`/#/${address}`);
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
}

async function goToDay(page: Page, date: string): Promise<void> {
  await goTo(page, `day?date=${date}`);
  await expect(page.getByTestId('slot').first()).toBeVisible();
}

const dialog = (page: Page) => page.getByRole('dialog');

export const GUIDE_SHOTS: Readonly<Record<GuidePicture, Shot>> = {
  day: async ({ page }) => {
    await goToDay(page, TODAY);
  },

  who: async ({ page }) => {
    await goToDay(page, TODAY);
    await page.keyboard.press('n');
    await dialog(page).getByRole('combobox').first().fill('mar');
    await expect(page.getByRole('option').first()).toBeVisible();
  },

  when: async ({ page, say }) => {
    await page.keyboard.press('Enter');
    await expect(page.getByRole('timer')).toBeVisible();
    await expect(page.getByRole('listbox', { name: say('panel.offers') })).toBeVisible();
  },

  details: async ({ page }) => {
    await goToDay(page, TODAY);
    await page.locator('[data-look=EXPECTED]').last().click();
    await expect(dialog(page)).toBeVisible();
  },

  flow: async ({ page }) => {
    await page.clock.setFixedTime(LATER);
    await goTo(page, 'flow');
    await expect(page.locator('[data-key]').first()).toBeVisible();
  },

  'waiting-list': async ({ page, say }) => {
    await goTo(page, 'waitlist');
    const entries = page.getByRole('list', { name: say('waitlist.title') }).getByRole('listitem');
    await expect(entries.nth(2)).toBeVisible();
  },

  patient: async ({ page, admin }) => {
    const [booking] = await admin.bookings({ status: 'CONFIRMED', date: NEXT_WEEK });
    const id = booking?.patient?.id ?? 0;
    await admin.call('patients.update', { id, alert: '♿' });
    await goTo(page, `patients/${id}`);
    await expect(page.getByTestId('visit').first()).toBeVisible();
  },

  merge: async ({ page, admin, say }) => {
    const id = Number(/(\d+)$/.exec(page.url())?.[1]);
    const { name, phone } = await admin.call('patients.get', { id });
    const twin = await admin.call('patients.create', { name, ...(phone && { phone }) });
    await page.getByRole('button', { name: say('merge.open'), exact: true }).click();
    await dialog(page).getByRole('combobox').fill(`#${twin.id}`);
    await page.getByRole('option').first().click();
    await expect(dialog(page).getByRole('table')).toBeVisible();
  },

  schedules: async ({ page }) => {
    await goTo(page, 'schedules?doctor=1&view=week');
    await expect(page.getByTestId('week-session').first()).toBeVisible();
  },

  change: async ({ page, say }) => {
    await page.getByRole('textbox', { name: say('schedules.typed') }).fill('mo-fr 8-12, 13-16:30 every 15');
    await page.getByRole('button', { name: say('schedules.preview') }).click();
    await expect(page.getByTestId('displaced').first()).toBeVisible();
  },

  statistics: async ({ page }) => {
    await goTo(page, 'statistics');
    await expect(page.getByRole('table').first()).toBeVisible();
  },

  import: async ({ page, say }) => {
    await goTo(page, 'data');
    const chooser = page.waitForEvent('filechooser');
    await page.getByRole('button', { name: say('data.choose') }).click();
    const text =
      'name;date of birth;phone\nBea Lund;1980-02-01;030 1234567\nBo Yi;1990-04-03;\n;;030 7654321\n';
    await (await chooser).setFiles({ name: 'patients.csv', mimeType: 'text/csv', buffer: Buffer.from(text) });
    await page.getByRole('button', { name: say('data.check') }).click();
    await expect(page.getByText(say('data.state.CHECKED'))).toBeVisible();
  },

  settings: async ({ page, say }) => {
    await goTo(page, 'settings');
    await expect(page.getByLabel(say('settings.clinicName'))).toBeVisible();
  },

  paper: async ({ page }) => {
    await goTo(page, `print/day?date=${TODAY}`);
    await expect(page.getByTestId('line').first()).toBeVisible();
  },

  palette: async ({ page }) => {
    await goToDay(page, TODAY);
    await page.keyboard.press('Control+k');
    await expect(page.getByRole('menuitem').nth(2)).toBeVisible();
  },

  backups: async ({ page, admin, say, hideFolder }) => {
    await goTo(page, 'backups');
    await page.getByRole('button', { name: say('backups.make') }).click();
    await expect(page.getByRole('row').nth(1)).toBeVisible();
    await page.goto('about:blank');
    const { items } = await admin.call('slots.list', { date: NEXT_WEEK, availableOnly: true, limit: 3 });
    for (const [index, { id }] of items.entries()) {
      await admin.call('bookings.create', { slotId: id, patientId: index + 1 });
    }
    await goTo(page, 'backups');
    await expect(page.getByRole('row').nth(1)).toBeVisible();
    await hideFolder();
  },

  setup: async ({ page, say, openEmpty }) => {
    await openEmpty();
    await expect(page.getByRole('button', { name: say('setup.begin') })).toBeVisible();
  },

  restore: async ({ page, say }) => {
    await page.getByRole('row').nth(1).getByRole('button').click();
    await expect(dialog(page).getByRole('heading', { name: say('backups.lost') })).toBeVisible();
  },
};
