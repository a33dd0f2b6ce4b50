import { type BaseWindow, BrowserWindow, Menu, type MenuItemConstructorOptions } from 'electron';
import type { MainMessageKey } from '../../shared/messages/en-main.ts';
import type { ActionId } from '../../shared/shortcuts.ts';
import { mainText } from '../main-text.ts';
import { actionItems, type ActionMenuOptions, type MenuPerson } from './action-menu.ts';
import { bringToFront } from './window.ts';

export interface MenuActions {
  newWindow(): void;
  showDataFolder(): void;
  /** Whether the system tells of long waits at this computer. */
  hasNotices(): boolean;
  setNotices(isOn: boolean): void;
  /** Sends an action to the window that it was chosen in. */
  act(window: BaseWindow | undefined, action: ActionId): void;
}

interface Surroundings {
  platform: NodeJS.Platform;
  isDevelopment: boolean;
}

type Item = MenuItemConstructorOptions;

const separator: Item = { type: 'separator' };

/** Only what works is in the menu. Roles bring each platform's own accelerators; the rest is the person's. */
export function setMenu(
  actions: MenuActions,
  person: MenuPerson,
  { platform, isDevelopment }: Surroundings,
): void {
  const isMac = platform === 'darwin';
  const own: ActionMenuOptions = { ...person, isMac, act: actions.act };
  const template = [
    ...(isMac ? [macAppMenu(own)] : []),
    fileMenu(actions, own, platform),
    editMenu(),
    deskMenu(actions, own),
    item('menu.go', { submenu: actionItems('screens', own) }),
    viewMenu(isDevelopment),
    windowMenu(isMac),
    helpMenu(actions, own),
  ];
  Menu.setApplicationMenu(Menu.buildFromTemplate(template));
}

function item(key: MainMessageKey, options: Item): Item {
  return { label: mainText(key), ...options };
}

function macAppMenu(own: ActionMenuOptions): Item {
  return {
    role: 'appMenu',
    submenu: [
      aboutItem(own),
      separator,
      settings(own),
      separator,
      item('menu.services', { role: 'services' }),
      separator,
      item('menu.hide', { role: 'hide' }),
      item('menu.hideOthers', { role: 'hideOthers' }),
      item('menu.unhide', { role: 'unhide' }),
      separator,
      item('menu.quit', { role: 'quit' }),
    ],
  };
}

/** An admin's are the clinic's; everybody else has those of their account. */
function settings({ role, act }: ActionMenuOptions): Item {
  const action: ActionId = role === 'admin' ? 'goSettings' : 'goAccount';
  return item('menu.settings', {
    accelerator: 'CmdOrCtrl+,',
    enabled: role !== null,
    click: (_item, window) => act(window, action),
  });
}

function fileMenu({ newWindow }: MenuActions, own: ActionMenuOptions, platform: NodeJS.Platform): Item {
  const quit = item(platform === 'win32' ? 'menu.exit' : 'menu.quit', { role: 'quit' });
  return item('menu.file', {
    submenu: [
      item('menu.newWindow', { accelerator: 'CmdOrCtrl+Shift+N', click: newWindow }),
      item('menu.closeWindow', { role: 'close' }),
      separator,
      ...actionItems('desk', own).filter(isPrinting),
      ...(own.isMac ? [] : [separator, settings(own), separator, quit]),
    ],
  });
}

/** What prints stands where every program has it. */
const isPrinting = ({ id }: Item) => id === 'daySheet';

function editMenu(): Item {
  return item('menu.edit', {
    submenu: [
      item('menu.undo', { role: 'undo' }),
      item('menu.redo', { role: 'redo' }),
      separator,
      item('menu.cut', { role: 'cut' }),
      item('menu.copy', { role: 'copy' }),
      item('menu.paste', { role: 'paste' }),
      item('menu.selectAll', { role: 'selectAll' }),
    ],
  });
}

function viewMenu(isDevelopment: boolean): Item {
  return item('menu.view', {
    submenu: [
      item('menu.reload', { role: 'reload' }),
      separator,
      item('menu.actualSize', { role: 'resetZoom' }),
      item('menu.zoomIn', { role: 'zoomIn' }),
      item('menu.zoomOut', { role: 'zoomOut' }),
      separator,
      item('menu.fullScreen', { role: 'togglefullscreen' }),
      ...(isDevelopment ? [item('menu.devTools', { role: 'toggleDevTools' })] : []),
    ],
  });
}

function windowMenu(isMac: boolean): Item {
  return item('menu.window', {
    role: 'window',
    submenu: [
      item('menu.minimize', { role: 'minimize' }),
      ...(isMac
        ? [item('menu.zoom', { role: 'zoom' }), separator, item('menu.front', { role: 'front' })]
        : windowList()),
    ],
  });
}

/** macOS lists the open windows by itself. */
function windowList(): Item[] {
  const windows = BrowserWindow.getAllWindows();
  if (windows.length < 2) return [];
  const entries = windows.map((window, index): Item => {
    const number = index + 1;
    const title = window.getTitle().replaceAll('&', '&&');
    return {
      label: number < 10 ? `&${number} ${title}` : title,
      type: 'checkbox',
      checked: window.isFocused(),
      click: () => {
        if (!window.isDestroyed()) bringToFront(window);
      },
    };
  });
  return [separator, ...entries];
}

function deskMenu(actions: MenuActions, own: ActionMenuOptions): Item {
  return item('menu.desk', {
    submenu: [
      ...actionItems('desk', own).filter((one) => !isPrinting(one)),
      separator,
      ...actionItems('days', own),
      separator,
      item('menu.notices', {
        type: 'checkbox',
        checked: actions.hasNotices(),
        click: ({ checked }) => actions.setNotices(checked),
      }),
    ],
  });
}

function helpMenu({ showDataFolder }: MenuActions, own: ActionMenuOptions): Item {
  return item('menu.help', {
    role: 'help',
    submenu: [
      ...actionItems('help', own).filter(({ id }) => id !== 'goAbout'),
      separator,
      item('menu.dataFolder', { click: showDataFolder }),
      ...(own.isMac ? [] : [separator, aboutItem(own)]),
    ],
  });
}

/** The page in the window; before somebody has signed in, the system's own panel with the version. */
function aboutItem({ role, act }: ActionMenuOptions): Item {
  if (role === null) return item('menu.about', { role: 'about' });
  return item('menu.about', { click: (_item, window) => act(window, 'goAbout') });
}
