import type { ServerAddress } from '../database/postgres/address.ts';
import { migratePostgres } from '../database/postgres/migrate.ts';
import { type PoolSizes, PostgresDatabase } from '../database/postgres/postgres-database.ts';
import type { StatisticsApi } from '../features/stats/statistics.ts';
import { ServerBackups } from '../backups/server-backups.ts';
import { Health } from '../health/health.ts';
import { WorkerThread } from '../workers/worker.ts';
import type { Store, StoreOptions } from './store.ts';

interface ServerStoreOptions extends StoreOptions {
  server: ServerAddress;
  pool?: PoolSizes;
}

/** A clinic on a server, which other desks have open too. */
export async function openServerStore({ server, pool, folder, transfers, ...options }: ServerStoreOptions) {
  await migratePostgres(server);
  const database = new PostgresDatabase(server, pool);
  // Desks go by one clock, so that a hold ends for all of them at once.
  const now = options.now ?? database.now;
  const backups = new ServerBackups({ folder });
  return {
    place: server,
    database,
    now,
    statistics: new WorkerThread<StatisticsApi>('statistics', server),
    health: new Health({ place: server, folder, transfers, now }),
    backups,
    onDamage: () => {},
    setBusy: () => {},
    close: async ({ isHurried }) => {
      await backups.close({ isHurried });
      await database.close();
    },
  } satisfies Store;
}
