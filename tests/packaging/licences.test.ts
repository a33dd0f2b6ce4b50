/** What is shipped may be passed on, and says so in its own words. */
import fs from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { type Licence, packageFolders, problemsOf } from '../../scripts/licences.ts';

const OUT = path.resolve(import.meta.dirname, '../../out');
const listed = () =>
  (JSON.parse(fs.readFileSync(path.join(OUT, 'renderer/licences.json'), 'utf8')) as { items: Licence[] })
    .items;

describe('the licences of the built program', () => {
  it('are all allowed, and all come with their text', () => {
    expect(problemsOf(listed())).toEqual([]);
  });

  it('are those of main, of the pages, of the native parts and of Electron', () => {
    const names = listed().map(({ name }) => name);
    const some = ['kysely', 'ical-generator', 'react-dom', 'zod', 'electron', '@node-rs/argon2'];
    expect(names).toEqual(expect.arrayContaining([...some, 'better-sqlite3-multiple-ciphers']));
    expect(names).toEqual(names.toSorted());
    // What only builds and tests is not shipped.
    for (const tool of ['vite', 'vitest', 'typescript', 'fast-check']) expect(names).not.toContain(tool);
  });

  it('name every package that the built files import', () => {
    const names = new Set(listed().map(({ name }) => name));
    const imported = fs
      .readdirSync(path.join(OUT, 'main'), { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith('.js'))
      .flatMap((file) => [
        ...fs
          .readFileSync(path.join(OUT, 'main', file), 'utf8')
          .matchAll(/^import [^;\n]* from "((?!node:|\.)[^"\n]+)"/gm),
      ])
      .map(([, name = '']) => (name === 'better-sqlite3' ? 'better-sqlite3-multiple-ciphers' : name));
    expect(imported.length).toBeGreaterThan(0);
    expect(imported.filter((name) => !names.has(name))).toEqual([]);
  });
});

describe('a licence that will not do', () => {
  const fine = { name: 'part', version: '1.0.0', licence: 'MIT', text: 'x'.repeat(200), source: '' };
  it.each([
    ['GPL-3.0', { licence: 'GPL-3.0-only' }],
    ['none at all', { licence: '' }],
    ['one of two that is not allowed', { licence: 'MIT AND GPL-2.0' }],
    ['no text', { text: '' }],
    ['MPL of a part that nobody has looked at', { licence: 'MPL-2.0', source: 'https://example.org' }],
    ['MPL without a source', { name: 'ical.js', licence: 'MPL-2.0' }],
  ])('is seen: %s', (_what, change) => expect(problemsOf([{ ...fine, ...change }])).toHaveLength(1));

  it.each(['MIT', '(MIT OR GPL-2.0)', 'MIT AND ISC'])('%s is fine', (licence) =>
    expect(problemsOf([{ ...fine, licence }])).toEqual([]),
  );
});

it('a module is of the innermost package that it lies in', () => {
  const root = path.resolve(import.meta.dirname, '../..');
  const file = `${root}/node_modules/@tanstack/react-query/build/modern/index.js?commonjs-module`;
  expect([...packageFolders([`\0${file}`, '/src/main.ts', 'virtual:x'])]).toEqual([
    `${root}/node_modules/@tanstack/react-query`,
  ]);
});
