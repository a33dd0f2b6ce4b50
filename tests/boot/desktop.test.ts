/** What the Electron app has on the desk: windows, the menu, notifications. Booted on Node with a stand-in for Electron. */
import fs from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Booted, boot } from '../support/boot.ts';
import { PASSWORD, temporaryFolder } from '../support/clinic.ts';

const admin = { name: 'Ada Admin', email: 'ada@clinic.test', password: PASSWORD };
const clinic = { clinicName: 'Test Clinic', timeZone: 'Europe/Berlin', admin };

let folder: string;
let main: Booted;
beforeAll(async () => {
  folder = temporaryFolder();
  main = await boot(folder, { STAND_IN_HURRY: '1' });
  await main.settled();
  await main.run(async ({ BrowserWindow }, input, bridgeOf) => {
    await bridgeOf(BrowserWindow.all[0]).call('setup.createClinic', input);
  }, clinic);
});
afterAll(() => {
  main.kill();
  fs.rmSync(folder, { recursive: true, force: true });
});

/** The items of one menu, once one of them is as wanted. */
const menuWith = (menu: string, wanted: string) =>
  main.run(
    async ({ told }, [name, text]) => {
      const items = () =>
        told.menu
          ?.find(({ label }) => label === name)
          ?.submenu?.map(({ label, accelerator, checked, enabled, id }) => ({
            label,
            accelerator,
            checked,
            enabled,
            id,
          })) ?? [];
      for (let tries = 0; tries < 1000 && !JSON.stringify(items()).includes(text); tries += 1) {
        await new Promise((resolve) => setTimeout(resolve, 10));
      }
      return items();
    },
    [menu, wanted] as const,
  );

const choose = (label: string) =>
  main.run(({ told, BrowserWindow }, wanted) => {
    const items = told.menu?.flatMap(({ submenu }) => submenu ?? []) ?? [];
    items.find((one) => one.label === wanted)?.click?.({ checked: false }, BrowserWindow.all[0]);
  }, label);

const isMac = process.platform === 'darwin';

describe('the menu', () => {
  it('has printing and the settings where every program has them', async () => {
    const file = await menuWith('&File', '"enabled":true');
    expect(file.find(({ id }) => id === 'daySheet')?.accelerator).toBe('CmdOrCtrl+P');
    if (!isMac) expect(file.map(({ label }) => label)).toContain('Settings…');
    expect((await menuWith('&Desk', 'id')).some(({ id }) => id === 'daySheet')).toBe(false);
  });

  it('leads an admin to the settings of the clinic', async () => {
    const heard = await main.run(async ({ BrowserWindow, told }, _, bridgeOf) => {
      const actions: unknown[] = [];
      const stop = bridgeOf(BrowserWindow.all[0]).onChanged((what) => actions.push(what));
      const items = told.menu?.flatMap(({ submenu }) => submenu ?? []) ?? [];
      items.find(({ accelerator }) => accelerator === 'CmdOrCtrl+,')?.click?.({}, BrowserWindow.all[0]);
      stop();
      return actions;
    });
    expect(heard).toEqual([{ action: 'goSettings' }]);
  });

  it('lists the windows as soon as there are several', async () => {
    expect(await menuWith('&Window', 'Minimize')).toHaveLength(isMac ? 4 : 1);
    await choose('New Window');
    await main.run(({ app }) => app.emit('browser-window-focus'));
    if (isMac) return;
    const windows = (await menuWith('&Window', '&2')).slice(2);
    expect(windows.map(({ label }) => label)).toEqual(['&1 MediBook Desk', '&2 MediBook Desk']);
  });
});

