/** The way into an installed program, tried on the browser of the end-to-end tests: it is Chromium as Electron is. */
import { type ChildProcess, spawn } from 'node:child_process';
import fs from 'node:fs';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { findBrowser } from '../../scripts/find-browser.mjs';
import { deskOn } from '../../scripts/packaging/open-installed.ts';
import { connectPage, type RemotePage } from '../../scripts/packaging/remote-page.ts';
import { temporaryFolder } from '../support/clinic.ts';
import { freePort } from '../support/free-port.ts';

const BRIDGE = `window.medibook = { call: async (name, input) => ({ ok: true, value: [name, input] }) }`;
const PAGE = `data:text/html,<script>${BRIDGE}</script>`;

let browser: ChildProcess;
let folder: string;
let ended: Promise<number>;
let page: RemotePage;
beforeAll(async () => {
  folder = temporaryFolder();
  const port = await freePort();
  const sandbox = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  const args = ['--headless', `--user-data-dir=${folder}`, `--remote-debugging-port=${port}`, ...sandbox];
  browser = spawn(await findBrowser(), [...args, '--no-first-run', '--disable-gpu', PAGE], {
    stdio: 'ignore',
  });
  ended = new Promise((resolve) => browser.once('exit', (code) => resolve(code ?? -1)));
  page = await connectPage(port, 'data:text/html', ended);
});
afterAll(async () => {
  browser.kill('SIGKILL');
  await ended;
  fs.rmSync(folder, { recursive: true, force: true });
});

it('asks the page’s own bridge', async () => {
  const answer = await deskOn(page).call('setup.status', { quoted: '"it’s"' });
  expect(answer).toEqual({ ok: true, value: ['setup.status', { quoted: '"it’s"' }] });
});

it('says what the page threw', async () => {
  await expect(page.evaluate('nothing.here')).rejects.toThrow('nothing is not defined');
});

it('closes the page, and says that it is gone', async () => {
  await page.close();
  await expect(page.evaluate('1')).rejects.toThrow(/gone|not found|closed/i);
});

it('does not wait for a program that has ended', async () => {
  await expect(connectPage(await freePort(), 'app:', Promise.resolve(7))).rejects.toThrow('ended with 7');
});
