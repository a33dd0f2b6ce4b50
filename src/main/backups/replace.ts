/** Has a prepared file take the place of the clinic's while its desk is open. */
import type { DatabaseFile } from '../database/sqlite/connection.ts';
import type { SwappableDatabase } from '../database/sqlite/swappable.ts';
import type { Log } from '../log.ts';
import { putInPlace } from './put-in-place.ts';
import { removeIncoming } from './swap.ts';

interface Replacing {
  location: DatabaseFile;
  /** The data folder. */
  folder: string;
  database: SwappableDatabase;
  now: () => number;
  log: Log;
  /** Ends whatever else has the clinic's file open, before another takes its place. */
  release: () => Promise<void>;
  /** Told of another file in the clinic's place. */
  onSwapped: () => void;
}

/** @returns the file that holds what there was; null when that was no clinic yet */
export async function replaceFile(replacing: Replacing): Promise<string | null> {
  const { location, folder, database, now, log, release, onSwapped } = replacing;
  let kept: string | null = null;
  await database.swap(async () => {
    try {
      await release();
      kept = putInPlace(location, now());
    } catch (error) {
      removeIncoming(folder);
      throw error;
    }
  });
  log.info('another file is in the place of the clinic’s');
  onSwapped();
  return kept;
}
