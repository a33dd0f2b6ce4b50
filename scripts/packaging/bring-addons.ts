/**
 * `npm ci` installs the addons of this computer's processor alone, and packages are made for two. What is missing is
 * fetched with npm, in the version that the lock file names, and only if it is the very package that was locked.
 */
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { addonsOf, type Target } from './targets.ts';

interface Locked {
  version: string;
  integrity: string;
}

/** @throws Error when a package cannot be fetched, or is another than the locked one */
export function bringAddons(folder: string, targets: readonly Target[]): void {
  for (const target of targets) {
    const { argon2, argon2Package } = addonsOf(target);
    if (fs.existsSync(path.join(folder, 'node_modules', argon2))) continue;
    console.log(`Fetching ${argon2Package}`);
    bring(argon2Package, locked(folder, argon2Package), path.join(folder, 'node_modules', argon2Package));
  }
}

function locked(folder: string, name: string): Locked {
  const lock = JSON.parse(fs.readFileSync(path.join(folder, 'package-lock.json'), 'utf8')) as {
    packages: Record<string, Locked>;
  };
  const found = lock.packages[`node_modules/${name}`];
  if (!found) throw new Error(`package-lock.json does not know ${name}`);
  return found;
}

function bring(name: string, { version, integrity }: Locked, to: string): void {
  const work = fs.mkdtempSync(path.join(os.tmpdir(), 'medibook-addon-'));
  try {
    npm(['pack', `${name}@${version}`, '--pack-destination', work]);
    const [archive = ''] = fs.readdirSync(work);
    const content = fs.readFileSync(path.join(work, archive));
    const found = `sha512-${createHash('sha512').update(content).digest('base64')}`;
    if (found !== integrity) throw new Error(`${name}@${version} is not the package that was locked`);
    run('tar', ['-xzf', archive], work);
    fs.cpSync(path.join(work, 'package'), to, { recursive: true });
  } finally {
    fs.rmSync(work, { recursive: true, force: true });
  }
}

/** npm itself, through the file that runs this script where there is one: `npm.cmd` cannot be spawned everywhere. */
function npm(args: string[]): void {
  const cli = process.env['npm_execpath'];
  if (cli?.endsWith('.js')) run(process.execPath, [cli, ...args]);
  else run('npm', args);
}

function run(command: string, args: string[], cwd?: string): void {
  const shell = process.platform === 'win32' && command === 'npm';
  const { status } = spawnSync(command, args, { cwd, shell, stdio: ['ignore', 'ignore', 'inherit'] });
  if (status !== 0) throw new Error(`${command} ${args.join(' ')} ended with ${status}`);
}
