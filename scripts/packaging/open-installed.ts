/**
 * Starts an installed program and asks its window, through the port that Chromium opens for debuggers: the fuses leave
 * no other way in, and this one is there only for who starts the program with it.
 */
import { spawn } from 'node:child_process';
import { setTimeout as wait } from 'node:timers/promises';
import { freePort } from '../../tests/support/free-port.ts';
import { connectPage, type RemotePage } from './remote-page.ts';
import type { Desk } from './scenario.ts';

const PAGE = 'app://medibook/';
const END_LIMIT_MS = 30_000;

/** @param args such as `--data` and its folder */
export async function openInstalled(executable: string, args: readonly string[]): Promise<Desk> {
  const port = await freePort();
  const child = spawn(executable, [`--remote-debugging-port=${port}`, ...args], { stdio: 'inherit' });
  const ended = new Promise<number>((resolve) => {
    child.once('exit', (code) => resolve(code ?? -1));
    child.once('error', () => resolve(-1));
  });
  const page = await connectPage(port, PAGE, ended);
  return {
    ...deskOn(page),
    close: async () => {
      // Windows knows no signals: there the last window takes the program with it.
      if (process.platform === 'win32') await page.close();
      else child.kill('SIGTERM');
      const code = await Promise.race([ended, wait(END_LIMIT_MS, null)]);
      if (code === 0) return;
      child.kill('SIGKILL');
      throw new Error(code === null ? 'The program does not end' : `The program ended with ${code}`);
    },
  };
}

/** The page's own bridge, asked from outside. */
export function deskOn(page: RemotePage): Pick<Desk, 'call' | 'load'> {
  return {
    call: (name, input) =>
      page.evaluate(`window.medibook.call(${JSON.stringify(name)}, ${JSON.stringify(input)})`),
    load: (pathname) => page.evaluate(`fetch(${JSON.stringify(pathname)}).then(({ status }) => status)`),
  };
}
