/**
 * Tries an installed package: `node scripts/smoke.ts <folder>`, on macOS the folder with the `.app`; an executable, such
 * as an AppImage, is only run. It is looked into, says its version, makes a clinic and a booking in a folder of its own,
 * and has both when it is opened again; then its file is verified. `--stand-in` runs what the rehearsal made.
 */
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { rehearseArchive } from './packaging/boot-package.ts';
import { root } from './packaging/builder.ts';
import { inspectPackage } from './packaging/inspect.ts';
import { openInstalled } from './packaging/open-installed.ts';
import { rehearseDesk } from './packaging/scenario.ts';
import { ALL_TARGETS, filesOf, isThisMachine, thisSystem, unpackedFolder } from './packaging/targets.ts';

const isStandIn = process.argv.includes('--stand-in');
const target = ALL_TARGETS.find(isThisMachine);
if (!target) throw new Error(`There are no packages for ${process.platform} on ${process.arch}`);
const made = path.join(root, 'artifacts', 'rehearsal', unpackedFolder(target));
const place = path.resolve(process.argv.slice(2).find((arg) => !arg.startsWith('--')) ?? made);
const isFolder = fs.statSync(place).isDirectory();
const files = filesOf(place, thisSystem());

const problems = isFolder ? await inspectPackage(place, target) : [];
if (problems.length > 0) throw new Error(problems.join('\n'));
if (isStandIn) await rehearseArchive(files.asar);
else await tryProgram(isFolder ? files.executable : place);
console.log('The package works');

async function tryProgram(executable: string): Promise<void> {
  const { version } = JSON.parse(fs.readFileSync(path.join(root, 'package.json'), 'utf8')) as {
    version: string;
  };
  const data = fs.mkdtempSync(path.join(os.tmpdir(), 'medibook-smoke-'));
  try {
    const said = answerOf(executable, ['--version']);
    if (said !== version) throw new Error(`It says version ${said}, and not ${version}`);
    await rehearseDesk(() => openInstalled(executable, ['--data', data]));
    answerOf(executable, ['--verify', '--data', data]);
  } finally {
    fs.rmSync(data, { recursive: true, force: true });
  }
}

function answerOf(executable: string, args: string[]): string {
  const { status, stdout, stderr } = spawnSync(executable, args, { encoding: 'utf8' });
  if (status !== 0) throw new Error(`${args.join(' ')} ended with ${status}: ${stderr}`);
  return stdout.trim();
}
