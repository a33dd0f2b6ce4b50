/**
 * A Chromium for the end-to-end tests, on whatever machine they run: the one that MEDIBOOK_CHROMIUM names, one from
 * a registry package (Linux), an installed one, Playwright's own, or Debian's (as root), in this order. The package
 * is a Chromium without its own windows around the pages, in which the tests take half the time.
 */
import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const PACKAGED_CHROMIUM = '@sparticuz/chromium@153.0.0';
const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');

const INSTALLED = {
  linux: [
    '/usr/bin/google-chrome',
    '/usr/bin/google-chrome-stable',
    '/usr/bin/microsoft-edge',
    '/usr/bin/chromium',
  ],
  darwin: [
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
    '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
    '/Applications/Chromium.app/Contents/MacOS/Chromium',
  ],
  win32: ['PROGRAMFILES', 'PROGRAMFILES(X86)', 'LOCALAPPDATA'].flatMap((base) => [
    path.join(process.env[base] ?? '', 'Google/Chrome/Application/chrome.exe'),
    path.join(process.env[base] ?? '', 'Microsoft/Edge/Application/msedge.exe'),
  ]),
};

/** The path of a browser that starts here. Throws with what to do where none can be had. */
export async function findBrowser() {
  for (const find of [named, packaged, installed, playwrights, debians]) {
    const file = await find();
    if (file && starts(file)) return file;
  }
  throw new Error(
    'No Chromium was found for the end-to-end tests. Install Chrome, or set MEDIBOOK_CHROMIUM.',
  );
}

function named() {
  return process.env.MEDIBOOK_CHROMIUM;
}

function installed() {
  return (INSTALLED[process.platform] ?? []).find((file) => existsSync(file));
}

async function playwrights() {
  const { chromium } = await import('@playwright/test');
  const file = chromium.executablePath();
  return existsSync(file) ? file : undefined;
}

async function packaged() {
  if (process.platform !== 'linux' || process.arch !== 'x64') return undefined;
  const folder = path.join(root, '.cache', 'chromium');
  const manifest = path.join(folder, 'package.json');
  if (!existsSync(path.join(folder, 'node_modules', '@sparticuz', 'chromium'))) {
    process.stdout.write('Fetching a Chromium for the tests.\n');
    mkdirSync(folder, { recursive: true });
    writeFileSync(manifest, '{"private":true}\n');
    const { npm_execpath: cli } = process.env;
    const [command, first] = cli?.endsWith('.js') ? [process.execPath, [cli]] : ['npm', []];
    const install = [
      'install',
      '--no-save',
      '--no-package-lock',
      '--loglevel=error',
      '--prefix',
      folder,
      PACKAGED_CHROMIUM,
    ];
    spawnSync(command, [...first, ...install], {
      cwd: folder,
      stdio: ['ignore', 'ignore', 'inherit'],
      timeout: 180_000,
    });
  }
  try {
    const entry = createRequire(manifest).resolve('@sparticuz/chromium');
    return await (await import(pathToFileURL(entry).href)).default.executablePath();
  } catch {
    return undefined;
  }
}

function debians() {
  if (process.platform !== 'linux' || process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get'))
    return undefined;
  const options = { stdio: 'ignore', env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } };
  spawnSync('apt-get', ['update', '-qq'], options);
  spawnSync('apt-get', ['install', '-y', '-qq', 'chromium'], options);
  return existsSync('/usr/bin/chromium') ? '/usr/bin/chromium' : undefined;
}

/** A browser whose libraries are missing is found, but does not start. Chrome prints no version on Windows. */
function starts(file) {
  if (process.platform === 'win32') return existsSync(file);
  try {
    execFileSync(file, ['--version', '--no-sandbox'], { stdio: 'ignore', timeout: 30_000 });
    return true;
  } catch {
    return false;
  }
}
