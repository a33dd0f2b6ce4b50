import { expect, type Locator, type Page } from '@playwright/test';

/** How doctors work: the week's grid, dates and leave, holidays, changes, and what a change would do. */
export class SchedulesPage {
  readonly page: Page;
  /** Where the keyboard is on the week's grid. */
  readonly cursor: Locator;
  readonly sessions: Locator;
  readonly words: Locator;
  readonly change: Locator;
  /** Whether the change can be applied, in words. */
  readonly state: Locator;
  readonly displaced: Locator;
  readonly exceptions: Locator;
  readonly changes: Locator;

  constructor(page: Page) {
    this.page = page;
    this.cursor = page.getByTestId('week-cursor');
    this.sessions = page.getByTestId('week-session');
    this.words = page.getByRole('textbox', { name: 'The week in words' });
    this.change = page.getByRole('dialog', { name: 'What this change does' });
    this.state = page.getByTestId('change-state');
    this.displaced = page.getByTestId('displaced');
    this.exceptions = page.getByTestId('exception');
    this.changes = page.getByTestId('change');
  }

  async goto(doctorId: number, view: 'week' | 'dates' = 'week'): Promise<void> {
    await this.page.goto(`/#/schedules?doctor=${doctorId}&view=${view}`);
    await expect(this.page.getByRole('heading', { level: 2 }).first()).toBeVisible();
  }

  /** Tab by Tab, as somebody without a pointer goes. */
  async tabTo(target: Locator, most = 60): Promise<void> {
    for (let step = 0; step < most; step += 1) {
      if (await target.evaluate((element) => element === document.activeElement).catch(() => false)) return;
      await this.page.keyboard.press('Tab');
    }
    await expect(target).toBeFocused();
  }

  async press(name: string | RegExp, scope: Page | Locator = this.page): Promise<void> {
    await this.tabTo(scope.getByRole('button', { name, exact: typeof name === 'string' }));
    await this.page.keyboard.press('Enter');
  }

  /** Chooses for a displaced booking, from its list. */
  async decide(row: Locator, choice: RegExp): Promise<void> {
    await this.tabTo(row.getByRole('button'));
    await this.page.keyboard.press('Enter');
    const list = this.page.getByRole('listbox');
    await expect(list).toBeVisible();
    const option = list.getByRole('option', { name: choice }).first();
    for (let step = 0; step < 12; step += 1) {
      if (await option.evaluate((element) => element.hasAttribute('data-focused'))) break;
      await this.page.keyboard.press('ArrowDown');
    }
    await this.page.keyboard.press('Enter');
    await expect(list).toBeHidden();
  }

  async apply(): Promise<void> {
    await expect(this.state).toHaveText('Ready to apply.');
    await this.press('Apply', this.change);
  }
}
