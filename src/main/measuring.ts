import { isServerAway } from '../shared/errors.ts';
import type { Database } from './database/database.ts';
import type { Measures } from './features/stats/measures.ts';
import type { Log } from './log.ts';

/** Milliseconds. At most a minute of measures is lost when the power goes. */
const FLUSH_EVERY = 60_000;

interface Measuring {
  measures: Measures;
  database: Database;
  now: () => number;
  log: Log;
}

/** Writes measures down now and then; what fails here is never the desk's concern. Answers how to end it. */
export function startMeasuring({ measures, database, now, log }: Measuring): () => Promise<void> {
  const flush = () =>
    measures.flush(database, now()).catch((error: unknown) => {
      if (!isServerAway(error)) log.error('Measures could not be written', error);
    });
  const timer = setInterval(() => void flush(), FLUSH_EVERY);
  timer.unref();
  return () => {
    clearInterval(timer);
    return flush();
  };
}
