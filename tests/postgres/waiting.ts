import { setTimeout as sleep } from 'node:timers/promises';
import type pg from 'pg';

export interface Waiting {
  pid: number;
  /** The statement that waits. */
  query: string;
}

/** Who waits in this database for a lock that somebody else has; asked until there is one, or null when it is over. */
export async function untilOneWaits(
  watcher: pg.Client,
  isOver: () => boolean = () => false,
): Promise<Waiting | null> {
  for (let tries = 0; tries < 1000; tries += 1) {
    const { rows } = await watcher.query<Waiting>(
      `SELECT pid, query FROM pg_stat_activity
       WHERE datname = current_database() AND state = 'active' AND wait_event_type = 'Lock'
         AND cardinality(pg_blocking_pids(pid)) > 0`,
    );
    if (rows[0]) return rows[0];
    if (isOver()) return null;
    await sleep(10);
  }
  throw new Error('Nobody waits');
}
