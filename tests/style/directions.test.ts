/** Styles name the start and the end of a line, never left and right: lines run the other way in Arabic. */
import fs from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';

const RENDERER = path.resolve(import.meta.dirname, '../../src/renderer');

/** A side by its name, as a property or as what one is set to. */
const SIDED = [
  /^(margin|padding|border|inset|scroll-margin|scroll-padding)-(left|right)\b/,
  /^(left|right)$/,
  /^border-(top|bottom)-(left|right)-radius$/,
];
const FOUR_SIDED =
  /^(margin|padding|inset|border-width|border-color|border-style|scroll-margin|scroll-padding)$/;

function mistakesIn(css: string): string[] {
  const plain = css.replace(/\/\*.*?\*\//gs, '');
  const declarations = [...plain.matchAll(/(?<=[{;]\s*)([a-z-]+)\s*:\s*([^;{}]+)(?=[;}])/g)];
  return declarations
    .filter(([, property = '', value = '']) => isMistake(property, value.trim()))
    .map(([, property, value]) => `${property}: ${value?.trim()}`);
}

function isMistake(property: string, value: string): boolean {
  if (SIDED.some((rule) => rule.test(property))) return true;
  if (/^(text-align|float|clear)$/.test(property)) return /\b(left|right)\b/.test(value);
  if (property === 'border-radius') {
    const [first, second = first, third = first, fourth = second] = value.split(/\s+(?![^(]*\))/);
    return first !== second || third !== fourth;
  }
  if (!FOUR_SIDED.test(property)) return false;
  // Of four values the second is the right, the fourth the left.
  const sides = value.replace(/\([^()]*(\([^()]*\)[^()]*)*\)/g, '()').split(/\s+/);
  return sides.length === 4 && value.split(/\s+(?![^(]*\))/)[1] !== value.split(/\s+(?![^(]*\))/)[3];
}

const files = fs
  .readdirSync(RENDERER, { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.css'));

test('no style names left or right', () => {
  expect(files.length).toBeGreaterThan(30);
  const mistakes = files.flatMap((name) =>
    mistakesIn(fs.readFileSync(path.join(RENDERER, name), 'utf8')).map((one) => `${name}: ${one}`),
  );
  expect(mistakes).toEqual([]);
});

test.each([
  'margin-left: 1px',
  'padding-right: 1px',
  'left: 0',
  'text-align: right',
  'float: left',
  'padding: 1px 2px 3px 4px',
  'border-left-width: 1px',
  'border-top-left-radius: 1px',
  'border-radius: 1px 2px',
])('and one that does would be seen: %s', (declaration) => {
  expect(mistakesIn(`.a { ${declaration}; }`)).toEqual([declaration]);
});

test.each([
  'margin: 1px 2px 3px 2px',
  'padding: max(1rem, 6vh) 1px',
  'inset-inline-start: 0',
  'text-align: start',
])('%s is right in both directions', (declaration) => {
  expect(mistakesIn(`.a { ${declaration}; }`)).toEqual([]);
});
