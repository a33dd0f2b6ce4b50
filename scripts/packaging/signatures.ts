/** Asks the system itself whether it would trust what was signed. */
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { filesOf, thisSystem, type Target, unpackedFolder } from './targets.ts';

type Check = [command: string, ...args: string[]];

/** @throws Error with what the system says. On Linux nothing is signed but the list of checksums. */
export function verifySignatures(dist: string): void {
  for (const [command, ...args] of checksOf(dist)) {
    const { status, stdout, stderr } = spawnSync(command, args, { encoding: 'utf8' });
    if (status !== 0) throw new Error(`${command} ${args.join(' ')}: ${stdout}${stderr}`);
  }
}

function checksOf(dist: string): Check[] {
  const system = thisSystem();
  const programs = (['x64', 'arm64'] as const)
    .map((arch): Target => ({ system, arch }))
    .map((target) => filesOf(path.join(dist, unpackedFolder(target)), system))
    .filter(({ executable }) => fs.existsSync(executable));
  if (system === 'mac') return programs.flatMap(({ plist }) => checksOfApp(path.resolve(plist, '../..')));
  if (system === 'linux') return [];
  const installers = fs.readdirSync(dist).filter((name) => name.endsWith('.exe'));
  const signed = [
    ...programs.map(({ executable }) => executable),
    ...installers.map((name) => path.join(dist, name)),
  ];
  return signed.map((file): Check => ['powershell', '-NoProfile', '-Command', authenticode(file)]);
}

/** Signed in every part, with a ticket of the notary inside, and accepted by Gatekeeper. */
function checksOfApp(app: string): Check[] {
  return [
    ['codesign', '--verify', '--deep', '--strict', app],
    ['xcrun', 'stapler', 'validate', app],
    ['spctl', '--assess', '--type', 'execute', app],
  ];
}

function authenticode(file: string): string {
  const quoted = `'${file.replaceAll("'", "''")}'`;
  return `if ((Get-AuthenticodeSignature -LiteralPath ${quoted}).Status -ne 'Valid') { Write-Error 'not signed'; exit 1 }`;
}
