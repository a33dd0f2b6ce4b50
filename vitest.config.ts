import fs from 'node:fs';
import { configDefaults, defineConfig } from 'vitest/config';

/** What is said of features that keep data, whichever engine does. */
const ON_BOTH_ENGINES = fs
  .globSync('src/main/features/**/*.test.ts')
  .filter((file) => fs.readFileSync(file, 'utf8').includes('support/clinic.ts'));
/** What asks little of a server that the others do not, and takes long there: the long form asks it, too. */
const LONG_ON_SERVER = ['auth', 'imports', 'paper', 'settings', 'users'].map(
  (name) => `**/features/${name}/**`,
);
const LONG_REPORTS = ['**/stats/report.test.ts', '**/stats/stats.test.ts'];
const isLong = Boolean(process.env['MEDIBOOK_LONG']);

export default defineConfig({
  test: {
    // The built main is loaded as it is, not transformed again.
    server: { deps: { external: [/\/out\//] } },
    testTimeout: 60_000,
    hookTimeout: 60_000,
    // For two cores: while one waits for the disk or the server, another goes on.
    maxWorkers: 3,
    // Files share a worker and the modules that it has loaded, which keep nothing from one test to the next.
    isolate: false,
    globalSetup: ['tests/support/server-setup.ts'],
    projects: [
      { extends: true, test: { name: 'file', include: ['src/**/*.test.ts', 'tests/**/*.test.ts'] } },
      {
        extends: true,
        test: {
          name: 'server',
          include: ON_BOTH_ENGINES,
          exclude: [...configDefaults.exclude, ...(isLong ? [] : [...LONG_ON_SERVER, ...LONG_REPORTS])],
          env: { MEDIBOOK_ENGINE: 'postgres' },
        },
      },
    ],
  },
});
