import os from 'node:os';
import path from 'node:path';

interface Machine {
  platform: NodeJS.Platform;
  env: Record<string, string | undefined>;
  home: string;
}

const thisMachine = (): Machine => ({ platform: process.platform, env: process.env, home: os.homedir() });

/**
 * Where the clinic's data lies: the folder that `--data` or MEDIBOOK_DATA names, or this user's own. It is local
 * and never a roaming or synchronised one, because a database file must not be copied while it is in use.
 */
export function chooseDataFolder(
  { data, isDemo }: { data?: string | undefined; isDemo: boolean },
  machine: Machine = thisMachine(),
): string {
  const named = data ?? machine.env['MEDIBOOK_DATA'];
  if (named) return path.resolve(named);
  const folder = defaultFolder(machine);
  return isDemo ? path.join(folder, 'demo') : folder;
}

function defaultFolder({ platform, env, home }: Machine): string {
  if (platform === 'win32') {
    return path.join(env['LOCALAPPDATA'] ?? path.join(home, 'AppData', 'Local'), 'MediBook Desk');
  }
  if (platform === 'darwin') return path.join(home, 'Library', 'Application Support', 'MediBook Desk');
  // The XDG specification says that a relative path is to be ignored.
  const xdg = env['XDG_DATA_HOME'];
  return path.join(xdg && path.isAbsolute(xdg) ? xdg : path.join(home, '.local', 'share'), 'medibook-desk');
}
