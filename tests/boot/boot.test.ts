/** The Electron app as it is built, booted on Node with a stand-in for Electron. */
import fs from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { backupsIn } from '../../src/main/backups/shelf.ts';
import { procedureNames } from '../../src/shared/contract/index.ts';
import { CHANNELS } from '../../src/shared/ipc-channels.ts';
import { type Booted, boot } from '../support/boot.ts';
import { PASSWORD, temporaryFolder } from '../support/clinic.ts';

const admin = { name: 'Ada Admin', email: 'ada@clinic.test', password: PASSWORD };
const clinicInput = { clinicName: 'Test Clinic', timeZone: 'Europe/Berlin', admin };

let folder: string;
let main: Booted;
beforeAll(async () => {
  folder = temporaryFolder();
  main = await boot(folder);
  await main.settled();
});
afterAll(() => {
  main.kill();
  fs.rmSync(folder, { recursive: true, force: true });
});

describe('the window', () => {
  it('is a sandboxed page of our own', async () => {
    const [window] = await main.run(({ BrowserWindow }) =>
      BrowserWindow.all.map(({ options, url, calls }) => ({
        url,
        calls,
        preferences: options.webPreferences,
      })),
    );
    expect(window).toMatchObject({ url: 'app://medibook/', calls: ['show'] });
    expect(window?.preferences).toMatchObject({
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webSecurity: true,
      allowRunningInsecureContent: false,
      webviewTag: false,
      spellcheck: false,
    });
    expect(fs.existsSync(String(window?.preferences['preload']))).toBe(true);
    expect(await main.run(({ told }) => told.isSandboxed)).toBe(true);
  });

  it('has Chromium’s files in the data folder', async () => {
    expect(await main.run(({ told }) => told.paths)).toEqual({ userData: path.join(folder, 'window-data') });
  });

  it('opens nothing and goes nowhere', async () => {
    const seen = await main.run(({ BrowserWindow, preventable }) => {
      const contents = BrowserWindow.all[0]!.webContents;
      const isPrevented = (event: string, url: string) => {
        const happening = preventable({ url });
        contents.emit(event, happening, url);
        return happening.defaultPrevented;
      };
      const urls = [
        'https://evil.example/',
        'file:///etc/passwd',
        'app://other/',
        'app://medibook/x',
        'javascript:1',
        'x',
      ];
      return {
        opened: contents.openHandler({ url: 'https://evil.example/' }),
        navigations: urls.map((url) => isPrevented('will-navigate', url)),
        frames: urls.map((url) => isPrevented('will-frame-navigate', url)),
        reload: isPrevented('will-navigate', 'app://medibook/#/bookings'),
        redirect: isPrevented('will-redirect', 'app://medibook/'),
        webview: isPrevented('will-attach-webview', ''),
      };
    });
    expect(seen.opened).toEqual({ action: 'deny' });
    expect([...seen.navigations, ...seen.frames]).toEqual(Array.from({ length: 12 }, () => true));
    expect([seen.reload, seen.redirect, seen.webview]).toEqual([false, true, true]);
  });

  it('has no permission for anything, and no network', async () => {
    const answers = await main.run(({ session }) => {
      const { permissionRequest, permissionCheck, devicePermission, request } =
        session.defaultSession.handlers;
      const asked: unknown[] = [];
      permissionRequest({}, 'media', (answer: unknown) => asked.push(answer));
      request.handler({}, (answer: unknown) => asked.push(answer));
      return [asked, permissionCheck({}, 'media'), devicePermission({}), request.filter.urls];
    });
    expect(answers.slice(0, 3)).toEqual([[false, { cancel: true }], false, false]);
    expect(answers[3]).toEqual(
      expect.arrayContaining(['http://*/*', 'https://*/*', 'ws://*/*', 'wss://*/*', 'file://*/*']),
    );
  });
});

