/** What went wrong with a backup or a restore, as the words that there are for it. */
import { type BackupProblem, RESTORE_PROBLEMS, type RestoreProblem } from '../../shared/contract/backups.ts';
import { AppError } from '../../shared/errors.ts';

const NO_ROOM = new Set(['ENOSPC', 'EDQUOT', 'SQLITE_FULL', 'DISK_FULL', '53100']);
/** Of a server: somebody else holds what was waited for. */
const IN_THE_WAY = new Set(['55P03', '40P01']);
const NO_FOLDER = new Set(['ENOENT', 'ENOTDIR', 'ENXIO', 'ENODEV', 'EIO']);
const NO_RIGHT = new Set(['EACCES', 'EPERM', 'EROFS', 'SQLITE_CANTOPEN', 'SQLITE_READONLY']);

export function backupProblemOf(error: unknown): BackupProblem {
  if (error instanceof AppError && error.wire.reason === 'FOLDER_UNUSABLE') return 'FOLDER_MISSING';
  if (error instanceof AppError && error.wire.reason === 'BACKUP_DAMAGED') return 'DAMAGED';
  const code = error instanceof AppError ? error.wire.reason : codeOf(error);
  if (NO_ROOM.has(code)) return 'DISK_FULL';
  if (NO_FOLDER.has(code)) return 'FOLDER_MISSING';
  if (NO_RIGHT.has(code)) return 'FOLDER_UNUSABLE';
  return code.startsWith('SQLITE_CORRUPT') ? 'DAMAGED' : 'FAILED';
}

export function restoreProblemOf(error: unknown): RestoreProblem {
  const reason = error instanceof AppError ? error.wire.reason : codeOf(error);
  if (NO_ROOM.has(reason)) return 'DISK_FULL';
  if (IN_THE_WAY.has(reason)) return 'SERVER_BUSY';
  return RESTORE_PROBLEMS.find((known) => known === reason) ?? 'INTERNAL';
}

/** Of the system or of SQLite. */
function codeOf(error: unknown): string {
  const { code } = error as { code?: unknown };
  return typeof code === 'string' ? code : '';
}
