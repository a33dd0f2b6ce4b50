/**
 * Boots the built main with the stand-in for Electron, and then runs whatever the test asks for. MEDIBOOK_ASAR names
 * a package's archive to boot from, in place of `out/`.
 */
import { readFileSync } from 'node:fs';
import { registerHooks } from 'node:module';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { compileFunction } from 'node:vm';

const standIn = new URL('./electron-stand-in.mjs', import.meta.url).href;
const archive = process.env.MEDIBOOK_ASAR;
const built = archive ? pathToFileURL(`${archive}/`) : new URL('../../', import.meta.url);
if (archive) {
  const { mountAsar } = await import('../../scripts/packaging/mount-asar.ts');
  mountAsar(archive, standIn);
  // A packaged program has no script among its arguments.
  process.argv.splice(1, 1);
} else {
  registerHooks({
    resolve: (name, context, next) =>
      name === 'electron' ? { url: standIn, format: 'module', shortCircuit: true } : next(name, context),
  });
}

/** A clock that a test may move on, and that runs faster where it asks for that: seconds are then milliseconds. */
const realNow = Date.now;
let passed = 0;
Date.now = () => realNow() + passed;
const passTime = (milliseconds) => (passed += milliseconds);
if (process.env.STAND_IN_HURRY === '1') {
  const { setInterval } = globalThis;
  globalThis.setInterval = (work, delay, ...rest) => setInterval(work, delay / 1000, ...rest);
}

const electron = { ...(await import(standIn)), passTime };
electron.app.isPackaged = Boolean(archive);
// As Electron does with a sandboxed preload script: its text, and a `require` that knows Electron alone.
const preloadFile = fileURLToPath(new URL('out/preload/index.cjs', built));
const preload = compileFunction(readFileSync(preloadFile, 'utf8'), ['require']);

/** The bridge of one window, as its preload script makes it. */
function bridgeOf(window) {
  electron.current.contents = window.webContents;
  preload(() => electron);
  const { medibook } = electron.exposed;
  const as = (work) => {
    electron.current.contents = window.webContents;
    return work();
  };
  return {
    names: Object.keys(medibook),
    call: (...args) => as(() => medibook.call(...args)),
    onChanged: (callback) => as(() => medibook.onChanged(callback)),
  };
}

// Whatever became of the test, it leaves nobody behind.
process.on('disconnect', () => process.exit(1));

process.on('message', async ({ id, code, argument }) => {
  try {
    // The test's own code, sent as text: that is what this program is for.
    // oxlint-disable-next-line no-implied-eval
    const run = new Function(
      'electron',
      'bridgeOf',
      'argument',
      `return (${code})(electron, argument, bridgeOf)`,
    );
    process.send({ id, value: await run(electron, bridgeOf, argument) });
  } catch (error) {
    process.send({ id, error: error.stack });
  }
});

await import(new URL('out/main/index.js', built).href);
process.send({ id: 0 });
