import { isServerAway } from '../shared/errors.ts';
import { forgetAnswers } from './commands.ts';
import type { Entity } from './context.ts';
import { appendAudit } from './database/audit.ts';
import type { Database } from './database/database.ts';
import type { Core } from './dispatch.ts';
import { endExpiredHolds, hasExpiredHold } from './features/bookings/holds.ts';

/** Milliseconds. A late sweep blocks nobody: whoever wants a slot ends its expired hold on the way. */
const SWEEP_EVERY = 5_000;
const TIDY_EVERY = 60 * 60 * 1000;

/** Ends holds that are past their time, and forgets answers and sessions that nobody can ask for any more. */
export function startSweeper(core: Core): () => void {
  const guarded = (work: () => Promise<void>) => () => {
    work().catch((error: unknown) => {
      if (!isServerAway(error)) core.log.error('The sweeper failed', error);
    });
  };
  const sweeps = setInterval(
    guarded(() => sweep(core)),
    SWEEP_EVERY,
  );
  const tidies = setInterval(
    guarded(() => tidy(core.database, core.now())),
    TIDY_EVERY,
  );
  sweeps.unref();
  tidies.unref();
  return () => {
    clearInterval(sweeps);
    clearInterval(tidies);
  };
}

/** Looks with the reader first: an idle desk writes nothing. */
async function sweep({ database, changes, now }: Core): Promise<void> {
  if (!(await database.read((db) => hasExpiredHold(db, now())))) return;
  const entity: Entity = 'bookings';
  const written = await database.write(async (db) => {
    const ended = await endExpiredHolds(db, now());
    const rows = [];
    for (const { id, before, after } of ended) {
      const seq = await appendAudit(db, {
        at: now(),
        userId: null,
        desk: 'sweeper',
        commandId: null,
        procedure: 'bookings.expirePending',
        entity,
        entityId: id,
        before,
        after,
      });
      rows.push({ seq, id });
    }
    return rows;
  });
  for (const { seq, id } of written) changes.publish(seq, entity, id);
}

export async function tidy(database: Database, now: number): Promise<void> {
  await database.write(async (db) => {
    await forgetAnswers(db, now);
    await db.deleteFrom('sessions').where('expires_at', '<', now).execute();
  });
}
