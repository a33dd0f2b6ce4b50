import path from 'node:path';
import { AppError } from '../../shared/errors.ts';
import { Backups } from '../backups/backups.ts';
import { replaceFile } from '../backups/replace.ts';
import { replacingFile } from '../backups/replacing.ts';
import type { finishSwap } from '../backups/swap.ts';
import { DATABASE_FILE } from '../data-folder.ts';
import { askForCheck } from '../database/sqlite/check-file.ts';
import type { DatabaseFile } from '../database/sqlite/connection.ts';
import { fillReserve, keepReserve } from '../database/sqlite/reserve.ts';
import { openDatabase } from '../database/sqlite/sqlite-database.ts';
import { SwappableDatabase } from '../database/sqlite/swappable.ts';
import type { StatisticsApi } from '../features/stats/statistics.ts';
import { Health } from '../health/health.ts';
import { ServerWatch } from '../server-watch.ts';
import { WorkerThread } from '../workers/worker.ts';
import { type Store, type StoreOptions, tellAll } from './store.ts';

interface FileStoreOptions extends StoreOptions {
  /** What was found of a restore that had been interrupted. */
  found?: ReturnType<typeof finishSwap>;
  /** A passphrase for encryption at rest. */
  key?: string | undefined;
}

/** A clinic in a file of the data folder, which a backup can take the place of. */
export async function openFileStore(options: FileStoreOptions): Promise<Store> {
  const { folder, now = Date.now, found = 'none', changes, key, ...rest } = options;
  const location: DatabaseFile = {
    file: path.join(folder, DATABASE_FILE),
    ...(key !== undefined && { key }),
  };
  const open = () => openDatabase(location, now);
  const database = new SwappableDatabase(await open(), open);
  keepReserve(folder);
  const statistics = new WorkerThread<StatisticsApi>('statistics', location);
  const health = new Health({ place: location, folder, transfers: rest.transfers, now });
  let isBusy = () => false;
  const release = async () => {
    if (isBusy()) throw new AppError('RESTORE_IN_USE');
    await statistics.rest();
    await health.release();
  };
  const onSwapped = () => {
    health.forget();
    tellAll(changes);
  };
  const backups = new Backups({
    place: location,
    folder,
    database,
    transfers: rest.transfers,
    now,
    log: rest.log,
    found,
    replacing: replacingFile(() =>
      replaceFile({ location, folder, database, now, log: rest.log, release, onSwapped }),
    ),
    onWritten: ({ seq, entity }) => changes.publish(seq, entity, undefined),
  });
  return {
    place: location,
    database,
    now,
    watch: new ServerWatch(),
    look: () => {},
    statistics,
    health,
    backups,
    onDamage: () => askForCheck(location.file),
    setBusy: (ask) => {
      isBusy = ask;
    },
    refuseWrites: (reason) => database.refuseWrites(reason),
    close: async ({ isHurried }) => {
      await backups.close({ isHurried });
      await database.close();
      fillReserve(folder);
    },
  };
}
