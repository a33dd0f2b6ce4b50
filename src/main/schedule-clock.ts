/** Slots are made ahead at each start and when a new day begins on the clinic's wall. */
import { isServerAway } from '../shared/errors.ts';
import type { Core } from './dispatch.ts';
import { generateAhead } from './features/schedules/generate.ts';

/** Milliseconds. A clock that is asked each minute also notices a computer that slept over midnight. */
const LOOK_EVERY = 60_000;

/** @returns what ends it, and waits for a run that is under way */
export function startScheduleClock(
  { database, changes, now, log }: Pick<Core, 'database' | 'changes' | 'now' | 'log'>,
  every = LOOK_EVERY,
): () => Promise<void> {
  let running: Promise<void> = Promise.resolve();
  // Cheap while nothing is missing, so a new date, a longer horizon and a doctor who is back are all noticed.
  const look = async () => {
    await generateAhead(database, now, (seq) => changes.publish(seq, 'slots', undefined));
  };
  const next = () => {
    running = running.then(look).catch((error: unknown) => {
      if (!isServerAway(error)) log.error('Making slots ahead failed', error);
    });
  };
  next();
  const timer = setInterval(next, every);
  timer.unref();
  return () => {
    clearInterval(timer);
    return running;
  };
}
