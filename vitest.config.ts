import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['src/**/*.test.ts', 'tests/**/*.test.ts'],
    // The built main is loaded as it is, not transformed again.
    server: { deps: { external: [/\/out\//] } },
    testTimeout: 60_000,
    hookTimeout: 60_000,
    // Two cores: more workers only make each other slow.
    maxWorkers: 2,
    // Files share a worker and the modules that it has loaded, which keep nothing from one test to the next.
    isolate: false,
  },
});
