/** The functions of `node:fs` that the program reads its own files with, over what is in an archive. */
import fs from 'node:fs';
import path from 'node:path';
import type { Asar } from './asar.ts';

type Inside = (place: string) => string | null;
type Reader = (place: fs.PathOrFileDescriptor, options?: unknown) => unknown;

/** What is asked about a place outside goes to Node; `syncBuiltinESMExports` must follow. */
export function patchFiles(asar: Asar, inside: Inside): void {
  const nameOf = (place: unknown) => (typeof place === 'string' ? inside(path.normalize(place)) : null);
  const isThere = (name: string) => asar.files.has(name) || asar.folders.has(name);
  const read: Reader = (place, options) => {
    const name = nameOf(place) ?? '';
    if (!asar.files.has(name)) throw absent(String(place));
    const encoding = typeof options === 'string' ? options : (options as { encoding?: string })?.encoding;
    const content = asar.read(name);
    return encoding ? content.toString(encoding as BufferEncoding) : content;
  };
  const stat = (place: string) => {
    const name = nameOf(place) ?? '';
    if (!isThere(name)) throw absent(place);
    return statsOf(asar, name);
  };
  const list = (place: string, options?: { withFileTypes?: boolean }) => {
    const name = nameOf(place) ?? '';
    const children = asar.folders.get(name);
    if (!children) throw absent(place);
    if (!options?.withFileTypes) return children;
    const full = (child: string) => (name === '' ? child : `${name}/${child}`);
    return children.map((child) => ({ name: child, parentPath: place, ...statsOf(asar, full(child)) }));
  };
  replace(fs, 'existsSync', nameOf, (place: string) => isThere(nameOf(place) ?? ''));
  replace(fs, 'readFileSync', nameOf, read);
  replace(fs, 'statSync', nameOf, stat);
  replace(fs, 'readdirSync', nameOf, list);
  replace(fs.promises, 'readFile', nameOf, async (place: string, options?: unknown) => read(place, options));
  replace(fs.promises, 'stat', nameOf, async (place: string) => stat(place));
  replace(fs.promises, 'readdir', nameOf, async (place: string, options?: { withFileTypes?: boolean }) =>
    list(place, options),
  );
}

function replace<T extends object>(
  owner: T,
  name: keyof T,
  nameOf: (place: unknown) => string | null,
  ours: (...args: never[]) => unknown,
): void {
  const theirs = owner[name] as (...args: unknown[]) => unknown;
  const both = (...args: unknown[]) =>
    nameOf(args[0]) === null ? theirs.apply(owner, args) : ours(...(args as never[]));
  Object.assign(owner, { [name]: both });
}

function statsOf(asar: Asar, name: string) {
  const file = asar.files.get(name);
  return { size: file?.size ?? 0, isFile: () => file !== undefined, isDirectory: () => file === undefined };
}

function absent(place: string): Error {
  return Object.assign(new Error(`ENOENT: no such file, '${place}'`), { code: 'ENOENT' });
}
