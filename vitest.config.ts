import { defineConfig } from 'vitest/config';

/** What is said of features, whichever engine keeps the data. */
const ON_BOTH_ENGINES = ['src/main/features/**/*.test.ts'];

export default defineConfig({
  test: {
    // The built main is loaded as it is, not transformed again.
    server: { deps: { external: [/\/out\//] } },
    testTimeout: 60_000,
    hookTimeout: 60_000,
    // Two cores: more workers only make each other slow.
    maxWorkers: 2,
    // Files share a worker and the modules that it has loaded, which keep nothing from one test to the next.
    isolate: false,
    globalSetup: ['tests/support/server-setup.ts'],
    projects: [
      { extends: true, test: { name: 'file', include: ['src/**/*.test.ts', 'tests/**/*.test.ts'] } },
      {
        extends: true,
        test: { name: 'server', include: ON_BOTH_ENGINES, env: { MEDIBOOK_ENGINE: 'postgres' } },
      },
    ],
  },
});
