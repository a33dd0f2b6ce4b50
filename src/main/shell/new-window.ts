/** A new window from outside of the windows: the Dock's menu on macOS, and the jump list of Windows' taskbar. */
import { app, Menu } from 'electron';
import { mainText } from '../main-text.ts';

export const NEW_WINDOW = '--new-window';

/** Without this name Windows shows neither notifications nor the jump list under ours. The installer gives it, too. */
const APP_ID = 'com.medibook.desk';

export function nameForWindows(): void {
  if (process.platform === 'win32') app.setAppUserModelId(APP_ID);
}

/** In the language that is spoken at this moment; `folder` is the clinic's. */
export function offerNewWindow(newWindow: () => void, folder: string): void {
  const title = mainText('menu.newWindow');
  app.dock?.setMenu(Menu.buildFromTemplate([{ label: title, click: newWindow }]));
  if (process.platform === 'win32') app.setUserTasks([jumpListTask(title, folder)]);
}

/** Starts the program anew with the same clinic, which then asks the one that runs. */
function jumpListTask(title: string, folder: string): Electron.Task {
  const program = app.isPackaged ? [] : process.argv.slice(1, 2);
  const quoted = [...program, '--data', folder, NEW_WINDOW].map((argument) => `"${argument}"`);
  return {
    program: process.execPath,
    arguments: quoted.join(' '),
    iconPath: process.execPath,
    iconIndex: 0,
    title,
    description: mainText('menu.newWindowHint'),
  };
}
