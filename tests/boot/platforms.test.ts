/** The menu and the ways to a window as each system has them, and a start while the last one closes. */
import fs from 'node:fs';
import { expect, it } from 'vitest';
import { boot } from '../support/boot.ts';
import { temporaryFolder } from '../support/clinic.ts';

async function desktopOf(platform: NodeJS.Platform) {
  const folder = temporaryFolder();
  const main = await boot(folder, { STAND_IN_PLATFORM: platform });
  try {
    await main.settled();
    return await main.run(async ({ told, app, BrowserWindow }) => {
      for (const window of BrowserWindow.all) window.close();
      const nameOf = ({
        role,
        type,
        accelerator,
        label,
      }: (typeof told)['menu'] extends (infer M)[] | null ? M : never) =>
        role ?? type ?? accelerator ?? label ?? '';
      const menus = told.menu?.map((menu) => [menu.label ?? menu.role, ...(menu.submenu ?? []).map(nameOf)]);
      const hasEnded = told.exits.length > 0;
      app.emit('activate');
      return {
        menus: Object.fromEntries(menus?.map(([name, ...items]) => [name, items]) ?? []),
        hasEnded,
        windows: BrowserWindow.all.length,
        dock: told.dockMenu?.map(({ label }) => label),
        tasks: told.tasks,
      };
    });
  } finally {
    main.kill();
    fs.rmSync(folder, { recursive: true, force: true });
  }
}

const LINE = 'separator';

it('is a Mac’s: the program’s own menu with the settings, the Dock, and a program that stays without windows', async () => {
  const { menus, dock, hasEnded, windows } = await desktopOf('darwin');
  expect(menus['appMenu']).toEqual([
    'about',
    LINE,
    'CmdOrCtrl+,',
    LINE,
    'services',
    LINE,
    'hide',
    'hideOthers',
    'unhide',
    LINE,
    'quit',
  ]);
  expect(menus['&File']).toEqual(['CmdOrCtrl+Shift+N', 'close', LINE, 'CmdOrCtrl+P']);
  expect(menus['&Window']).toEqual(['minimize', 'zoom', LINE, 'front']);
  expect(menus['&Help']).not.toContain('about');
  expect([dock, hasEnded, windows]).toEqual([['New Window'], false, 1]);
});

it('is Windows’: settings and the exit in the file menu, about in help, and a task in the taskbar', async () => {
  const { menus, tasks } = await desktopOf('win32');
  expect(Object.keys(menus)).toEqual(['&File', '&Edit', '&Desk', '&Go', '&View', '&Window', '&Help']);
  expect(menus['&File']).toEqual([
    'CmdOrCtrl+Shift+N',
    'close',
    LINE,
    'CmdOrCtrl+P',
    LINE,
    'CmdOrCtrl+,',
    LINE,
    'quit',
  ]);
  expect(menus['&Help']?.at(-1)).toBe('about');
  const [task] = tasks ?? [];
  expect([task?.title, task?.program]).toEqual(['New Window', process.execPath]);
  // The same clinic: a second start with another folder would be another program.
  expect(task?.arguments).toMatch(/ "--data" "\/[^"]*medibook-[^"]+" "--new-window"$/);
});

it('starts anew for whoever starts it while it closes, and opens no window that nobody serves', async () => {
  const folder = temporaryFolder();
  const main = await boot(folder);
  await main.settled();
  const seen = await main.run(async ({ told, app, BrowserWindow }) => {
    app.quit();
    app.emit('second-instance', {}, ['medibook-desk']);
    app.emit('second-instance', {}, ['medibook-desk', '--new-window']);
    while (told.exits.length === 0) await new Promise((resolve) => setTimeout(resolve, 10));
    return [BrowserWindow.all.length, told.relaunches, told.exits.length];
  });
  expect(seen).toEqual([0, 1, 1]);
  main.kill();
  fs.rmSync(folder, { recursive: true, force: true });
});
