import { expect, type Locator, type Page } from '@playwright/test';

/** The frame of every screen behind the sign-in. */
export class Shell {
  readonly page: Page;
  readonly navigation: Locator;
  readonly notices: Locator;
  readonly undo: Locator;

  constructor(page: Page) {
    this.page = page;
    this.navigation = page.getByRole('navigation', { name: 'Screens' });
    this.notices = page.getByRole('region', { name: 'Notices' });
    this.undo = this.notices.getByRole('button', { name: 'Undo' });
  }

  async goTo(screen: string): Promise<void> {
    await this.navigation.getByRole('link', { name: screen, exact: true }).click();
    await expect(this.heading(screen === 'Day' ? /\d{4}$/ : screen)).toBeVisible();
  }

  heading(name: string | RegExp): Locator {
    return this.page.getByRole('heading', { level: 1, name });
  }
}

/** Chooses from a field with a list, within a screen or a dialog. */
export async function choose(scope: Page | Locator, field: string, option: string): Promise<void> {
  const page = 'page' in scope ? scope.page() : scope;
  // Such a button is called by its value and its field.
  await scope.getByRole('button', { name: new RegExp(`. ${field}$`) }).click();
  await page.getByRole('option', { name: option, exact: true }).click();
}

/** Types a `YYYY-MM-DD` into a date field by its parts, as a person does; the pages are in British English. */
export async function typeDate(scope: Page | Locator, field: string, date: string): Promise<void> {
  const [year = '', month = '', day = ''] = date.split('-');
  const group = scope.getByRole('group', { name: field });
  await group.getByRole('spinbutton', { name: /^day/ }).click();
  await group.getByRole('spinbutton', { name: /^day/ }).pressSequentially(day);
  await group.getByRole('spinbutton', { name: /^month/ }).pressSequentially(month);
  await group.getByRole('spinbutton', { name: /^year/ }).pressSequentially(year);
}
