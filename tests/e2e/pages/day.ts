import { expect, type Locator, type Page } from '@playwright/test';
import type { Slot } from '../../../src/shared/contract/slots.ts';
import { choose } from './shell.ts';

export type SlotState = 'free' | 'held' | 'booked' | 'blocked' | 'past';

const MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];

/** The address of a day. */
export function dayAt(date: string): string {
  return `/#/day?date=${date}`;
}

/** The day by doctor. */
export class DayPage {
  readonly page: Page;
  readonly book: Locator;
  readonly board: Locator;
  /** All slots that are shown. */
  readonly slots: Locator;
  /** The slot that the keyboard is on. */
  readonly focused: Locator;
  /** Where what is carried would be put down. */
  readonly ghost: Locator;
  readonly peek: Locator;

  constructor(page: Page) {
    this.page = page;
    this.book = page.getByRole('button', { name: 'Book', exact: true });
    this.board = page.getByRole('grid', { name: /^Slots of / });
    this.slots = page.getByTestId('slot');
    this.focused = page.locator('[data-slot-id]:focus');
    this.ghost = page.getByTestId('ghost');
    this.peek = page.getByTestId('peek');
  }

  /** Goes to a day, unless the window was opened with it, and waits for its slots. */
  async goto(date: string): Promise<void> {
    if (!this.page.url().endsWith(dayAt(date))) await this.page.goto(dayAt(date));
    await this.expectDate(date);
    await expect(this.slots.first()).toBeVisible();
  }

  async expectDate(date: string): Promise<void> {
    const [year, month = '', day] = date.split('-');
    const words = new RegExp(`\\b${Number(day)} ${MONTHS[Number(month) - 1]} ${year}$`);
    await expect(this.page.getByRole('heading', { level: 1, name: words })).toBeVisible();
  }

  slot({ id }: Pick<Slot, 'id'>): Locator {
    return this.page.locator(`[data-slot-id="${id}"]`);
  }

  async expectState(slot: Pick<Slot, 'id'>, state: SlotState): Promise<void> {
    await expect(this.slot(slot)).toHaveAttribute('data-state', state);
  }

  /** How a visit is marked: `EXPECTED`, `CONFIRMED`, `ARRIVED`, … */
  async expectLook(slot: Pick<Slot, 'id'>, look: string): Promise<void> {
    await expect(this.slot(slot)).toHaveAttribute('data-look', look);
  }

  /** Puts the keyboard on a slot, as walking there does. */
  async focus(slot: Pick<Slot, 'id'>): Promise<void> {
    // A dialog that has just closed still hands the keyboard back, to where it was before.
    await expect(async () => {
      await this.slot(slot).focus();
      await expect(this.slot(slot)).toHaveAttribute('tabindex', '0', { timeout: 1_000 });
    }).toPass();
  }

  async chooseSpecialization(name: string): Promise<void> {
    await choose(this.page, 'Specialization', name);
  }
}