describe('app://', () => {
  const fetchApp = (url: string, method = 'GET') =>
    main.run(
      async ({ session }, asked) => {
        const response: Response = await session.defaultSession.handlers.app(asked);
        return {
          status: response.status,
          headers: Object.fromEntries(response.headers),
          body: await response.text(),
        };
      },
      { url, method },
    );

  it('is an origin like one of the web', async () => {
    const privileges = { standard: true, secure: true, supportFetchAPI: true, codeCache: true };
    expect(await main.run(({ told }) => told.schemes)).toEqual([{ scheme: 'app', privileges }]);
  });

  it('serves the page and its scripts with a strict policy', async () => {
    const page = await fetchApp('app://medibook/');
    expect([page.status, page.headers['content-type']]).toEqual([200, 'text/html; charset=utf-8']);
    expect(page.headers['content-security-policy']).toMatch(/^default-src 'self'; script-src 'self';/);
    expect(page.headers['content-security-policy']).not.toContain('unsafe');
    const script = /src="\.?(\/assets\/[^"]+\.js)"/.exec(page.body)?.[1];
    const { status, headers } = await fetchApp(`app://medibook${script}`);
    expect([status, headers['content-type']]).toEqual([200, 'text/javascript; charset=utf-8']);
  });

  it.each([
    '/../main/index.js',
    '/..%2fmain/index.js',
    '/%2e%2e/main/index.js',
    '/nothing',
    '/assets',
    '/etc/passwd',
  ])('holds no %s', async (pathname) => {
    expect((await fetchApp(`app://medibook${pathname}`)).status).toBe(404);
  });

  it('has one host, which is only read from', async () => {
    expect((await fetchApp('app://other/')).status).toBe(404);
    expect((await fetchApp('app://medibook/', 'POST')).status).toBe(404);
  });
});

describe('the channels', () => {
  it('are the fixed ones, and all that the page sees', async () => {
    const asked = Object.values(CHANNELS).filter((channel) => channel !== CHANNELS.changed);
    expect(await main.run(({ channels }) => [...channels.keys()].toSorted())).toEqual(asked.toSorted());
    expect(await main.run(({ BrowserWindow }, _, bridgeOf) => bridgeOf(BrowserWindow.all[0]).names)).toEqual([
      'call',
      'server',
      'chooseFile',
      'chooseFolder',
      'saveFile',
      'onChanged',
    ]);
  });

  it('have a preload script that is small and brings no library', () => {
    const bundle = fs.readFileSync('out/preload/index.cjs', 'utf8');
    expect(bundle.length).toBeLessThan(2000);
    expect(bundle.match(/require\(([^)]*)\)/g)).toEqual(['require("electron")']);
  });

  it('reach every procedure of the contract, and nothing else', async () => {
    const reasons = (names: unknown[]) =>
      main.run(async ({ BrowserWindow }, asked, bridgeOf) => {
        const bridge = bridgeOf(BrowserWindow.all[0]);
        // The demonstration would be shown in any language, so it is asked for in none.
        const input = { not: 'valid', language: 7 };
        const answers = await Promise.all(asked.map((name) => bridge.call(name, input)));
        return answers.map((answer) => (answer.ok ? 'ok' : answer.error.reason));
      }, names);
    const known = await reasons(procedureNames);
    expect(known).toHaveLength(procedureNames.length);
    expect(new Set(known)).toEqual(new Set(['ok', 'INPUT_INVALID', 'NOT_SIGNED_IN']));
    const unknown = ['nothing.here', 'constructor', '__proto__', '', 7, null, { name: 'auth.me' }];
    expect(new Set(await reasons(unknown))).toEqual(new Set(['PROCEDURE_NOT_FOUND']));
  });

  it.each(['another page', 'a frame inside', 'a frame that is gone', 'another window'])(
    'refuse %s',
    async (who) => {
      const answer = await main.run(
        ({ BrowserWindow, invokeFrom }, [asker, channel]) => {
          const ours = BrowserWindow.all[0]!.webContents;
          const page = { ...ours, mainFrame: { origin: 'https://evil.example' } };
          const senders: Record<string, [unknown, unknown]> = {
            'another page': [page, page.mainFrame],
            'a frame inside': [ours, { origin: 'app://medibook' }],
            'a frame that is gone': [ours, null],
            'another window': [{ ...ours, id: 99 }, ours.mainFrame],
          };
          const [sender, frame] = senders[asker]!;
          return invokeFrom(sender, frame, channel, 'setup.status', {});
        },
        [who, CHANNELS.call] as const,
      );
      expect(answer).toMatchObject({ ok: false, error: { code: 'FORBIDDEN', reason: 'FOREIGN_ORIGIN' } });
    },
  );

  it('take as input and command id what HTTP takes', async () => {
    const answers = await main.run(async ({ BrowserWindow }, _, bridgeOf) => {
      const bridge = bridgeOf(BrowserWindow.all[0]);
      return [
        await bridge.call('setup.status', []),
        await bridge.call('setup.status', null),
        await bridge.call('setup.status', {}, { commandId: 7 }),
        await bridge.call('setup.status', {}, { commandId: 'x' }),
        await bridge.call('setup.status', {}, {}),
      ].map((answer) => (answer.ok ? 'ok' : answer.error.reason));
    });
    expect(answers).toEqual([
      'INPUT_INVALID',
      'INPUT_INVALID',
      'COMMAND_ID_INVALID',
      'COMMAND_ID_INVALID',
      'ok',
    ]);
  });
});

