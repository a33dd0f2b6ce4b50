/**
 * Who may open the clinic's files, on systems with owners and groups. They are one user's alone, unless whoever looks
 * after the computer gave the folder to a group: writable for it, and with the set-group-id bit, so that all that is
 * made there is the group's. On Windows the folder's own list says it all.
 */
import fs from 'node:fs';
import path from 'node:path';

const OF_GROUP = 0o2020;

/** Whether a folder is there for a group of users to write to. */
export function isOfGroup(folder: string): boolean {
  if (process.platform === 'win32') return false;
  const { mode } = fs.statSync(folder);
  return (mode & OF_GROUP) === OF_GROUP;
}

/** For this user alone, or for the group where the folder is its. Only a file's owner may say so, and need not twice. */
export function keepPrivate(file: string): void {
  const wanted = isOfGroup(path.dirname(file)) ? 0o660 : 0o600;
  if ((fs.statSync(file).mode & 0o777) !== wanted) fs.chmodSync(file, wanted);
}

/** Gives what this user made in a group's folder to the group as well. Nothing happens in any other folder. */
export function shareWithGroup(folder: string): void {
  if (!isOfGroup(folder)) return;
  for (const entry of fs.readdirSync(folder, { recursive: true, withFileTypes: true })) {
    const isFolder = entry.isDirectory();
    if (isFolder || entry.isFile()) share(path.join(entry.parentPath, entry.name), isFolder ? 0o2770 : 0o660);
  }
}

function share(file: string, mode: number): void {
  const { uid } = fs.statSync(file, { throwIfNoEntry: false }) ?? {};
  if (uid === process.getuid?.()) fs.chmodSync(file, mode);
}
