/** Files that must be on the disk, or not be there at all. */
import fs from 'node:fs';
import path from 'node:path';

/** Waits until a file's bytes are on the disk. */
export function syncFile(file: string): void {
  const handle = fs.openSync(file, 'r+');
  try {
    fs.fsyncSync(handle);
  } finally {
    fs.closeSync(handle);
  }
}

/** Waits until a folder's list of names is on the disk; Windows does that by itself and refuses the question. */
export function syncFolder(folder: string): void {
  if (process.platform === 'win32') return;
  const handle = fs.openSync(folder, 'r');
  try {
    fs.fsyncSync(handle);
  } finally {
    fs.closeSync(handle);
  }
}

/** Replaces a file in one step: whoever reads it sees the old text or the new one, also after a power cut. */
export function writeWhole(file: string, content: string | Buffer): void {
  const partial = `${file}.partial`;
  fs.writeFileSync(partial, content, { mode: 0o600 });
  syncFile(partial);
  fs.renameSync(partial, file);
  syncFolder(path.dirname(file));
}

/** A copy that is on the disk when this returns. `to` must not be there. */
export function copyWhole(from: string, to: string): void {
  fs.copyFileSync(from, to, fs.constants.COPYFILE_EXCL | fs.constants.COPYFILE_FICLONE);
  fs.chmodSync(to, 0o600);
  syncFile(to);
  syncFolder(path.dirname(to));
}

/** The same file under another name where the disk can do that, and a copy of it where not. */
export function linkOrCopy(from: string, to: string): void {
  try {
    fs.linkSync(from, to);
    syncFolder(path.dirname(to));
  } catch {
    copyWhole(from, to);
  }
}

/** Bytes that this user may still write to the disk of a folder. */
export function freeBytes(folder: string): number {
  const { bavail, bsize } = fs.statfsSync(folder);
  return bavail * bsize;
}
