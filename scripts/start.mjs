/**
 * Starts MediBook Desk: builds it when the sources have changed, then opens the Electron app, or says in one line
 * why it cannot and serves the same desk to a browser. Node's own modules only.
 */
import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const INSTALL_LIMIT_MS = 60_000;
/** Electron that dies so soon could not start at all, for want of a library or of its sandbox. */
const STILLBORN_MS = 10_000;
const PARENT_CHECK_MS = 100;
const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');
const electronFolder = path.join(root, 'node_modules', 'electron');
const browserEntry = path.join(root, 'out', 'main', 'browser.js');

const args = process.argv.slice(2).filter((arg) => arg !== '--retry-electron');
const isRetrying = args.length < process.argv.length - 2;
/** These are answered without a window. */
const inTerminal = ['--browser', '--help', '-h', '--version'];

requireNode();
stopWithNpm();
buildIfNeeded();
if (args.some((arg) => inTerminal.includes(arg))) await startBrowserMode();
else await startElectron();

function requireNode() {
  const [major, minor] = process.versions.node.split('.').map(Number);
  if (major > 22 || (major === 22 && minor >= 12)) return;
  process.stderr.write(
    'MediBook Desk needs Node 22.12 or newer: start it with `npm start`, which brings it.\n',
  );
  process.exit(1);
}

/**
 * npm passes a signal on to the shell between us, and most shells die of it without a word to their child. A desk
 * that nobody can stop would keep its port and its data, so the loss of that shell counts as the signal.
 */
function stopWithNpm() {
  if (process.platform === 'win32' || !process.env.npm_lifecycle_event) return;
  const parent = process.ppid;
  const watch = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(watch);
    process.kill(process.pid, 'SIGTERM');
  }, PARENT_CHECK_MS);
  watch.unref();
}

/** The stamp lies in a folder that every build empties, so it speaks of the build that is there. */
function buildIfNeeded() {
  const stampFile = path.join(root, 'out', 'main', '.built-from');
  const stamp = hashOfSources();
  if (existsSync(stampFile) && readFileSync(stampFile, 'utf8') === stamp) return;
  process.stderr.write('Building MediBook Desk; this happens once for each version.\n');
  const cli = path.join(root, 'node_modules', 'electron-vite', 'bin', 'electron-vite.js');
  const build = spawnSync(process.execPath, [cli, 'build'], { cwd: root, encoding: 'utf8' });
  if (build.status !== 0) {
    process.stderr.write(
      `${build.stdout}${build.stderr}MediBook Desk could not be built: see the lines above.\n`,
    );
    process.exit(1);
  }
  writeFileSync(stampFile, stamp);
}

function hashOfSources() {
  const hash = createHash('sha256');
  for (const file of ['package.json', 'package-lock.json', 'electron.vite.config.ts', ...filesUnder('src')]) {
    hash
      .update(file)
      .update('\0')
      .update(readFileSync(path.join(root, file)));
  }
  return hash.digest('hex');
}

function filesUnder(folder) {
  const entries = readdirSync(path.join(root, folder), { withFileTypes: true });
  return entries
    .toSorted((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((entry) => {
      const file = `${folder}/${entry.name}`;
      return entry.isDirectory() ? filesUnder(file) : [file];
    });
}

/** In this very process: signals and the exit code need nobody to pass them on. */
async function startBrowserMode() {
  process.argv = [process.argv[0], browserEntry, ...args];
  fromWhereTheUserIs((folder) => process.chdir(folder));
  await import(pathToFileURL(browserEntry).href);
}

/** npm starts scripts in the project's folder; `--data` is meant from where the user typed it. */
function fromWhereTheUserIs(use) {
  const folder = process.env.INIT_CWD;
  if (folder && existsSync(folder)) use(folder);
}

async function startElectron() {
  const obstacle = whyNoElectron();
  if (obstacle) return inBrowserBecause(obstacle);
  const began = Date.now();
  const ended = await runElectron(electronBinary());
  if (Date.now() - began < STILLBORN_MS && (ended.code === 127 || isCrash(ended.signal))) {
    return inBrowserBecause(`Electron stopped at once (${ended.signal ?? `exit code ${ended.code}`})`);
  }
  process.exit(ended.code ?? 1);
}

function isCrash(signal) {
  return ['SIGTRAP', 'SIGABRT', 'SIGSEGV', 'SIGILL', 'SIGBUS'].includes(signal);
}

function inBrowserBecause(obstacle) {
  process.stderr.write(`${obstacle}, so MediBook Desk runs in browser mode.\n`);
  return startBrowserMode();
}

/** What stands in the way, or null. What costs nothing to know comes before what must be downloaded. */
function whyNoElectron() {
  if (process.platform === 'linux' && !process.env.DISPLAY && !process.env.WAYLAND_DISPLAY) {
    return 'There is no display';
  }
  // Chromium refuses its sandbox to root, and the desk does not run without it.
  if (process.platform === 'linux' && process.getuid?.() === 0) return 'Electron does not run as root';
  return electronBinary() || installElectron() ? null : 'Electron could not be fetched';
}

function electronBinary() {
  const file = readIfThere(path.join(electronFolder, 'path.txt'));
  const dist = process.env.ELECTRON_OVERRIDE_DIST_PATH ?? path.join(electronFolder, 'dist');
  const binary = file && path.join(dist, file);
  return binary && existsSync(binary) ? binary : null;
}

/** Once for each version: where it failed before, a start does not wait for it again. */
function installElectron() {
  const { version } = JSON.parse(readFileSync(path.join(electronFolder, 'package.json'), 'utf8'));
  const failure = path.join(root, '.cache', `no-electron-${version}`);
  if (existsSync(failure) && !isRetrying) return false;
  process.stderr.write('Fetching Electron; this happens once.\n');
  const options = { cwd: root, stdio: 'ignore', timeout: INSTALL_LIMIT_MS };
  const { status } = spawnSync(process.execPath, [path.join(electronFolder, 'install.js')], options);
  const isThere = status === 0 && electronBinary() !== null;
  mkdirSync(path.dirname(failure), { recursive: true });
  if (isThere) rmSync(failure, { force: true });
  else writeFileSync(failure, 'Delete this file, or start with --retry-electron, to try again.\n');
  return isThere;
}

function readIfThere(file) {
  return existsSync(file) ? readFileSync(file, 'utf8').trim() : null;
}

function runElectron(binary) {
  const options = { stdio: 'inherit', windowsHide: false };
  fromWhereTheUserIs((folder) => Object.assign(options, { cwd: folder }));
  const child = spawn(binary, [root, ...args], options);
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
  return new Promise((resolve) => {
    child.on('error', () => resolve({ code: 127, signal: null }));
    child.on('exit', (code, signal) => resolve({ code, signal }));
  });
}
