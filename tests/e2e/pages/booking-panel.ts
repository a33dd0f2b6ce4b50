import { expect, type Locator, type Page } from '@playwright/test';

/** Where a visit is booked: first who, on file or new, and then when. */
export class BookingPanel {
  readonly dialog: Locator;
  readonly timer: Locator;
  readonly search: Locator;
  readonly options: Locator;
  readonly alert: Locator;
  /** Takes the marked patient, and goes on to the time. */
  readonly chooseMarked: Locator;
  /** Takes the new patient, and goes on to the time. */
  readonly chooseNew: Locator;
  /** The next free times. */
  readonly offers: Locator;
  readonly markedOffer: Locator;
  readonly confirm: Locator;
  readonly newPatient: Locator;
  readonly name: Locator;
  readonly phone: Locator;
  readonly email: Locator;

  constructor(page: Page) {
    this.dialog = page.getByRole('dialog', { name: /^(Book a visit|Walk-in)$/ });
    this.timer = this.dialog.getByRole('timer');
    this.search = this.dialog.getByRole('combobox', { name: 'Patient: name, phone or birth date' });
    this.options = this.dialog.getByRole('listbox', { name: 'Patients found' }).getByRole('option');
    this.alert = this.dialog.getByRole('alert');
    this.chooseMarked = this.dialog.getByRole('button', { name: /^Choose / });
    this.chooseNew = this.dialog.getByRole('button', { name: 'Go on with a new patient' });
    this.offers = this.dialog.getByRole('listbox', { name: 'Next free' }).getByRole('option');
    this.markedOffer = this.dialog
      .getByRole('listbox', { name: 'Next free' })
      .getByRole('option', { selected: true });
    this.confirm = this.dialog.getByRole('button', { name: /^Book \d\d:\d\d/ });
    this.newPatient = this.dialog.getByRole('form', { name: 'New patient' });
    this.name = this.newPatient.getByLabel('Name');
    this.phone = this.newPatient.getByLabel('Phone');
    this.email = this.newPatient.getByLabel('Email');
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

  /** Books the marked time for the marked patient. */
  async bookMarked(): Promise<void> {
    await this.chooseMarked.click();
    await this.confirm.click();
  }

  /** Books the marked time for the new patient. */
  async bookNew(): Promise<void> {
    await this.chooseNew.click();
    await this.confirm.click();
  }
}
