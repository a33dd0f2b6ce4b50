/** What axe finds wrong with what is on the screen. */
import axe, { type RunOptions } from 'axe-core';
import type { Page } from './fixtures.ts';

export type Look = Pick<RunOptions, 'runOnly' | 'rules'>;

/** A line for each rule that is broken: its name, and the elements that break it. */
export async function violationsOn(page: Page, look: Look = {}): Promise<string[]> {
  // It is half a megabyte to read, and stays in the page until that is loaded anew.
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(axe.source);
  // A selector for every element that is right costs twice as much as finding those that are wrong.
  const options: RunOptions = { ...look, resultTypes: ['violations'] };
  return page.evaluate(async (asked) => {
    const { violations } = await (window as unknown as { axe: typeof axe }).axe.run(document, asked);
    return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' | ')}`);
  }, options);
}
