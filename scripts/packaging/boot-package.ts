/** Runs a package's program from inside its archive, over the stand-in for Electron, as a desk for the scenario. */
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { boot } from '../../tests/support/boot.ts';
import { type Desk, rehearseDesk } from './scenario.ts';

const STEP_MS = 20;

/** The whole scenario, on a data folder that is gone afterwards. */
export async function rehearseArchive(asar: string): Promise<void> {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'medibook-rehearsal-'));
  try {
    await rehearseDesk(() => openArchive(asar, folder));
  } finally {
    fs.rmSync(folder, { recursive: true, force: true });
  }
}

async function openArchive(asar: string, folder: string): Promise<Desk> {
  const main = await boot(folder, { MEDIBOOK_ASAR: asar });
  await main.settled();
  const boxes = await main.run(({ told }) => told.errorBoxes);
  if (boxes[0]) throw new Error(`The packaged program did not start: ${boxes[0].text}`);
  return {
    call: (name, input) =>
      main.run(
        ({ BrowserWindow }, [name, input], bridgeOf) => bridgeOf(BrowserWindow.all[0]).call(name, input),
        [name, input] as const,
      ),
    load: (pathname) =>
      main.run(async ({ session }, url) => {
        const response: Response = await session.defaultSession.handlers.app({ url, method: 'GET' });
        return response.status;
      }, `app://medibook${pathname}`),
    close: async () => {
      await main.run(({ app }) => app.quit());
      const exits = () => main.run(({ told }) => told.exits);
      while ((await exits()).length === 0) await wait(STEP_MS);
      main.kill();
    },
  };
}
