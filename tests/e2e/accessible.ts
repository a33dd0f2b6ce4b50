/** Pictures of what is on the screen, and axe's opinion of it. */
import path from 'node:path';
import { type Look, violationsOn } from './axe.ts';
import { expect, type Page } from './fixtures.ts';

export const SCREENS = path.resolve(import.meta.dirname, '../../artifacts/screens');
export const THEMES = ['light', 'dark'] as const;
const STANDARDS = { type: 'tag' as const, values: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'] };
const COLOURS = { type: 'rule' as const, values: ['color-contrast', 'link-in-text-block'] };

/** Keeps a picture of what is on the screen in both themes, and lets axe look at both. */
export async function keep(page: Page, name: string): Promise<void> {
  for (const colorScheme of THEMES) {
    await picture(page, `${name}-${colorScheme}`, colorScheme);
    expect(await violationsOn(page, lookOf(colorScheme)), `${name}, ${colorScheme}`).toEqual([]);
  }
  await page.emulateMedia({ colorScheme: 'light' });
}

export async function picture(page: Page, name: string, colorScheme: (typeof THEMES)[number]): Promise<void> {
  await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
  await page.screenshot({ path: path.join(SCREENS, `${name}.png`), animations: 'disabled' });
}

/**
 * Another theme is the same page in other colours, so that of all rules only those about colours have to look again;
 * the long run looks with all of them.
 */
function lookOf(theme: (typeof THEMES)[number]): Look {
  return { runOnly: theme === 'light' || process.env['MEDIBOOK_LONG'] ? STANDARDS : COLOURS };
}
