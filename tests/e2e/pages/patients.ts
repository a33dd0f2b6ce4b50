import { expect, type Locator, type Page } from '@playwright/test';

/** The patients' screen and a record. */
export class PatientsPage {
  readonly page: Page;
  readonly search: Locator;
  readonly options: Locator;

  constructor(page: Page) {
    this.page = page;
    this.search = page.getByRole('combobox', { name: 'Find a patient' });
    this.options = page.getByRole('listbox', { name: 'Patients found' }).getByRole('option');
  }

  async goto(): Promise<void> {
    await this.page.goto('/#/patients');
    await expect(this.search).toBeFocused();
  }

  /** Types until the first one found is the one who is meant. */
  async find(text: string, name: string): Promise<void> {
    await this.search.fill(text);
    const first = this.options.first();
    await expect(first).toContainText(name);
    await expect(first).toHaveAttribute('aria-selected', 'true');
  }

  async open({ id, name }: { id: number; name: string }): Promise<void> {
    await this.page.goto(`/#/patients/${id}`);
    await expect(this.heading(name)).toBeVisible();
  }

  heading(name: string): Locator {
    return this.page.getByRole('heading', { level: 1, name });
  }

  button(name: string | RegExp): Locator {
    return this.page.getByRole('button', { name, exact: true });
  }

  dialog(name: string): Locator {
    return this.page.getByRole('dialog', { name });
  }

  /** The rows of the coming or the past visits. */
  visits(table: 'Coming visits' | 'Past and cancelled visits'): Locator {
    return this.page.getByRole('table', { name: table }).getByTestId('visit');
  }
}
