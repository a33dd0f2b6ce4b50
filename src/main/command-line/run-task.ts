/** What IT asks for on the command line, without a desk: each ends with one of a few exit codes. */
import fs from 'node:fs';
import path from 'node:path';
import { AppError } from '../../shared/errors.ts';
import { DATABASE_FILE } from '../app.ts';
import { type Task, UsageError } from '../arguments.ts';
import { StartProblem } from '../database/problems.ts';
import { mainText, startProblemText } from '../main-text.ts';
import { backUp, exportClinic, restore, TaskRefusal, verify } from './tasks.ts';

/** The numbers that `--help` names. */
export const EXIT = { done: 0, failed: 1, usage: 2, open: 3, damaged: 4, notFound: 5, noRoom: 6 } as const;

const NO_ROOM = ['ENOSPC', 'EDQUOT', 'EACCES', 'EPERM', 'EROFS', 'SQLITE_FULL', 'SQLITE_CANTOPEN'];
const WORK = { verify, backup: backUp, restore, export: exportClinic };

/**
 * @param say prints a line
 * @returns the exit code; what went wrong has been said
 */
export async function runTask(task: Task, folder: string, say: (text: string) => void): Promise<number> {
  try {
    const file = path.join(folder, DATABASE_FILE);
    if (task.kind !== 'restore' && !fs.existsSync(file)) {
      throw new TaskRefusal('notFound', mainText('cli.noClinic', { path: folder }));
    }
    await WORK[task.kind]({ location: { file }, folder, path: task.path, say });
    return EXIT.done;
  } catch (error) {
    process.stderr.write(`${wordsFor(error, task.path || folder)}\n`);
    return exitCodeOf(error);
  }
}

export function exitCodeOf(error: unknown): number {
  if (error instanceof TaskRefusal) return EXIT[error.exit];
  if (error instanceof UsageError) return EXIT.usage;
  if (error instanceof StartProblem) return exitOfStart(error);
  if (error instanceof AppError) return exitOfRefusal(error);
  const { code } = error as { code?: unknown };
  return typeof code === 'string' && NO_ROOM.includes(code) ? EXIT.noRoom : EXIT.failed;
}

function exitOfStart({ reason }: StartProblem): number {
  if (reason === 'ALREADY_OPEN') return EXIT.open;
  if (reason === 'FOLDER_UNUSABLE') return EXIT.noRoom;
  if (reason === 'FOLDER_ON_NETWORK' || reason === 'FOLDER_IN_CLOUD') return EXIT.usage;
  if (reason === 'SHARED_FOLDER_MISSING') return EXIT.notFound;
  if (reason.startsWith('SERVER_')) return EXIT.failed;
  return EXIT.damaged;
}

function exitOfRefusal({ wire: { reason } }: AppError): number {
  if (reason === 'DISK_FULL') return EXIT.noRoom;
  if (reason === 'BACKUP_NOT_FOUND') return EXIT.notFound;
  if (reason === 'RESTORE_IN_USE') return EXIT.open;
  return EXIT.damaged;
}

function wordsFor(error: unknown, file: string): string {
  if (error instanceof TaskRefusal || error instanceof UsageError) return error.message;
  if (error instanceof StartProblem) return startProblemText(error);
  if (!(error instanceof AppError)) return error instanceof Error ? error.message : String(error);
  const { reason } = error.wire;
  if (reason === 'DISK_FULL') return mainText('cli.diskFull');
  if (reason === 'BACKUP_TOO_NEW') return mainText('cli.backupTooNew', { path: file });
  if (reason === 'BACKUP_NOT_FOUND') return mainText('cli.noBackup', { path: file });
  return mainText('cli.backupDamaged', { path: file });
}
