import { expect, type Locator, type Page } from '@playwright/test';
import { getDocumentProxy, extractText } from 'unpdf';
import { choose } from './shell.ts';

/** One page of a PDF: its text, and its size in millimetres. */
export interface PrintedPage {
  text: string;
  width: number;
  height: number;
}

/** The preview of something to be printed, and what comes out of the printer. */
export class PaperPage {
  readonly page: Page;
  readonly sheets: Locator;
  readonly lines: Locator;
  readonly print: Locator;
  readonly close: Locator;

  constructor(page: Page) {
    this.page = page;
    this.sheets = page.getByTestId('sheet');
    this.lines = page.getByTestId('line');
    this.print = page.getByRole('button', { name: 'Print', exact: true });
    this.close = page.getByRole('button', { name: 'Close' });
  }

  /** Opens one by its address, such as `day?date=2026-03-02`. */
  async goto(address: string): Promise<void> {
    await this.page.goto(`/#/print/${address}`);
    await expect(this.sheets.first()).toBeVisible();
  }

  async choosePaper(name: string): Promise<void> {
    await choose(this.page, 'Paper', name);
  }

  /** Prints, as Chromium does, on the paper that the page asks for. */
  async pdf(path?: string): Promise<PrintedPage[]> {
    const bytes = await this.page.pdf({ preferCSSPageSize: true, ...(path && { path }) });
    const document = await getDocumentProxy(new Uint8Array(bytes));
    const { text } = await extractText(document, { mergePages: false });
    const millimetres = (points: number) => Math.round((points * 25.4) / 72);
    return Promise.all(
      text.map(async (words, index) => {
        const [left = 0, bottom = 0, right = 0, top = 0] = (await document.getPage(index + 1)).view;
        // Where a line breaks is the paper's business.
        const line = words.replace(/\s+/g, ' ');
        return { text: line, width: millimetres(right - left), height: millimetres(top - bottom) };
      }),
    );
  }
}
