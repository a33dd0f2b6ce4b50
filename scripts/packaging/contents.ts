/** What may lie in the archive, what must, and which words must not be in any of its files. */
import os from 'node:os';
import { root } from './builder.ts';

/** Everything that a package may hold; what matches none of these should not be there. */
const ALLOWED = [
  /^package\.json$/,
  /^out\/main\/(?!browser\.)[\w-]+\.js$/,
  /^out\/main\/chunks\/[\w-]+\.js$/,
  /^out\/preload\/index\.cjs$/,
  /^out\/renderer\/(index\.html|licences\.json)$/,
  /^out\/renderer\/assets\/[\w.-]+\.(js|css|svg|png|webp|woff2|txt|json)$/,
  /^node_modules\/better-sqlite3\/(package\.json|LICENSE|lib\/[\w/-]+\.js|prebuilds\/[\w-]+\.node)$/,
  /^node_modules\/@node-rs\/argon2\/(package\.json|LICENSE|[\w-]+\.js)$/,
  /^node_modules\/@node-rs\/argon2-[\w-]+\/(package\.json|argon2\.[\w-]+\.node)$/,
];

export const MISSING_IS_WRONG = [
  'package.json',
  'out/main/index.js',
  'out/main/statistics.js',
  'out/main/files.js',
  'out/main/backups.js',
  'out/main/health.js',
  'out/preload/index.cjs',
  'out/renderer/index.html',
  'out/renderer/licences.json',
  'node_modules/better-sqlite3/lib/index.js',
  'node_modules/@node-rs/argon2/index.js',
];

const SECRETS: [RegExp, string][] = [
  [/-----BEGIN [A-Z ]*PRIVATE KEY-----/, 'a private key'],
  [/\b(?:ghp|gho|ghs|npm)_[A-Za-z0-9]{36}\b/, 'a token'],
  [/\bAKIA[A-Z0-9]{16}\b/, 'an access key'],
  [/^\/\/[#@] sourceMappingURL=/m, 'the address of a source map'],
];
/** Variables of a build server whose values must never get into a package. */
const PRIVATE = /TOKEN|SECRET|PASSWORD|CSC_LINK|APPLE_API_KEY/;
const SHORTEST_SECRET = 8;

export function badNames(names: readonly string[]): string[] {
  return names
    .filter((name) => !ALLOWED.some((allowed) => allowed.test(name)))
    .map((name) => `${name} should not be there`);
}

/** Native files are looked at by their head alone: their makers' own paths are in them. */
export function badWords(name: string, content: Buffer): string[] {
  if (name.endsWith('.node')) return [];
  const text = content.toString();
  const places = [root, os.homedir()].filter((place) => place.length > 1 && place !== '/root');
  return [
    ...SECRETS.filter(([word]) => word.test(text)).map(([, what]) => `${name} holds ${what}`),
    ...places.filter((place) => text.includes(place)).map((place) => `${name} names ${place}`),
    ...privateValues()
      .filter(([, value]) => text.includes(value))
      .map(([variable]) => `${name} holds the value of ${variable}`),
  ];
}

function privateValues(): [string, string][] {
  return Object.entries(process.env).filter(
    (pair): pair is [string, string] => PRIVATE.test(pair[0]) && (pair[1]?.length ?? 0) >= SHORTEST_SECRET,
  );
}
