/** The one place that decides where the clinic's data lies. */
import { StartProblem } from './database/problems.ts';
import { type Machine, thisMachine } from './machine.ts';
import { pathsOf, placeOf } from './place-kind.ts';

const NAME = 'MediBook Desk';
/** The installer leaves this beside a program that is there for everybody at this computer. */
export const MACHINE_WIDE_MARK = 'machine-wide.txt';
/** A clinic's file in its folder. */
export const DATABASE_FILE = 'clinic.db';

export interface Wanted {
  /** What `--data` names. */
  data?: string | undefined;
  isDemo: boolean;
}

/**
 * Where the clinic's data lies: the folder that `--data` or MEDIBOOK_DATA names; else, for a program installed for
 * everybody at this computer, one that they share; else this user's own, local and not roaming.
 * @throws StartProblem FOLDER_ON_NETWORK or FOLDER_IN_CLOUD, where a database in use would be damaged;
 *   SHARED_FOLDER_MISSING when the installer's folder is not there
 */
export function chooseDataFolder(wanted: Wanted, machine: Machine = thisMachine()): string {
  const folder = folderFor(wanted, machine);
  const { kind, by } = placeOf(folder, machine);
  if (kind === 'network') throw new StartProblem('FOLDER_ON_NETWORK', folder, by);
  if (kind === 'cloud') throw new StartProblem('FOLDER_IN_CLOUD', folder, by);
  return folder;
}

/**
 * Where what is this person's at this computer lies, such as the places of windows: beside the clinic's data, unless
 * others share that.
 */
export function chooseOwnFolder(wanted: Wanted, machine: Machine = thisMachine()): string {
  const folder = folderFor(wanted, machine);
  return folder === machineWideFolder(machine) ? ownFolder(machine) : folder;
}

function folderFor({ data, isDemo }: Wanted, machine: Machine): string {
  const { join, resolve } = pathsOf(machine);
  const named = data ?? machine.env['MEDIBOOK_DATA'];
  if (named) return resolve(named);
  const own = ownFolder(machine);
  if (isDemo) return join(own, 'demo');
  return isForEverybody(machine) ? sharedFolder(own, machine) : own;
}

/** A clinic that this user had before the program was installed for everybody stays theirs, and is not lost. */
function sharedFolder(own: string, machine: Machine): string {
  const shared = machineWideFolder(machine);
  const holdsClinic = (folder: string) => machine.names(folder).includes(DATABASE_FILE);
  if (!holdsClinic(shared) && holdsClinic(own)) return own;
  // Made here, it would be this user's alone: only the installer can give it to everybody.
  const { dirname, basename } = pathsOf(machine);
  if (!machine.names(dirname(shared)).includes(basename(shared))) {
    throw new StartProblem('SHARED_FOLDER_MISSING', shared);
  }
  return shared;
}

/** On a Mac nothing may be put into the signed program, so the mark lies in the folder itself. */
function isForEverybody(machine: Machine): boolean {
  const place = machine.platform === 'darwin' ? machineWideFolder(machine) : machine.program;
  return machine.names(place).includes(MACHINE_WIDE_MARK);
}

export function machineWideFolder({ platform, env }: Machine): string {
  const { join } = pathsOf({ platform });
  if (platform === 'win32') return join(env['PROGRAMDATA'] ?? 'C:\\ProgramData', NAME);
  return platform === 'darwin' ? join('/Library/Application Support', NAME) : '/var/lib/medibook-desk';
}

function ownFolder({ platform, env, home }: Machine): string {
  const { join, isAbsolute } = pathsOf({ platform });
  if (platform === 'win32') return join(env['LOCALAPPDATA'] ?? join(home, 'AppData', 'Local'), NAME);
  if (platform === 'darwin') return join(home, 'Library', 'Application Support', NAME);
  // The XDG specification says that a relative path is to be ignored.
  const xdg = env['XDG_DATA_HOME'];
  return join(xdg && isAbsolute(xdg) ? xdg : join(home, '.local', 'share'), 'medibook-desk');
}
