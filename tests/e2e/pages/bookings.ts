import type { Locator, Page } from '@playwright/test';
import type { Booking } from '../../../src/shared/contract/bookings.ts';

/** The table of bookings. */
export class BookingsPage {
  readonly page: Page;
  readonly table: Locator;
  readonly rows: Locator;
  readonly search: Locator;
  readonly nextPage: Locator;
  readonly clear: Locator;

  constructor(page: Page) {
    this.page = page;
    this.table = page.getByRole('table', { name: 'Bookings' });
    this.rows = page.getByTestId('booking');
    this.search = page.getByRole('searchbox', { name: 'Search' });
    this.nextPage = page.getByRole('button', { name: 'Next page' });
    this.clear = page.getByRole('button', { name: 'Clear filters' });
  }

  row({ id }: Pick<Booking, 'id'>): Locator {
    return this.page.locator(`[data-booking-id="${id}"]`);
  }

  column(name: string): Locator {
    return this.table.getByRole('columnheader', { name });
  }

  /** The ids that are shown, from top to bottom. */
  async ids(): Promise<number[]> {
    const ids = await this.rows.evaluateAll((rows) => rows.map((row) => row.getAttribute('data-booking-id')));
    return ids.map(Number);
  }
}
