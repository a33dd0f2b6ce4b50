/** The built program on a desk whose clinic is on a server: joining, starting again, and a server that is away. */
import { randomBytes } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ServerAddress } from '../../src/main/database/postgres/address.ts';
import { createClinicDatabase } from '../../src/main/server/create-clinic.ts';
import { type Cluster, startCluster } from '../server/cluster.ts';
import { boot, type Booted } from '../support/boot.ts';
import { temporaryFolder } from '../support/folder.ts';

const folder = temporaryFolder();
let cluster: Cluster;
let desk: ServerAddress;

beforeAll(async () => {
  cluster = await startCluster();
  desk = await createClinicDatabase(cluster.address(), 'harbour', randomBytes);
}, 60_000);
afterAll(async () => {
  await cluster.stop();
  fs.rmSync(folder, { recursive: true, force: true });
});

function call(main: Booted, name: string, input: object = {}) {
  return main.run(
    ({ BrowserWindow }, asked, bridgeOf) => bridgeOf(BrowserWindow.all[0]).call(asked.name, asked.input),
    { name, input },
  );
}

async function started(env: Record<string, string> = {}): Promise<Booted> {
  const main = await boot(folder, env);
  await main.settled();
  return main;
}

describe('a desk in Electron', () => {
  it('joins a server, seals its password, and starts again when it is asked to', async () => {
    const main = await started();
    const { password, ...address } = desk;
    const chosen = { address, password, deskName: 'Front desk' };
    expect(await call(main, 'setup.joinServer', chosen)).toMatchObject({ ok: true });
    expect(await call(main, 'setup.serverStatus')).toMatchObject({
      ok: true,
      value: {
        server: null,
        next: { server: { ...address, deskName: 'Front desk' } },
        password: { place: 'keyStore', isKept: true },
        canRestart: true,
      },
    });
    for (const file of fs.readdirSync(folder).filter((name) => name.startsWith('server'))) {
      expect(fs.readFileSync(path.join(folder, file), 'latin1')).not.toContain(password);
    }
    expect(await call(main, 'setup.restart', { isSure: true })).toMatchObject({ ok: true });
    await expect.poll(() => main.run(({ told }) => [told.relaunches, told.exits])).toEqual([1, [0]]);
    main.kill();
  });

  it('opens there at the next start, and says where there is no key store', async () => {
    const main = await started({ STAND_IN_KEY_STORE: 'basic_text' });
    expect(await call(main, 'setup.serverStatus')).toMatchObject({
      ok: true,
      value: { server: { database: 'harbour' }, next: null, password: { place: 'noKeyStore', isKept: true } },
    });
    main.kill('SIGKILL');
    await main.exited;
  });

  it('says that the server does not let it in, and opens nothing else', async () => {
    await cluster.run('postgres', 'ALTER ROLE harbour_desk NOLOGIN');
    const main = await started();
    const [exits, boxes, windows] = await main.run(({ told, BrowserWindow }) => [
      told.exits,
      told.messageBoxes,
      BrowserWindow.all.length,
    ]);
    expect(exits).toEqual([1]);
    expect(windows).toBe(0);
    expect(boxes).toMatchObject([{ type: 'error', buttons: ['Try Again', 'Quit'] }]);
    expect(JSON.stringify(boxes)).toContain('harbour_desk may not sign in on the server');
    expect(JSON.stringify(boxes)).not.toContain(desk.password);
    main.kill();
  });

  it('tries again when it is asked to, and is there', async () => {
    const main = await boot(folder, { STAND_IN_ANSWER: '0' });
    const isAsked = () => main.run(({ told }) => told.messageBoxes.length);
    await expect.poll(isAsked, { timeout: 20_000 }).toBeGreaterThan(1);
    await cluster.run('postgres', 'ALTER ROLE harbour_desk LOGIN');
    await main.settled();
    expect(await call(main, 'setup.status')).toMatchObject({ ok: true, value: { isSetUp: false } });
    main.kill();
  });
});
