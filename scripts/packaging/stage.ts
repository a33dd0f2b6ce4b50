/**
 * A copy of what is packaged, outside of the working copy: packages for other systems need addons that `npm ci` does
 * not install here, and where one is missing its head stands in for it.
 */
import fs from 'node:fs';
import path from 'node:path';
import { headOf } from './binaries.ts';
import { addonsOf, type Target } from './targets.ts';

/** What lies around in a working copy and must not be packaged: each is seen if it is. */
const DECOYS = [
  '.env',
  'src/main/decoy.ts',
  'tests/decoy.test.ts',
  'docs/decoy.md',
  'artifacts/decoy.db',
  'out/main/index.js.map',
  'out/renderer/assets/decoy.js.map',
];
const COPIED = ['package.json', 'package-lock.json', 'electron-builder.yml', 'build', 'out'];

interface Locked {
  version: string;
  dev?: boolean;
  os?: string[];
  cpu?: string[];
}

/** @param from the working copy, with `node_modules` and a finished build in `out` */
export function makeStage(from: string, to: string, targets: readonly Target[]): void {
  fs.rmSync(to, { recursive: true, force: true });
  fs.mkdirSync(to, { recursive: true });
  for (const name of COPIED) fs.cpSync(path.join(from, name), path.join(to, name), { recursive: true });
  const packages = lockedPackages(from);
  for (const [name, { dev }] of packages) {
    const source = path.join(from, name);
    if (name !== '' && !dev && fs.existsSync(source))
      fs.cpSync(source, path.join(to, name), { recursive: true });
  }
  for (const name of DECOYS) writeDecoy(path.join(to, name));
  for (const target of targets) standInForAddon(to, target, packages);
}

function writeDecoy(file: string): void {
  fs.mkdirSync(path.dirname(file), { recursive: true });
  fs.writeFileSync(file, 'Nobody should find this in a package.\n');
}

function lockedPackages(folder: string): Map<string, Locked> {
  const { packages } = JSON.parse(fs.readFileSync(path.join(folder, 'package-lock.json'), 'utf8')) as {
    packages: Record<string, Locked>;
  };
  return new Map(Object.entries(packages));
}

function standInForAddon(stage: string, target: Target, packages: Map<string, Locked>): void {
  const { argon2, argon2Package } = addonsOf(target);
  const file = path.join(stage, 'node_modules', argon2);
  if (fs.existsSync(file)) return;
  const locked = packages.get(`node_modules/${argon2Package}`);
  if (!locked) throw new Error(`package-lock.json does not know ${argon2Package}`);
  const { version, os, cpu } = locked;
  const manifest = { name: argon2Package, version, os, cpu, main: path.basename(file) };
  fs.mkdirSync(path.dirname(file), { recursive: true });
  fs.writeFileSync(path.join(path.dirname(file), 'package.json'), JSON.stringify(manifest));
  fs.writeFileSync(file, headOf(target.system, target.arch));
}
