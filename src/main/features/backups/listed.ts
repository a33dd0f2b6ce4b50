/** Backups as the wire has them. */
import type { Backup, BackupStatus } from '../../../shared/contract/backups.ts';
import type { BackupsState } from '../../backups/backups.ts';
import type { BackupFacts } from '../../backups/facts.ts';
import { iso } from '../visits/moments.ts';
import type { BackupsApi } from './backups-api.ts';

type Listed = ReturnType<BackupsApi['list']>[number];

export function listedBackup({ place, name, at, reason, bytes, manifest }: Listed): Backup {
  return { place, name, madeAt: iso(at), reason, bytes, holds: manifest && holdsOf(manifest) };
}

type Counted = Pick<
  BackupFacts,
  'clinicName' | 'doctors' | 'patients' | 'bookings' | 'upcoming' | 'lastChangeAt'
>;

export function holdsOf({ clinicName, doctors, patients, bookings, upcoming, lastChangeAt }: Counted) {
  const last = lastChangeAt === null ? null : iso(lastChangeAt);
  return { clinicName, doctors, patients, bookings, upcoming, lastChangeAt: last };
}

export function statusOf(state: BackupsState, items: readonly Listed[]): BackupStatus {
  const { isBusy, progress, problem, secondProblem, restore, folder, secondFolder } = state;
  const lastGoodAt = (place: Listed['place']) => {
    const newest = items.find((item) => item.place === place && !item.reason.startsWith('before-'));
    return newest ? iso(newest.at) : null;
  };
  return {
    isBusy,
    progress,
    lastGoodAt: lastGoodAt('own'),
    problem,
    folder,
    second:
      secondFolder === null
        ? null
        : { folder: secondFolder, lastGoodAt: lastGoodAt('second'), problem: secondProblem },
    restore,
  };
}
