/**
 * The end-to-end tests in the real Electron: `npm run test:electron`, after a build. Where Electron cannot run it says
 * why. Further arguments go to Playwright.
 */
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { root } from './packaging/builder.ts';

const electron = path.join(root, 'node_modules', 'electron');
const hasDisplay = Boolean(process.env['DISPLAY'] ?? process.env['WAYLAND_DISPLAY']);

const obstacle = whyNot();
if (obstacle) {
  console.error(`${obstacle}, so the tests cannot run in Electron here.`);
  process.exit(1);
}
const playwright = path.join(root, 'node_modules', '@playwright', 'test', 'cli.js');
// One at a time: windows take the focus from each other.
const args = [playwright, 'test', '--workers=1', ...process.argv.slice(2)];
const env = { ...process.env, MEDIBOOK_HOST: 'electron' };
process.exit(spawnSync(process.execPath, args, { cwd: root, env, stdio: 'inherit' }).status ?? 1);

function whyNot(): string {
  if (process.platform === 'linux' && !hasDisplay) return 'There is no display (xvfb-run brings one)';
  return isInstalled() || install() ? '' : 'Electron could not be fetched';
}

function isInstalled(): boolean {
  const file = path.join(electron, 'path.txt');
  return (
    fs.existsSync(file) && fs.existsSync(path.join(electron, 'dist', fs.readFileSync(file, 'utf8').trim()))
  );
}

function install(): boolean {
  const script = path.join(electron, 'install.js');
  return spawnSync(process.execPath, [script], { cwd: root, stdio: 'inherit' }).status === 0 && isInstalled();
}
