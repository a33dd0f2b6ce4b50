import fs from 'node:fs';
import path from 'node:path';
import { AppError } from '../../shared/errors.ts';

/**
 * A second folder must be there, take files, and lie outside of the clinic's own.
 * @throws AppError FOLDER_UNUSABLE or FOLDER_SAME
 */
export function requireUsableFolder(folder: string, dataFolder: string): void {
  if (!path.isAbsolute(folder)) throw new AppError('FOLDER_UNUSABLE');
  const real = writable(folder);
  const own = fs.realpathSync(dataFolder);
  if (isInside(real, own) || isInside(own, real)) throw new AppError('FOLDER_SAME');
}

function isInside(folder: string, other: string): boolean {
  const way = path.relative(other, folder);
  return way === '' || (!way.startsWith('..') && !path.isAbsolute(way));
}

/** Where it really lies, after a file was written there and taken away again. */
function writable(folder: string): string {
  try {
    const real = fs.realpathSync(folder);
    const probe = path.join(real, `.medibook-write-test-${process.pid}`);
    fs.writeFileSync(probe, '');
    fs.rmSync(probe);
    return real;
  } catch {
    throw new AppError('FOLDER_UNUSABLE');
  }
}
