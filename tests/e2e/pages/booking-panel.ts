import { expect, type Locator, type Page } from '@playwright/test';

/** Where a slot is booked: somebody on file to the left, somebody new to the right. */
export class BookingPanel {
  readonly dialog: Locator;
  readonly timer: Locator;
  readonly search: Locator;
  readonly options: Locator;
  readonly alert: Locator;
  readonly bookMarked: Locator;
  readonly newPatient: Locator;
  readonly name: Locator;
  readonly phone: Locator;
  readonly email: Locator;
  readonly bookNew: Locator;

  constructor(page: Page) {
    this.dialog = page.getByRole('dialog', { name: 'Book a slot' });
    this.timer = this.dialog.getByRole('timer');
    this.search = this.dialog.getByRole('combobox', { name: 'Patient: name, phone or birth date' });
    this.options = this.dialog.getByRole('option');
    this.alert = this.dialog.getByRole('alert');
    this.bookMarked = this.dialog.getByRole('button', { name: /^Book for (?!a new patient)/ });
    this.newPatient = this.dialog.getByRole('form', { name: 'New patient' });
    this.name = this.newPatient.getByLabel('Name');
    this.phone = this.newPatient.getByLabel('Phone');
    this.email = this.newPatient.getByLabel('Email');
    this.bookNew = this.dialog.getByRole('button', { name: 'Book for a new patient' });
  }

  /** Open, with the slot kept. */
  async expectHeld(): Promise<void> {
    await expect(this.timer).toHaveText(/^Kept for you for [12]:\d\d$/);
  }

  /** The other slots that are offered when this one is lost. */
  others(): Locator {
    return this.alert.getByRole('button', { name: /^\d\d:\d\d / });
  }

  /** Types into the search box until it marks the one who is meant. */
  async find(text: string, name = text): Promise<void> {
    await this.search.fill(text);
    await expect(this.options.filter({ hasText: name }).first()).toHaveAttribute('aria-selected', 'true');
  }
}
