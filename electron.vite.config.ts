import react from '@vitejs/plugin-react';
import { defineConfig } from 'electron-vite';
import { licencePlugins } from './scripts/licence-plugins.ts';

const licences = licencePlugins(import.meta.dirname);

/**
 * Main is two programs over the same core, the Electron app and browser mode on plain Node, and the threads that
 * both start.
 */
export default defineConfig({
  main: {
    plugins: [licences.collect()],
    build: {
      // Only native modules stay outside the bundle: they are all that `dependencies` holds.
      externalizeDeps: true,
      rollupOptions: {
        input: {
          index: 'src/main/index.ts',
          browser: 'src/main/browser.ts',
          statistics: 'src/main/workers/statistics.ts',
          files: 'src/main/workers/files.ts',
          health: 'src/main/workers/health.ts',
          backups: 'src/main/workers/backups.ts',
          house: 'src/main/workers/house.ts',
        },
      },
    },
  },
  preload: {
    plugins: [licences.collect()],
    build: {
      // A sandboxed preload can require nothing but electron, so everything else is bundled into it.
      externalizeDeps: false,
      rollupOptions: {
        input: { index: 'src/preload/index.ts' },
        output: { format: 'cjs', entryFileNames: '[name].cjs' },
      },
    },
  },
  renderer: {
    root: 'src/renderer',
    plugins: [react(), licences.collect(), licences.write()],
    build: { minify: true, rollupOptions: { input: 'src/renderer/index.html' } },
  },
});
