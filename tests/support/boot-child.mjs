/** Boots the built main with the stand-in for Electron, and then runs whatever the test asks for. */
import { createRequire, registerHooks } from 'node:module';

const standIn = new URL('./electron-stand-in.mjs', import.meta.url).href;
registerHooks({
  resolve: (name, context, next) =>
    name === 'electron' ? { url: standIn, format: 'module', shortCircuit: true } : next(name, context),
});

const electron = await import(standIn);
const preload = new URL('../../out/preload/index.cjs', import.meta.url);
const require = createRequire(import.meta.url);

/** The bridge of one window, as its preload script makes it. */
function bridgeOf(window) {
  electron.current.contents = window.webContents;
  delete require.cache[require.resolve(preload.pathname)];
  require(preload.pathname);
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

await import(new URL('../../out/main/index.js', import.meta.url).href);
process.send({ id: 0 });
