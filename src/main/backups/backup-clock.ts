/** Has a backup made each day, and looks often, since a computer sleeps and a disk is full for a while. */
import type { BackupsService } from './backups.ts';

/** Milliseconds. The first look comes when the desk has long been open. */
const FIRST_LOOK = 2 * 60_000;
const LOOK_EVERY = 15 * 60_000;

/** Answers how to end it. */
export function startBackupClock(backups: Pick<BackupsService, 'makeDaily'>): () => void {
  const look = () => backups.makeDaily();
  const first = setTimeout(look, FIRST_LOOK);
  const timer = setInterval(look, LOOK_EVERY);
  first.unref();
  timer.unref();
  return () => {
    clearTimeout(first);
    clearInterval(timer);
  };
}
