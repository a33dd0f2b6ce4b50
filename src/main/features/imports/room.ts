import { setTimeout as wait } from 'node:timers/promises';
import { isNoRoom } from '../../database/problems.ts';

/** Milliseconds until it is looked again whether a full disk has room. */
const UNTIL_NEXT = 1_000;

/** Does what must be written, on a disk that may be too full even for that: as soon as there is room. */
export async function whenThereIsRoom<T>(work: () => Promise<T>): Promise<T> {
  for (;;) {
    try {
      return await work();
    } catch (error) {
      if (!isNoRoom(error)) throw error;
      await wait(UNTIL_NEXT);
    }
  }
}
