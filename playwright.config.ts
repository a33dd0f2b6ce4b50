import { defineConfig } from '@playwright/test';
import { findBrowser } from './scripts/find-browser.mjs';

// The workers read this file again, and find here what the first reader found.
process.env.MEDIBOOK_CHROMIUM ||= await findBrowser();

export default defineConfig({
  testDir: 'tests/e2e',
  // The patients' screens, the previews and every sheet as a PDF, in every theme, and the clinic of ten years take
  // minutes: a part of the long run.
  testIgnore: process.env.MEDIBOOK_LONG ? [] : ['**/*-look.spec.ts', '**/*-long.spec.ts'],
  outputDir: 'artifacts/e2e',
  // Each test has a server and a browser window of its own; two cores carry two of them.
  workers: 2,
  fullyParallel: true,
  timeout: 180_000,
  expect: { timeout: 15_000 },
  forbidOnly: Boolean(process.env.CI),
  use: {
    viewport: { width: 1280, height: 800 },
    locale: 'en-GB',
    screenshot: 'only-on-failure',
    // A trace of every step costs more than the tests themselves: ask for one with `--trace on`.
    trace: 'off',
    launchOptions: {
      executablePath: process.env.MEDIBOOK_CHROMIUM,
      args: [
        '--disable-gpu',
        '--disable-quic',
        '--no-first-run',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
        // Chromium refuses its sandbox to root; everybody else keeps it.
        ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
      ],
    },
  },
});
