/** Pictures of what is on the screen, and axe's opinion of it. */
import path from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import { expect, type Page } from './fixtures.ts';

export const SCREENS = path.resolve(import.meta.dirname, '../../artifacts/screens');
export const THEMES = ['light', 'dark'] as const;
const STANDARDS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

/** Keeps a picture of what is on the screen in both themes, and lets axe look at both. */
export async function keep(page: Page, name: string): Promise<void> {
  for (const colorScheme of THEMES) {
    await picture(page, `${name}-${colorScheme}`, colorScheme);
    const { violations } = await rulesOf(page, colorScheme).analyze();
    const found = violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' | ')}`);
    expect(found, `${name}, ${colorScheme}`).toEqual([]);
  }
  await page.emulateMedia({ colorScheme: 'light' });
}

export async function picture(page: Page, name: string, colorScheme: (typeof THEMES)[number]): Promise<void> {
  await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
  await page.screenshot({ path: path.join(SCREENS, `${name}.png`), animations: 'disabled' });
}

/**
 * Another theme is the same page in other colours, so that of all rules only the one about colours has to look again;
 * the long run looks with all of them.
 */
function rulesOf(page: Page, theme: (typeof THEMES)[number]): AxeBuilder {
  // There are no frames; without this, axe opens a window of its own at the end of each look.
  const axe = new AxeBuilder({ page }).setLegacyMode();
  return theme === 'light' || process.env['MEDIBOOK_LONG']
    ? axe.withTags(STANDARDS)
    : axe.withRules('color-contrast');
}