describe('windows', () => {
  const places = () =>
    main.run(({ BrowserWindow }) => BrowserWindow.all.map(({ bounds: { x, y } }) => ({ x, y })));

  it('are laid a step from each other, so that none hides another', async () => {
    expect(await places()).toEqual([
      { x: 10, y: 20 },
      { x: 42, y: 52 },
    ]);
  });

  it('come back when the screen that they are on is gone', async () => {
    await main.run(({ BrowserWindow, screen }) => {
      BrowserWindow.all[1]!.isMinimized = () => false;
      BrowserWindow.all[1]!.bounds = { x: 2500, y: 100, width: 1200, height: 900 };
      screen.emit('display-removed');
    });
    expect(await places()).toEqual([
      { x: 10, y: 20 },
      { x: 0, y: 0 },
    ]);
  });

  it('are fewer pixels on a screen with large letters, and there all the same', async () => {
    await main.run(({ screen }) => {
      screen.displays = [{ id: 1, workArea: { x: 0, y: 0, width: 853, height: 460 } }];
    });
    await choose('New Window');
    const options = await main.run(({ BrowserWindow }) => BrowserWindow.all.at(-1)?.options);
    expect(options).toMatchObject({ minWidth: 853, minHeight: 460, width: 853, height: 460 });
  });

  it('are opened by a second start that asks for one', async () => {
    const count = await main.run(({ app, BrowserWindow }) => {
      const before = BrowserWindow.all.length;
      app.emit('second-instance', {}, ['medibook-desk', '--new-window']);
      const asked = BrowserWindow.all.length - before;
      app.emit('second-instance', {}, ['medibook-desk']);
      return [asked, BrowserWindow.all.length - before];
    });
    expect(count).toEqual([1, 1]);
  });

  it('can be opened from the Dock', async () => {
    const labels = await main.run(({ told }) => told.dockMenu?.map(({ label }) => label));
    expect(labels).toEqual(['New Window']);
  });
});

describe('a wait that is too long', () => {
  /** What has been told, once there is something; after a while, when nothing comes. */
  const notices = (patience: number) =>
    main.run(async ({ told }, tries) => {
      for (let left = tries; left > 0 && told.notifications.length === 0; left -= 1) {
        await new Promise((resolve) => setTimeout(resolve, 10));
      }
      return told.notifications.map(({ options }) => options);
    }, patience);

  beforeAll(async () => {
    await main.run(async ({ BrowserWindow }, _, bridgeOf) => {
      const patient = { name: 'Paula Patient', phone: '+4930123456' };
      const joined = await bridgeOf(BrowserWindow.all[0]).call('queue.join', { patient });
      if (!joined.ok) throw new Error(joined.error.reason);
      BrowserWindow.focused = BrowserWindow.all[0]!;
    });
  });

  it('is not told to somebody who has the desk before them, nor too early', async () => {
    expect(await notices(50)).toEqual([]);
    await main.run(({ passTime }) => passTime(16 * 60_000));
    expect(await notices(50)).toEqual([]);
    await main.run(({ BrowserWindow, passTime }) => {
      passTime(-16 * 60_000);
      BrowserWindow.focused = null;
    });
    expect(await notices(50)).toEqual([]);
  });

  it('is told without a name, and once', async () => {
    await main.run(({ passTime }) => passTime(16 * 60_000));
    const [notice] = await notices(1000);
    expect(notice).toEqual({
      title: 'MediBook Desk',
      body: 'A patient has been waiting for too long: 16 min',
    });
    expect(await notices(0)).toHaveLength(1);
  });

  it('leads to those who wait', async () => {
    const seen = await main.run(({ BrowserWindow, told }, _, bridgeOf) => {
      const [window] = BrowserWindow.all;
      const actions: unknown[] = [];
      const stop = bridgeOf(window).onChanged((what) => actions.push(what));
      window!.calls.length = 0;
      told.notifications[0]?.emit('click');
      stop();
      return { actions, calls: window!.calls };
    });
    expect(seen).toEqual({ actions: [{ action: 'goFlow' }], calls: ['restore', 'show', 'focus'] });
  });

  it('is not told where somebody turned that off for this computer', async () => {
    await choose('Notify of Long Waits');
    expect(JSON.parse(fs.readFileSync(path.join(folder, 'desktop.json'), 'utf8'))).toEqual({
      hasNotices: false,
    });
    await main.run(async ({ BrowserWindow, told, passTime }, _, bridgeOf) => {
      told.notifications.length = 0;
      const patient = { name: 'Peter Patient', phone: '+4930123457' };
      await bridgeOf(BrowserWindow.all[0]).call('queue.join', { patient });
      passTime(16 * 60_000);
    });
    expect(await notices(50)).toEqual([]);
  });
});
