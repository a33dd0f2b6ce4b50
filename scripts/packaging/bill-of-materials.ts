/**
 * The software bill of materials: every package of others whose code is in ours, with version, licence and checksum.
 * What is bundled into `out/` counts as much as what is packaged as it is; tools that only build and test do not.
 */
import fs from 'node:fs';
import path from 'node:path';
import { addonsOf, ALL_TARGETS } from './targets.ts';

interface Locked {
  version: string;
  name?: string;
  dev?: boolean;
  integrity?: string;
  license?: string;
  dependencies?: Record<string, string>;
  optionalDependencies?: Record<string, string>;
}

interface Manifest extends Locked {
  name: string;
  devDependencies: Record<string, string>;
}

export interface Component {
  type: 'library' | 'framework' | 'application';
  name: string;
  version: string;
  purl: string;
  'bom-ref': string;
  licenses?: { license: { id: string } }[] | { expression: string }[];
  hashes?: { alg: 'SHA-512'; content: string }[];
}

export interface Bill {
  bomFormat: 'CycloneDX';
  specVersion: '1.5';
  version: 1;
  metadata: { component: Component };
  components: Component[];
  dependencies: { ref: string; dependsOn: string[] }[];
}

/** devDependencies that build, test and check, and leave nothing in a package. */
const TOOLS =
  /^(@axe-core|@biomejs|@playwright|@types|@vitejs)\/|^(electron-builder|electron-vite|fast-check|oxlint|oxlint-tsgolint|typescript|vite|vitest)$/;

const ADDONS = new Set(ALL_TARGETS.map((target) => addonsOf(target).argon2Package));

/** @param folder the project, with its package.json and package-lock.json */
export function billOfMaterials(folder: string): Bill {
  const { packages } = readJson(folder, 'package-lock.json') as { packages: Record<string, Locked> };
  const manifest = readJson(folder, 'package.json') as Manifest;
  const roots = Object.keys({ ...manifest.dependencies, ...manifest.devDependencies }).filter(
    (name) => !TOOLS.test(name),
  );
  const edges = reach(packages, roots);
  const refOf = (place: string) => componentOf(place, packages)['bom-ref'];
  const own = { ...componentOf('', { '': manifest }), type: 'application' as const };
  /** A package may lie in several places, and counts once. */
  const needs = Map.groupBy(edges.keys(), refOf);
  return {
    bomFormat: 'CycloneDX',
    specVersion: '1.5',
    version: 1,
    metadata: { component: own },
    components: [...needs.values()].map(([place = '']) => componentOf(place, packages)).toSorted(byRef),
    dependencies: [
      { ref: own['bom-ref'], dependsOn: sorted(roots.map((name) => refOf(`node_modules/${name}`))) },
      ...[...needs].map(([ref, places]) => ({
        ref,
        dependsOn: sorted(places.flatMap((place) => edges.get(place) ?? []).map(refOf)),
      })),
    ],
  };
}

/** Each package that is reached from the roots, by its place in node_modules, with the places that it needs. */
function reach(packages: Record<string, Locked>, roots: readonly string[]): Map<string, string[]> {
  const edges = new Map<string, string[]>();
  const open = roots.map((name) => placeOf(packages, '', name)).filter((place) => place !== null);
  for (let place = open.pop(); place !== undefined; place = open.pop()) {
    if (edges.has(place)) continue;
    const needed = neededBy(packages, place);
    edges.set(place, needed);
    open.push(...needed);
  }
  return edges;
}

/** Electron's package needs others only to fetch its binary, and of addons those of our systems alone are packaged. */
function neededBy(packages: Record<string, Locked>, place: string): string[] {
  if (place === 'node_modules/electron') return [];
  const { dependencies, optionalDependencies } = packages[place] ?? { version: '' };
  return Object.keys({ ...optionalDependencies, ...dependencies })
    .filter((name) => !TOOLS.test(name))
    .filter((name) => !name.startsWith('@node-rs/argon2-') || ADDONS.has(name))
    .map((name) => placeOf(packages, place, name))
    .filter((found) => found !== null);
}

/** As Node looks a package up: beside whoever needs it, and in each folder above. */
function placeOf(packages: Record<string, Locked>, from: string, name: string): string | null {
  for (let folder = from; ; folder = folder.replace(/(^|\/)node_modules\/(@[^/]+\/)?[^/]+$/, '')) {
    const place = `${folder === '' ? '' : `${folder}/`}node_modules/${name}`;
    if (packages[place]) return place;
    if (folder === '') return null;
  }
}

function componentOf(place: string, packages: Record<string, Locked>): Component {
  const { version, license, integrity, name: alias } = packages[place] ?? { version: '' };
  const name = alias ?? place.replace(/^.*node_modules\//, '');
  const purl = `pkg:npm/${name.replace('@', '%40')}@${version}`;
  return {
    type: name === 'electron' ? 'framework' : 'library',
    name,
    version,
    purl,
    'bom-ref': purl,
    ...(license && { licenses: licenceOf(license) }),
    ...(integrity?.startsWith('sha512-') && {
      hashes: [{ alg: 'SHA-512', content: Buffer.from(integrity.slice(7), 'base64').toString('hex') }],
    }),
  };
}

function licenceOf(license: string): NonNullable<Component['licenses']> {
  return / (OR|AND|WITH) /.test(license) ? [{ expression: license }] : [{ license: { id: license } }];
}

const byRef = (a: Component, b: Component): number => (a['bom-ref'] < b['bom-ref'] ? -1 : 1);
const sorted = (refs: string[]): string[] => [...new Set(refs)].toSorted();

function readJson(folder: string, name: string): unknown {
  return JSON.parse(fs.readFileSync(path.join(folder, name), 'utf8'));
}
