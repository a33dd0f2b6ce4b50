/** Slots are made ahead at each start and when a new day begins on the clinic's wall. */
import { dateAt } from '../shared/calendar.ts';
import type { Core } from './dispatch.ts';
import { generateAhead } from './features/schedules/generate.ts';
import { findSettings } from './features/settings/queries.ts';

/** Milliseconds. A clock that is asked each minute also notices a computer that slept over midnight. */
const LOOK_EVERY = 60_000;

/** @returns what ends it, and waits for a run that is under way */
export function startScheduleClock(core: Core): () => Promise<void> {
  let lastDate = '';
  let running: Promise<void> = Promise.resolve();
  const look = async () => {
    const settings = await core.database.read(findSettings);
    if (!settings) return;
    const date = dateAt(core.now(), settings.timeZone);
    // A clock that goes back shows an earlier date: that day's slots are there already.
    if (date <= lastDate) return;
    await generateAhead(core.database, core.now, (seq) => core.changes.publish(seq, 'slots', undefined));
    lastDate = date;
  };
  const next = () => {
    running = running.then(look).catch((error: unknown) => {
      core.log.error('Making slots ahead failed', error);
    });
  };
  next();
  const timer = setInterval(next, LOOK_EVERY);
  timer.unref();
  return () => {
    clearInterval(timer);
    return running;
  };
}
