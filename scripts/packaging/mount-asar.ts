/**
 * Lets plain Node run a program from inside its asar archive, as Electron does: modules, files and threads come out of
 * the archive, native addons from beside it. Nothing is found outside, so that a package that lacks something fails
 * here as it would on a desk, even with a `node_modules` in a folder above.
 */
import { isBuiltin, type LoadHookContext, registerHooks, syncBuiltinESMExports } from 'node:module';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import threads from 'node:worker_threads';
import { type Asar, openAsar } from './asar.ts';
import { patchFiles } from './mount-files.ts';

const THREAD = new URL('./mount-thread.ts', import.meta.url);
const CANDIDATES = ['', '.js', '.json', '.node', '/index.js'];

/** @param electron what stands in for Electron: the URL of a module, or an empty text where there is none */
export function mountAsar(file: string, electron: string): Asar {
  const asar = openAsar(file);
  /** A path inside the archive with slashes, or null for what lies outside. */
  const inside = (place: string) =>
    place.startsWith(file + path.sep)
      ? place
          .slice(file.length + 1)
          .split(path.sep)
          .join('/')
      : null;
  patchFiles(asar, inside);
  patchThreads(asar, inside);
  syncBuiltinESMExports();
  registerHooks({
    resolve: (specifier, context, next) => {
      if (specifier === 'electron' && electron)
        return { url: electron, format: 'module', shortCircuit: true };
      const parent = context.parentURL?.startsWith('file:') ? inside(fileURLToPath(context.parentURL)) : null;
      const asked = pathOf(specifier, parent, file);
      const name = asked === null ? null : inside(asked);
      if (isBuiltin(specifier) || (name === null && parent === null)) return next(specifier, context);
      const found = name === null ? findPackage(asar, specifier, parent ?? '') : findFile(asar, name);
      if (found === null) throw missing(specifier, parent ?? '');
      const place = asar.files.get(found)?.isUnpacked ? `${file}.unpacked` : file;
      return { url: pathToFileURL(path.join(place, found)).href, shortCircuit: true };
    },
    load: (url, context, next) => {
      const name = url.startsWith('file:') ? inside(fileURLToPath(url)) : null;
      if (name === null) return next(url, context);
      return { format: formatOf(asar, name, context), source: asar.read(name), shortCircuit: true };
    },
  });
  return asar;
}

/** The file that is meant, unless a package is. */
function pathOf(specifier: string, parent: string | null, file: string): string | null {
  if (specifier.startsWith('file:')) return fileURLToPath(specifier);
  if (path.isAbsolute(specifier)) return specifier;
  if (parent === null || !specifier.startsWith('.')) return null;
  return path.join(file, path.dirname(parent), specifier);
}

function findFile(asar: Asar, name: string): string | null {
  const found = CANDIDATES.find((ending) => asar.files.has(name + ending));
  return found === undefined ? null : name + found;
}

/** Upwards from the file that asks, as far as the archive goes. */
function findPackage(asar: Asar, specifier: string, parent: string): string | null {
  const parts = specifier.split('/');
  const name = parts.slice(0, specifier.startsWith('@') ? 2 : 1).join('/');
  const rest = specifier.slice(name.length + 1);
  for (let folder = path.posix.dirname(parent); ; folder = path.posix.dirname(folder)) {
    const place = path.posix.join(folder, 'node_modules', name);
    if (asar.folders.has(place)) return findFile(asar, path.posix.join(place, rest || mainOf(asar, place)));
    if (folder === '.') return null;
  }
}

function mainOf(asar: Asar, folder: string): string {
  const { main } = JSON.parse(asar.read(`${folder}/package.json`).toString()) as { main?: string };
  return main ?? 'index.js';
}

function formatOf(asar: Asar, name: string, { format }: LoadHookContext): string {
  if (name.endsWith('.json')) return 'json';
  if (name.endsWith('.cjs')) return 'commonjs';
  if (name.endsWith('.mjs')) return 'module';
  for (let folder = path.posix.dirname(name); ; folder = path.posix.dirname(folder)) {
    const manifest = path.posix.join(folder, 'package.json');
    if (asar.files.has(manifest)) {
      const { type } = JSON.parse(asar.read(manifest).toString()) as { type?: string };
      return type === 'module' ? 'module' : 'commonjs';
    }
    if (folder === '.') return format ?? 'commonjs';
  }
}

function missing(specifier: string, parent: string): Error {
  const error = new Error(`The archive holds no ${specifier} for ${parent}`);
  // What asks for one of several possible packages goes on by this code.
  return Object.assign(error, { code: 'MODULE_NOT_FOUND' });
}

/** A thread gets the archive, too, before its own first file. */
function patchThreads(asar: Asar, inside: (place: string) => string | null): void {
  const { Worker } = threads;
  threads.Worker = class extends Worker {
    constructor(entry: string | URL, options: threads.WorkerOptions = {}) {
      const place = entry instanceof URL ? fileURLToPath(entry) : entry;
      if (inside(place) === null) super(entry, options);
      else super(THREAD, { ...options, argv: [asar.file, place] });
    }
  };
}
