/** What a backup is called: its moment and why it was made, so that a folder can be read without opening a file. */
import { BACKUP_REASONS } from '../../shared/contract/backups.ts';

export type BackupReason = (typeof BACKUP_REASONS)[number];

export interface BackupName {
  /** Epoch milliseconds. */
  at: number;
  reason: BackupReason;
}

const NAME = /^clinic-(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)(\d{3})Z-([a-z-]+)\.db$/;

/** As in `clinic-20261128T064502123Z-daily.db`: in the order of time when sorted. */
export function backupName({ at, reason }: BackupName): string {
  return `clinic-${new Date(at).toISOString().replaceAll(/[-:.]/g, '')}-${reason}.db`;
}

/** Null for what is no backup of ours, and for anything with a folder in it. */
export function parseBackupName(name: string): BackupName | null {
  const [, year, month, day, hour, minute, second, millisecond, reason] = NAME.exec(name) ?? [];
  if (!BACKUP_REASONS.includes(reason as BackupReason)) return null;
  const at = Date.parse(`${year}-${month}-${day}T${hour}:${minute}:${second}.${millisecond}Z`);
  return Number.isNaN(at) ? null : { at, reason: reason as BackupReason };
}
