/**
 * Brings a fresh clone to a state in which every npm script can run.
 *
 * Node's own modules only, and nothing newer than Node 20: this is the one file that runs before
 * anything is installed. It does three things, each only when needed:
 * 1. `npm ci`, when the lock file is not the one that was last installed;
 * 2. Node 24 from the registry, when the machine's own Node is too old for SQLite, Kysely and Vitest;
 * 3. a `node` in `node_modules/.bin`, which npm puts first on the PATH of every script.
 */
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const NODE_PACKAGE_VERSION = '24.21.0';
const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');
const modules = path.join(root, 'node_modules');
const stampFile = path.join(modules, '.medibook-stamp');
const privateNode = path.join(root, '.cache', 'node24');

function isNewEnough(version) {
  const [major, minor] = version.split('.').map(Number);
  return major > 22 || (major === 22 && minor >= 12);
}

function fail(message) {
  process.stderr.write(`${message}\n`);
  process.exit(1);
}

/** npm itself, through the file that is running this script: `npm.cmd` cannot be spawned everywhere. */
function npm(args, options = {}) {
  const cli = process.env.npm_execpath;
  const [command, prefix] = cli?.endsWith('.js') ? [process.execPath, [cli]] : ['npm', []];
  return spawnSync(command, [...prefix, ...args], {
    cwd: root,
    stdio: ['ignore', 'inherit', 'inherit'],
    shell: process.platform === 'win32' && command === 'npm',
    ...options,
  });
}

function installPackages() {
  const lock = readFileSync(path.join(root, 'package-lock.json'));
  const stamp = createHash('sha256').update(lock).update(`${process.platform}-${process.arch}`).digest('hex');
  if (existsSync(stampFile) && readFileSync(stampFile, 'utf8') === stamp) return;
  process.stdout.write('Installing packages; this happens once.\n');
  if (npm(['ci', '--include=dev']).status !== 0)
    fail('The packages could not be installed: see the lines above.');
  writeFileSync(stampFile, stamp);
}

function nodeBinary(folder) {
  const name = `node-${process.platform === 'win32' ? 'win' : process.platform}-${process.arch}`;
  const binary = process.platform === 'win32' ? 'node.exe' : 'node';
  return { name, file: path.join(folder, 'node_modules', name, 'bin', binary) };
}

function bringNode() {
  const { name, file } = nodeBinary(privateNode);
  if (existsSync(file)) return file;
  process.stdout.write(
    `Node ${process.versions.node} is too old here; fetching Node ${NODE_PACKAGE_VERSION}.\n`,
  );
  mkdirSync(privateNode, { recursive: true });
  writeFileSync(path.join(privateNode, 'package.json'), '{"private":true}\n');
  npm(
    ['install', '--no-save', '--no-package-lock', '--prefix', privateNode, `${name}@${NODE_PACKAGE_VERSION}`],
    {
      cwd: privateNode,
    },
  );
  if (!existsSync(file)) {
    fail(
      'MediBook Desk needs Node 22.12 or newer, and it could not be fetched. Install Node 24 and try again.',
    );
  }
  return file;
}

function putNodeFirst(file) {
  const bin = path.join(modules, '.bin');
  mkdirSync(bin, { recursive: true });
  if (process.platform === 'win32') {
    writeFileSync(path.join(bin, 'node.cmd'), `@"${file}" %*\r\n`);
    return;
  }
  chmodSync(file, 0o755);
  const link = path.join(bin, 'node');
  rmSync(link, { force: true });
  symlinkSync(file, link);
}

/**
 * `npm start` replaces its shell by Node, so that a signal sent to npm reaches the desk. Windows has no `exec`, and
 * no such signals: there it is a word that changes nothing.
 */
function explainExec() {
  if (process.platform === 'win32') writeFileSync(path.join(modules, '.bin', 'exec.cmd'), '@%*\r\n');
}

/** Whether this very Node is the fetched one. Installing packages empties the folder from which npm starts it. */
function isPrivateNode() {
  const { file } = nodeBinary(privateNode);
  return existsSync(file) && realpathSync(file) === realpathSync(process.execPath);
}

installPackages();
explainExec();
if (isPrivateNode() || !isNewEnough(process.versions.node)) putNodeFirst(bringNode());
