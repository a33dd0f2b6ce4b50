/** A disk of a few megabytes that a test can fill: a file system in memory, which only root may mount. */
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { temporaryFolder } from './folder.ts';

const BLOCK = 4096;

export interface SmallDisk {
  folder: string;
  /** Takes all room but so many bytes. */
  fill(left?: number): void;
  makeRoom(): void;
  remove(): void;
}

function mount(folder: string, bytes: number): boolean {
  const args = ['-t', 'tmpfs', '-o', `size=${bytes},mode=0700`, 'tmpfs', folder];
  return spawnSync('mount', args).status === 0;
}

function unmount(folder: string): void {
  // Also while something in it is still open.
  spawnSync('umount', ['-l', folder]);
  fs.rmSync(folder, { recursive: true, force: true });
}

export const canMount = (() => {
  if (process.platform !== 'linux' || process.getuid?.() !== 0) return false;
  const folder = temporaryFolder();
  const isThere = mount(folder, BLOCK * 10);
  unmount(folder);
  return isThere;
})();

export function smallDisk(bytes: number): SmallDisk {
  const folder = temporaryFolder();
  if (!mount(folder, bytes)) throw new Error('A small disk could not be mounted');
  const filler = path.join(folder, 'filler');
  const makeRoom = () => fs.rmSync(filler, { force: true });
  const fill = (left = 0) => {
    const handle = fs.openSync(filler, 'a');
    const blocks = Math.floor(left / BLOCK);
    try {
      for (;;) fs.writeSync(handle, Buffer.alloc(BLOCK, 1));
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ENOSPC') throw error;
    } finally {
      fs.ftruncateSync(handle, Math.max(0, fs.fstatSync(handle).size - blocks * BLOCK));
      fs.closeSync(handle);
    }
  };
  return { folder, fill, makeRoom, remove: () => unmount(folder) };
}
