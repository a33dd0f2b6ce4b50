/**
 * The licences of all that is shipped: of each package that is bundled, of the native ones beside the bundles, and of
 * what the program runs on. Collected while the program is built.
 */
import fs from 'node:fs';
import path from 'node:path';

export interface Licence {
  name: string;
  version: string;
  /** An SPDX expression, such as `MIT`. */
  licence: string;
  /** Empty when the package brings none, which a test refuses. */
  text: string;
  /** Where its source is to be had. */
  source: string;
}

/** All of these let a program be passed on with no more than their own text. */
export const ALLOWED: readonly string[] = [
  '0BSD',
  'Apache-2.0',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'BlueOak-1.0.0',
  'CC0-1.0',
  'ISC',
  'MIT',
  'MIT-0',
  'Unicode-3.0',
  'Unlicense',
];

/** These ask for their own source to be had as well, and for no more as long as they are not changed: they are not. */
export const ALLOWED_UNCHANGED: Readonly<Record<string, string>> = { 'ical.js': 'MPL-2.0' };

/** What is wrong with a list: one that is not allowed, or that comes without its text. */
export function problemsOf(licences: readonly Licence[]): string[] {
  return licences.flatMap(({ name, licence, text, source }) => [
    ...(isAllowed(licence) || (ALLOWED_UNCHANGED[name] === licence && source !== '')
      ? []
      : [`${name}: ${licence || 'no licence'} is not allowed`]),
    ...(text.trim().length > 100 ? [] : [`${name}: its licence has no text`]),
  ]);
}

/** Of `A OR B` one must be allowed, of `A AND B` both. */
function isAllowed(expression: string): boolean {
  const bare = expression.replaceAll(/[()]/g, '');
  return bare.split(' OR ').some((one) => one.split(' AND ').every((part) => ALLOWED.includes(part.trim())));
}

const PACKAGE = /^(.*[\\/]node_modules[\\/](?:@[^\\/]+[\\/])?[^\\/]+)[\\/]/;

/** The folders of the packages that these modules are from. */
export function packageFolders(moduleIds: Iterable<string>): Set<string> {
  const folders = new Set<string>();
  for (const id of moduleIds) {
    const folder = PACKAGE.exec(id.replace(/^\0/, '').replace(/\?.*$/, ''))?.[1];
    if (folder && fs.existsSync(path.join(folder, 'package.json'))) folders.add(folder);
  }
  return folders;
}

/** The native packages that are shipped as they are, and Electron, which all of it runs on. */
export function shippedFolders(root: string): string[] {
  const { dependencies } = readJson(path.join(root, 'package.json')) as {
    dependencies: Record<string, string>;
  };
  return [...Object.keys(dependencies), 'electron'].map((name) => path.join(root, 'node_modules', name));
}

const LICENCE_FILE = /^(licen[cs]e|copying|unlicense)([-.].*)?$/i;
const NOTICE_FILE = /^(notice|third[-_]?party.*)(\.(txt|md))?$/i;

export function licenceOf(folder: string): Licence {
  const manifest = readJson(path.join(folder, 'package.json')) as {
    name: string;
    version: string;
    license?: string | { type?: string };
    repository?: string | { url?: string };
  };
  const { license, repository } = manifest;
  const address = (typeof repository === 'string' ? repository : repository?.url) ?? '';
  const files = fs.readdirSync(folder).toSorted();
  const found = files.filter((name) => LICENCE_FILE.test(name) || NOTICE_FILE.test(name));
  const texts = found.map((name) => fs.readFileSync(path.join(folder, name), 'utf8').trim());
  return {
    name: manifest.name,
    version: manifest.version,
    licence: (typeof license === 'string' ? license : license?.type) ?? '',
    text: texts.length > 0 ? texts.join('\n\n') : textInReadme(folder),
    source: addressOf(address),
  };
}

/** Manifests write it in several ways: `git+https://…`, `github:owner/name`, `owner/name`. */
function addressOf(repository: string): string {
  const bare = repository.replace(/^git\+/, '').replace(/\.git$/, '');
  const short = /^(?:github:)?([\w.-]+\/[\w.-]+)$/.exec(bare)?.[1];
  return short ? `https://github.com/${short}` : bare.replace(/^(git|ssh):\/\/(git@)?/, 'https://');
}

/** Each package once for each of its versions, by name. */
export function licencesOf(folders: Iterable<string>): Licence[] {
  const all = new Map<string, Licence>();
  for (const folder of folders) {
    const licence = licenceOf(folder);
    all.set(`${licence.name} ${licence.version}`, licence);
  }
  const order = (a: Licence, b: Licence) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0);
  return [...all.values()].toSorted(order);
}

function readJson(file: string): unknown {
  return JSON.parse(fs.readFileSync(file, 'utf8'));
}

/** Some packages say it under a heading at the end of their README, and have no file for it. */
function textInReadme(folder: string): string {
  const file = path.join(folder, 'README.md');
  const text = fs.existsSync(file) ? fs.readFileSync(file, 'utf8') : '';
  return /^## licen[cs]e\n+([^]*?)(?=\n## |$(?![^]))/im.exec(text)?.[1]?.trim() ?? '';
}
