/** What of this computer decides where data may lie. Tests hand in one of their own. */
import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { type Mount, macMounts, procMounts } from './mounts.ts';

export interface Machine {
  platform: NodeJS.Platform;
  env: Record<string, string | undefined>;
  home: string;
  /** The folder that the program lies in. */
  program: string;
  /** Where a path leads, with links and mapped drives followed as far as it is there. */
  real(folder: string): string;
  mounts(): Mount[];
  /** The number of the file system, as statfs(2) says; undefined where that says nothing. */
  fileSystem(folder: string): number | undefined;
  /** The names in a folder; none when it cannot be read. */
  names(folder: string): string[];
}

export function thisMachine(): Machine {
  const { platform, env } = process;
  return {
    platform,
    env,
    home: os.homedir(),
    program: path.dirname(process.execPath),
    real: realFolder,
    mounts: () => mountsOf(platform),
    fileSystem: (folder) =>
      platform === 'linux' ? attempt(() => fs.statfsSync(existing(folder)).type) : undefined,
    names: (folder) => attempt(() => fs.readdirSync(folder)) ?? [],
  };
}

/** Windows answers `\\server\share` for a drive letter that stands for one. */
function realFolder(folder: string): string {
  const there = existing(folder);
  const real = attempt(() => fs.realpathSync.native(there)) ?? there;
  return path.join(real, path.relative(there, folder));
}

/** The nearest folder above, or the folder itself, that is there. */
function existing(folder: string): string {
  const parent = path.dirname(folder);
  return fs.existsSync(folder) || parent === folder ? folder : existing(parent);
}

function mountsOf(platform: NodeJS.Platform): Mount[] {
  if (platform === 'linux') return procMounts(attempt(() => fs.readFileSync('/proc/mounts', 'utf8')) ?? '');
  if (platform !== 'darwin') return [];
  const list = () => execFileSync('/sbin/mount', { encoding: 'utf8', timeout: 2_000, stdio: 'pipe' });
  return macMounts(attempt(list) ?? '');
}

function attempt<T>(work: () => T): T | undefined {
  try {
    return work();
  } catch {
    return undefined;
  }
}
