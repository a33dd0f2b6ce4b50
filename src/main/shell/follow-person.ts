import { type App as ElectronApp, BrowserWindow } from 'electron';
import type { Me } from '../../shared/contract/people.ts';
import { type ChangedKeys, keysWith } from '../../shared/shortcuts.ts';
import type { App } from '../app.ts';
import type { IpcHost } from '../transport/ipc.ts';
import type { MenuPerson } from './action-menu.ts';

interface Followed {
  app: ElectronApp;
  ipc: IpcHost;
  changes: App['changes'];
  /** Told who is at the front, at first and whenever that or their keys change. */
  show: (person: MenuPerson) => void;
}

/** Keeps the menu that of the person in the window at the front; answers how to show it anew. */
export function followPerson({ app, ipc, changes, show }: Followed): () => void {
  let asked = 0;
  const refresh = async () => {
    const turn = (asked += 1);
    const person = await personAtFront(ipc);
    // Only the latest question's answer counts.
    if (turn === asked) show(person);
  };
  show(NOBODY);
  app.on('browser-window-focus', () => void refresh());
  ipc.onSession(() => void refresh());
  changes.subscribe(({ entity }) => {
    if (entity === 'shortcuts' || entity === 'users' || entity === 'permissions') void refresh();
  });
  return () => void refresh();
}

const NOBODY: MenuPerson = { role: null, permissions: [], keys: keysWith([]) };

async function personAtFront(ipc: IpcHost): Promise<MenuPerson> {
  const window = BrowserWindow.getFocusedWindow() ?? BrowserWindow.getAllWindows()[0];
  if (!window || !ipc.isSignedIn(window.webContents)) return NOBODY;
  const me = await ipc.ask(window.webContents, 'auth.me');
  const list = await ipc.ask(window.webContents, 'shortcuts.list');
  if (!me.ok || !list.ok) return NOBODY;
  const { role, permissions } = me.value as Me;
  return { role, permissions, keys: keysWith((list.value as { items: ChangedKeys[] }).items) };
}
