/** What is well and what is not. Pure. */
import type { Health } from '../../../../shared/contract/health.ts';
import type { State } from './state-card.tsx';

export function databaseState({ check }: Pick<Health, 'check'>): State {
  if (check === null) return 'unknown';
  return check.isSound ? 'good' : 'bad';
}

export function diskState({ disk }: Pick<Health, 'disk'>): State {
  if (disk === null) return 'unknown';
  return disk.isLow ? 'look' : 'good';
}

export function backupsState({ backups }: Pick<Health, 'backups'>): State {
  if (backups.problem !== null) return 'bad';
  if (backups.secondProblem !== null) return 'look';
  return backups.lastGoodAt === null ? 'unknown' : 'good';
}
