import fs from 'node:fs';
import type { Disk } from '../../shared/contract/health.ts';

const GIGABYTE = 1024 ** 3;
/** A backup is as large as the file, is made beside the last one, and the file grows meanwhile. */
const TIMES = 3;

export async function diskOf(folder: string, fileBytes: number): Promise<Disk | null> {
  try {
    const { bavail, blocks, bsize } = await fs.promises.statfs(folder);
    return judged({ freeBytes: bavail * bsize, totalBytes: blocks * bsize }, fileBytes);
  } catch {
    return null;
  }
}

/** All in bytes. */
export function judged(room: Pick<Disk, 'freeBytes' | 'totalBytes'>, fileBytes: number): Disk {
  const neededBytes = Math.max(GIGABYTE, TIMES * fileBytes);
  return { ...room, neededBytes, isLow: room.freeBytes < neededBytes };
}