describe('signing in', () => {
  it('is each window’s own, keeps the token in main, and brings the changes to that window', async () => {
    const seen = await main.run(async ({ BrowserWindow, told }, input, bridgeOf) => {
      const newWindow = told.menu?.flatMap(({ submenu }) => submenu ?? []).find(({ click }) => click);
      newWindow?.click?.();
      const [first, second] = BrowserWindow.all.map(bridgeOf) as [
        ReturnType<typeof bridgeOf>,
        ReturnType<typeof bridgeOf>,
      ];
      const heard: { first: unknown[]; second: unknown[] } = { first: [], second: [] };
      const stop = first.onChanged((change) => heard.first.push(change));
      second.onChanged((change) => heard.second.push(change));
      const created = await first.call('setup.createClinic', input);
      heard.first.length = 0;
      const doctor = { name: 'Dora Doctor', specialization: 'Surgery', email: 'dora@clinic.test' };
      const made = await first.call('doctors.create', doctor);
      stop();
      await first.call('doctors.create', { ...doctor, email: 'dana@clinic.test' });
      return {
        created,
        made,
        heard,
        first: await first.call('auth.me', {}),
        second: await second.call('auth.me', {}),
      };
    }, clinicInput);
    expect(seen.created).toMatchObject({ ok: true, value: { token: '', user: { email: admin.email } } });
    expect(seen.first).toMatchObject({ ok: true, value: { email: admin.email } });
    expect(seen.second).toMatchObject({ ok: false, error: { reason: 'NOT_SIGNED_IN' } });
    const { id } = (seen.made as { value: { id: number } }).value;
    expect(seen.heard).toEqual({
      first: [{ seq: expect.any(Number), entity: 'doctors', ids: [id] }],
      second: [],
    });
  });

  it('ends with the sign-out', async () => {
    const reasons = await main.run(async ({ BrowserWindow }, input, bridgeOf) => {
      const bridge = bridgeOf(BrowserWindow.all[1]);
      const login = await bridge.call('auth.login', input);
      const logout = await bridge.call('auth.logout', {});
      const me = await bridge.call('auth.me', {});
      return [login.ok, logout.ok, me.ok ? '' : me.error.reason];
    }, admin);
    expect(reasons).toEqual([true, true, 'NOT_SIGNED_IN']);
  });
});

describe('the menu', () => {
  it('has a label on everything, and the platform’s own accelerators', async () => {
    const menus = await main.run(({ told }) =>
      told.menu?.map(({ label, role, submenu }) => ({
        label,
        role,
        items: submenu?.map((item) => ({
          label: item.label,
          type: 'type' in item,
          role: item.role,
          key: item.accelerator,
        })),
      })),
    );
    const isMac = process.platform === 'darwin';
    expect(menus?.slice(isMac ? 1 : 0).map(({ label }) => label)).toEqual([
      '&File',
      '&Edit',
      '&Desk',
      '&Go',
      '&View',
      '&Window',
      '&Help',
    ]);
    const items = menus?.flatMap(({ items }) => items ?? []) ?? [];
    for (const item of items) expect(item.type || Boolean(item.label)).toBe(true);
    expect(items).toContainEqual({ label: 'New Window', type: false, key: 'CmdOrCtrl+Shift+N' });
  });
});

