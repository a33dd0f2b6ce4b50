/**
 * Makes the packages for the system that this computer runs, for both processors, into `dist/`: `npm run dist`. Each is
 * looked into before anybody gets it. Further arguments go to electron-builder, such as `--x64` or `--dir`;
 * `--signed` fails unless everything is signed, and on macOS notarised.
 */
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { bringAddons } from './packaging/bring-addons.ts';
import { root } from './packaging/builder.ts';
import { inspectPackage } from './packaging/inspect.ts';
import { writeBill, writeChecksums } from './packaging/release-files.ts';
import { verifySignatures } from './packaging/signatures.ts';
import { ALL_TARGETS, nameOf, thisSystem, unpackedFolder } from './packaging/targets.ts';

const dist = path.join(root, 'dist');
const args = process.argv.slice(2).filter((arg) => arg !== '--signed');
const isSigned = args.length < process.argv.length - 2;
const targets = ALL_TARGETS.filter(({ system }) => system === thisSystem());

fs.rmSync(dist, { recursive: true, force: true });
run('electron-vite', 'bin/electron-vite.js', ['build', '--logLevel', 'warn']);
bringAddons(root, targets);
run('electron-builder', 'cli.js', ['--publish', 'never', ...signing(), ...args]);
await lookInto();
if (isSigned) verifySignatures(dist);
writeBill(dist);
writeChecksums(dist);

/**
 * macOS starts nothing on Apple's processors without a signature, and turning the fuses breaks Electron's own. Where
 * there is no certificate, one for this computer alone takes its place; the hardened runtime would not accept it.
 */
function signing(): string[] {
  if (isSigned) return ['--config.forceCodeSigning=true'];
  const hasCertificate = Boolean(process.env['CSC_LINK'] ?? process.env['CSC_NAME']);
  if (process.platform !== 'darwin' || hasCertificate) return [];
  return ['--config.mac.identity=-', '--config.mac.hardenedRuntime=false'];
}

function run(name: string, file: string, args: string[]): void {
  const command = [path.join(root, 'node_modules', name, file), ...args];
  const { status } = spawnSync(process.execPath, command, { cwd: root, stdio: 'inherit' });
  if (status !== 0) process.exit(status ?? 1);
}

/** Whatever was asked for: every folder that is there, and there must be one. */
async function lookInto(): Promise<void> {
  const made = targets.filter((target) => fs.existsSync(path.join(dist, unpackedFolder(target))));
  const problems = made.length === 0 ? [`${dist} holds no package`] : [];
  for (const target of made) {
    problems.push(...(await inspectPackage(path.join(dist, unpackedFolder(target)), target)));
    console.log(`looked into ${nameOf(target)}`);
  }
  for (const problem of problems) console.error(problem);
  if (problems.length > 0) process.exit(1);
}
