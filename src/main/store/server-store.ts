import { placeOf, type ServerAddress } from '../database/postgres/address.ts';
import { migratePostgres } from '../database/postgres/migrate.ts';
import { Listener } from '../database/postgres/listen.ts';
import { type PoolSizes, PostgresDatabase } from '../database/postgres/postgres-database.ts';
import type { StatisticsApi } from '../features/stats/statistics.ts';
import { Backups } from '../backups/backups.ts';
import { StartProblem } from '../database/problems.ts';
import { hasLeft } from '../house/trail.ts';
import { Health } from '../health/health.ts';
import { ServerWatch } from '../server-watch.ts';
import { WorkerThread } from '../workers/worker.ts';
import { findInterrupted } from '../house/interrupted.ts';
import type { HouseWork } from '../house/work.ts';
import { replacingOnServer } from './replacing-on-server.ts';
import { type Store, type StoreOptions, tellAll } from './store.ts';

/** Milliseconds. A write reads the server's clock too; a desk at rest does not write. */
const LOOK_AT_CLOCK = 60_000;

interface ServerStoreOptions extends StoreOptions {
  server: ServerAddress;
  pool?: PoolSizes;
}

/** A clinic on a server, which other desks have open too. */
export async function openServerStore({
  server,
  pool,
  folder,
  transfers,
  changes,
  ...options
}: ServerStoreOptions) {
  await migratePostgres(server);
  const database = new PostgresDatabase(server, pool);
  if (await database.read(hasLeft)) {
    await database.close();
    throw new StartProblem('CLINIC_MOVED', placeOf(server));
  }
  // Desks go by one clock, so that a hold ends for all of them at once.
  const now = options.now ?? database.now;
  const watch = new ServerWatch(options.now);
  const statistics = new WorkerThread<StatisticsApi>('statistics', server);
  const health = new Health({ place: server, folder, transfers, now });
  const listener = new Listener({
    address: server,
    onRows: (rows) => {
      for (const { id, entity, entity_id } of rows) changes.tell(id, entity, entity_id);
    },
    onRewound: (restored) => {
      database.notice(restored);
      void statistics.rest();
      health.forget();
      tellAll(changes);
    },
    onSeen: () => watch.seen(),
    onAway: () => {
      database.markAway();
      watch.goAway();
    },
    onBack: () => {
      database.markBack();
      watch.comeBack();
    },
  });
  changes.followTrail(() => listener.look());
  try {
    await database.syncClock();
    await listener.start();
  } catch (error) {
    await database.close();
    throw error;
  }
  const clock = setInterval(() => void database.syncClock().catch(() => {}), LOOK_AT_CLOCK);
  clock.unref();
  const thread = new WorkerThread<HouseWork>('house', {});
  const backups = new Backups({
    place: server,
    folder,
    database,
    transfers,
    now,
    log: options.log,
    found: await findInterrupted(server, folder),
    replacing: replacingOnServer({
      desk: server,
      folder,
      database,
      thread,
      now,
      onReplaced: () => listener.look(),
    }),
    onWritten: ({ seq, entity }) => changes.publish(seq, entity, undefined),
  });
  return {
    place: server,
    database,
    now,
    watch,
    look: () => listener.look(),
    statistics,
    health,
    backups,
    onDamage: () => {},
    setBusy: () => {},
    // The server itself refuses them, from all desks.
    refuseWrites: async () => {},
    close: async ({ isHurried }) => {
      clearInterval(clock);
      await thread.close();
      await backups.close({ isHurried });
      await listener.close();
      await database.close();
    },
  } satisfies Store;
}
