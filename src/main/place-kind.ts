/**
 * What kind of place a folder is. A database in use must not lie where another computer may write at the same time
 * or where a program copies files while they change; for backups such places are welcome.
 */
import path from 'node:path';
import { type Machine, thisMachine } from './machine.ts';
import { kindOfFileSystem, mountOf, networkFileSystem } from './mounts.ts';

export type PlaceKind = 'local' | 'network' | 'cloud';

export interface Place {
  kind: PlaceKind;
  /** What it was known by, such as `nfs4` or `OneDrive`; empty for a local one. */
  by: string;
}

/** Links are followed first; a folder that is not there yet is where the nearest one above it is. */
export function placeKind(folder: string, machine: Machine = thisMachine()): PlaceKind {
  return placeOf(folder, machine).kind;
}

export function placeOf(folder: string, machine: Machine = thisMachine()): Place {
  const given = pathsOf(machine).resolve(folder);
  const real = pathsOf(machine).resolve(machine.real(given));
  // A path may name the cloud, and lead through a link to where the cloud program keeps it; or the other way round.
  const ways = given === real ? [real] : [real, given];
  const found = networkBy(given, real, machine) ?? firstOf(ways, (way) => cloudBy(way, machine));
  return found ?? { kind: 'local', by: '' };
}

function firstOf<A, B>(items: readonly A[], find: (item: A) => B | null): B | null {
  for (const item of items) {
    const found = find(item);
    if (found !== null) return found;
  }
  return null;
}

/** How paths are written on that machine, whichever one this is. */
export function pathsOf({ platform }: Pick<Machine, 'platform'>): path.PlatformPath {
  return platform === 'win32' ? path.win32 : path.posix;
}

function networkBy(given: string, real: string, machine: Machine): Place | null {
  if (machine.platform === 'win32') {
    const share = [real, given].find(isUnc);
    return share === undefined ? null : { kind: 'network', by: share };
  }
  const type = mountOf(real, machine.mounts())?.type ?? '';
  const kind = kindOfFileSystem(type);
  if (kind !== 'local') return { kind, by: type };
  const name = networkFileSystem(machine.fileSystem(real));
  return name === undefined ? null : { kind: 'network', by: name };
}

/** `\\server\share`, also in its long form, but not `\\?\C:\` and `\\.\`. */
function isUnc(folder: string): boolean {
  return /^\\\\\?\\UNC\\/i.test(folder) || /^\\\\[^?.\\]/.test(folder);
}

/** The folders of synchronising programs by their usual names. */
const CLOUD_NAMES: readonly [RegExp, string][] = [
  [/^OneDrive( ?- ?.+)?$/i, 'OneDrive'],
  [/^Dropbox( \(.+\))?$/i, 'Dropbox'],
  [/^(Google ?Drive.*|My Drive|Meine Ablage)$/i, 'Google Drive'],
  [/^(iCloud ?Drive|Mobile Documents|com~apple~CloudDocs)$/i, 'iCloud'],
  [/^CloudStorage$/, 'CloudStorage'],
  [/^Nextcloud\d*$/i, 'Nextcloud'],
  [/^ownCloud\d*$/i, 'ownCloud'],
  [/^pCloud ?(Drive|Sync)$/i, 'pCloud'],
  [/^(SynologyDrive|Synology Drive)$/i, 'Synology Drive'],
  [/^(Seafile|Tresorit|Tresors|HiDrive|MagentaCLOUD|Proton ?Drive|Yandex\.Disk)$/i, ''],
];

/** Names that mean something else anywhere but in the person's home. */
const CLOUD_NAMES_AT_HOME: readonly [RegExp, string][] = [
  [/^Box( Sync)?$/, 'Box'],
  [/^MEGA(sync)?$/, 'MEGA'],
];

/** What synchronising programs leave in the folder that they copy, whatever that is called. */
const CLOUD_MARKS: readonly [RegExp, string][] = [
  [/^\.dropbox\.cache$/, 'Dropbox'],
  [/^\.shortcut-targets-by-id$|^\.tmp\.drive(up|down)load$/, 'Google Drive'],
  [/^\._?sync_[0-9a-f]+\.db$|^\.(nextcloud|owncloud)sync\.log$/, 'Nextcloud'],
  [/^\.stfolder$/, 'Syncthing'],
  [/^\.SynologyWorkingDirectory$/, 'Synology Drive'],
];

function cloudBy(folder: string, machine: Machine): Place | null {
  const by =
    oneDriveBy(folder, machine) ??
    iCloudBy(folder, machine) ??
    nameIn(folder, machine) ??
    markAbove(folder, machine);
  return by === undefined ? null : { kind: 'cloud', by };
}

/** OneDrive says in the environment where it is, and may be called anything. */
function oneDriveBy(folder: string, machine: Machine): string | undefined {
  const roots = [machine.env['OneDrive'], machine.env['OneDriveConsumer'], machine.env['OneDriveCommercial']];
  return roots.some((root) => root && isWithin(folder, root, machine)) ? 'OneDrive' : undefined;
}

/** A Mac may keep a person's documents and desktop in iCloud, in the places where they always were. */
function iCloudBy(folder: string, machine: Machine): string | undefined {
  if (machine.platform !== 'darwin') return undefined;
  const { join } = path.posix;
  const shared = machine.names(join(machine.home, 'Library/Mobile Documents/com~apple~CloudDocs'));
  const isThere = ['Documents', 'Desktop'].some(
    (name) => shared.includes(name) && isWithin(folder, join(machine.home, name), machine),
  );
  return isThere ? 'iCloud' : undefined;
}

function nameIn(folder: string, machine: Machine): string | undefined {
  const { sep, relative } = pathsOf(machine);
  const atHome = isWithin(folder, machine.home, machine)
    ? relative(machine.home, folder).split(sep)[0]
    : undefined;
  const known = CLOUD_NAMES_AT_HOME.find(([pattern]) => atHome !== undefined && pattern.test(atHome));
  if (known) return known[1];
  for (const segment of folder.split(/[\\/]/)) {
    const named = CLOUD_NAMES.find(([pattern]) => pattern.test(segment));
    if (named) return named[1] || segment;
  }
  return undefined;
}

function markAbove(folder: string, machine: Machine): string | undefined {
  const names = machine.names(folder);
  const known = CLOUD_MARKS.find(([pattern]) => names.some((name) => pattern.test(name)));
  if (known) return known[1];
  const parent = pathsOf(machine).dirname(folder);
  return parent === folder ? undefined : markAbove(parent, machine);
}

/** Windows and macOS do not tell capital letters from small ones. */
function isWithin(folder: string, root: string, machine: Machine): boolean {
  const paths = pathsOf(machine);
  const written = (one: string) => (machine.platform === 'linux' ? one : one.toLowerCase());
  const way = paths.relative(written(paths.resolve(root)), written(folder));
  return way === '' || (way !== '..' && !way.startsWith(`..${paths.sep}`) && !paths.isAbsolute(way));
}
