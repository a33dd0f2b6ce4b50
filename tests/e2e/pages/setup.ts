import type { Locator, Page } from '@playwright/test';
import { expect } from '../fixtures.ts';

/** The first run, screen by screen. */
export class SetupPage {
  readonly page: Page;
  readonly next: Locator;
  readonly back: Locator;
  readonly submit: Locator;
  readonly clinicName: Locator;
  readonly adminName: Locator;
  readonly adminEmail: Locator;
  readonly password: Locator;

  constructor(page: Page) {
    this.page = page;
    this.next = page.getByRole('button', { name: 'Next' });
    this.back = page.getByRole('button', { name: 'Back' });
    this.submit = page.getByRole('button', { name: 'Open the clinic' });
    this.clinicName = page.getByLabel('Name of the clinic');
    this.adminName = page.getByLabel('Your name');
    this.adminEmail = page.getByLabel('Your email');
    this.password = page.getByLabel('Password', { exact: true });
  }

  async expectStep(step: number): Promise<void> {
    await expect(this.page.getByText(`Step ${step} of 4`)).toBeVisible();
  }

  async toAdmin(clinicName: string): Promise<void> {
    await this.next.click();
    await this.clinicName.fill(clinicName);
    await this.next.click();
    await this.expectStep(3);
  }

  async fillAdmin(admin: { name: string; email: string; password: string }): Promise<void> {
    await this.adminName.fill(admin.name);
    await this.adminEmail.fill(admin.email);
    await this.password.fill(admin.password);
  }

  async later(): Promise<void> {
    await this.page.getByRole('button', { name: 'Do this later' }).click();
  }
}
