/** How much a window loads: bytes, which are the same on every computer. Looks at the build. */
import fs from 'node:fs';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { BUDGET } from './bundle-budget.ts';

const PAGES = path.resolve('out/renderer');
const ASSETS = path.join(PAGES, 'assets');

const files = fs.readdirSync(ASSETS).filter((name) => /\.(js|css)$/.test(name));
const page = fs.readFileSync(path.join(PAGES, 'index.html'), 'utf8');
/** What the page itself names is loaded before anything is shown. */
const isFirst = (name: string) => page.includes(name);

function kilobytesOf(names: readonly string[]): number[] {
  return names.map((name) => gzipSync(fs.readFileSync(path.join(ASSETS, name)), { level: 9 }).length / 1024);
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, one) => total + one, 0);
}

const scripts = files.filter((name) => name.endsWith('.js'));

describe('what a window loads', () => {
  it('is one script at first, within its budget', () => {
    const first = scripts.filter(isFirst);
    expect(first).toHaveLength(1);
    expect(sum(kilobytesOf(first))).toBeLessThanOrEqual(BUDGET.first);
  });

  it('is all styles at once, within theirs', () => {
    const styles = files.filter((name) => name.endsWith('.css'));
    expect(styles.every(isFirst)).toBe(true);
    expect(sum(kilobytesOf(styles))).toBeLessThanOrEqual(BUDGET.styles);
  });

  it('is another language only for whoever speaks it', () => {
    const languages = scripts.filter((name) => /^(de|ar)-/.test(name));
    expect(languages).toHaveLength(2);
    expect(languages.some(isFirst)).toBe(false);
    expect(Math.max(...kilobytesOf(languages))).toBeLessThanOrEqual(BUDGET.language);
  });

  it('is the guide only for whoever reads it', () => {
    const guides = scripts.filter((name) => name.startsWith('user-guide'));
    expect(guides).toHaveLength(3);
    expect(guides.some(isFirst)).toBe(false);
    expect(Math.max(...kilobytesOf(guides))).toBeLessThanOrEqual(BUDGET.guide);
  });

  it('is nothing that has no budget', () => {
    const known = /^(index|de|ar|user-guide)/;
    expect(scripts.filter((name) => !known.test(name))).toEqual([]);
  });
});