describe('the actions in the menu', () => {
  /** Every item with an action, as it is once the menu has followed what happened. */
  const actionItems = (isThere: string) =>
    main.run(async ({ told }, wanted) => {
      const items = () => told.menu?.flatMap(({ submenu }) => submenu ?? []).filter(({ id }) => id) ?? [];
      const seen = () =>
        items().map(({ id, accelerator, enabled, registerAccelerator }) => ({
          id,
          accelerator,
          enabled,
          registerAccelerator,
        }));
      for (let tries = 0; tries < 500; tries += 1) {
        if (JSON.stringify(seen()).includes(wanted)) break;
        await new Promise((resolve) => setTimeout(resolve, 10));
      }
      return seen();
    }, isThere);

  it('are there for the person at the front, with their own keys, which the page handles', async () => {
    await main.run(({ BrowserWindow }, _, bridgeOf) =>
      bridgeOf(BrowserWindow.all[0]).call('shortcuts.reset', {}),
    );
    const before = await actionItems('goUsers');
    expect(before.map(({ id }) => id)).toEqual(
      expect.arrayContaining(['book', 'today', 'goSettings', 'help']),
    );
    expect(before.every(({ enabled }) => enabled)).toBe(true);
    await main.run(({ BrowserWindow }, _, bridgeOf) =>
      bridgeOf(BrowserWindow.all[0]).call('shortcuts.set', { action: 'book', keys: '$mod+Shift+b' }),
    );
    const after = await actionItems('"CmdOrCtrl+Shift+B"');
    expect(after.find(({ id }) => id === 'book')).toEqual({
      id: 'book',
      accelerator: 'CmdOrCtrl+Shift+B',
      enabled: true,
      registerAccelerator: false,
    });
  });

  it('reach the window they are chosen in while somebody is signed in there, and no other', async () => {
    const heard = await main.run(({ BrowserWindow, told }, _, bridgeOf) => {
      const told2: unknown[][] = BrowserWindow.all.map(() => []);
      const stops = BrowserWindow.all.map((window, index) =>
        bridgeOf(window).onChanged((what) => told2[index]?.push(what)),
      );
      const book = told.menu?.flatMap(({ submenu }) => submenu ?? []).find(({ id }) => id === 'book');
      for (const window of [...BrowserWindow.all, undefined]) book?.click?.({}, window);
      for (const stop of stops) stop();
      return told2;
    });
    expect(heard).toEqual([[{ action: 'book' }], []]);
  });
});

describe('a second start', () => {
  it('brings the first one’s window to the front', async () => {
    const calls = await main.run(({ app, BrowserWindow }) => {
      app.emit('second-instance', {}, ['medibook-desk']);
      return BrowserWindow.all[0]?.calls;
    });
    expect(calls).toEqual(['show', 'restore', 'show', 'focus']);
  });

  it('goes away without a window when Electron knows of the first', async () => {
    const second = await boot(folder, { STAND_IN_IS_SECOND: '1' });
    await second.settled();
    const seen = await second.run(({ told, BrowserWindow, channels }) => [
      told.exits,
      BrowserWindow.all.length,
      channels.size,
    ]);
    expect(seen).toEqual([[0], 0, 0]);
    second.kill();
  });

  it('says so when the data is open in another program', async () => {
    const second = await boot(folder);
    await second.settled();
    const { exits, errorBoxes } = await second.run(({ told }) => told);
    expect([exits, errorBoxes]).toMatchObject([[1], [{ title: 'MediBook Desk cannot start' }]]);
    expect(errorBoxes[0]?.text).toContain(`open already with the data in ${folder}: in its own window`);
    second.kill();
  });
});

describe('a start that cannot be', () => {
  it('says why in words, and leaves the file as it is', async () => {
    const other = temporaryFolder();
    fs.writeFileSync(path.join(other, 'clinic.db'), 'a letter to somebody');
    const refused = await boot(other);
    await refused.settled();
    const { exits, errorBoxes } = await refused.run(({ told }) => told);
    expect(exits).toEqual([1]);
    expect(errorBoxes[0]?.text).toContain('is not a clinic’s file');
    expect(fs.readFileSync(path.join(other, 'clinic.db'), 'utf8')).toBe('a letter to somebody');
    refused.kill();
    fs.rmSync(other, { recursive: true });
  });
});

describe('the end', () => {
  it('signs the windows out, closes the file and gives the folder back', async () => {
    await main.run(({ app, BrowserWindow }) => {
      for (const window of BrowserWindow.all) window.close();
      app.quit();
    });
    let exits: number[] = [];
    while (exits.length === 0) exits = await main.run(({ told }) => told.exits);
    expect(exits).toContain(0);
    const left = fs.readdirSync(folder).filter((name) => !name.startsWith('medibook-desk'));
    expect(left.toSorted().join(' ')).toBe('backups clinic.db instance.lock reserve window-data window.json');
    expect(backupsIn(path.join(folder, 'backups')).map(({ reason }) => reason)).toEqual(['close']);
    const place = JSON.parse(fs.readFileSync(path.join(folder, 'window.json'), 'utf8'));
    expect(place).toEqual({ x: 10, y: 20, width: 1000, height: 700, isMaximized: false });
    const again = await boot(folder);
    await again.settled();
    expect(await again.run(({ BrowserWindow }) => BrowserWindow.all[0]?.options)).toMatchObject({
      x: 10,
      y: 20,
    });
    again.kill();
  });
});
