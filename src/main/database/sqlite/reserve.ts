/** Room on the disk that is kept for a start on a full one: to open a clinic, SQLite has to write a little beside it. */
import { randomBytes } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';

const NAME = 'reserve';
/** Bytes: enough for the index of the largest log that there may be, and for what else a start writes. */
const KEPT = 512 * 1024;
/** On a disk with less than so many bytes left nothing is put aside: a booking may need them. */
const ROOMY = 8 * KEPT;

const fileIn = (folder: string) => path.join(folder, NAME);

/** Makes room, once; it is put aside again when there is some. */
export function giveUpReserve(folder: string): void {
  fs.rmSync(fileIn(folder), { force: true });
}

/** Puts room aside where the disk has plenty. */
export function keepReserve(folder: string): void {
  const { bavail, bsize } = fs.statfsSync(folder);
  if (bavail * bsize >= ROOMY) fillReserve(folder);
}

/** The same with whatever there is: a clinic that was just closed has given back what its next start will need. */
export function fillReserve(folder: string): void {
  try {
    const handle = fs.openSync(fileIn(folder), 'a', 0o600);
    try {
      const missing = KEPT - fs.fstatSync(handle).size;
      // Not zeros, which some disks do not store.
      if (missing > 0) fs.writeSync(handle, randomBytes(missing));
    } finally {
      fs.closeSync(handle);
    }
  } catch {
    // There is no room; what came of it is kept.
  }
}
