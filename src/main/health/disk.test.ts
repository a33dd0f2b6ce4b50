import { describe, expect, it } from 'vitest';
import { temporaryFolder } from '../../../tests/support/folder.ts';
import { diskOf, judged } from './disk.ts';

const GIGABYTE = 1024 ** 3;

describe('room on the disk', () => {
  const room = (freeBytes: number) => ({ freeBytes, totalBytes: 500 * GIGABYTE });

  it.each([
    ['below a gigabyte', GIGABYTE - 1, 1000, true],
    ['a gigabyte for a small file', GIGABYTE, 1000, false],
    ['less than three times a large file', 6 * GIGABYTE - 1, 2 * GIGABYTE, true],
    ['three times a large file', 6 * GIGABYTE, 2 * GIGABYTE, false],
  ])('%s', (_what, free, file, isLow) => expect(judged(room(free), file).isLow).toBe(isLow));

  it('is asked of the system, and not known of a folder that is not there', async () => {
    const folder = temporaryFolder();
    const disk = await diskOf(folder, 0);
    expect(disk?.totalBytes).toBeGreaterThan(disk?.freeBytes ?? Number.POSITIVE_INFINITY);
    expect(await diskOf(`${folder}/none`, 0)).toBeNull();
  });
});
