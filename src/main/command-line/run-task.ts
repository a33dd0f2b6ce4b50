/** What IT asks for on the command line, without a desk: each ends with one of a few exit codes. */
import fs from 'node:fs';
import path from 'node:path';
import { AppError } from '../../shared/errors.ts';
import { DATABASE_FILE } from '../app.ts';
import { type Task, UsageError } from '../arguments.ts';
import { StartProblem } from '../database/problems.ts';
import { mainText, startProblemText } from '../main-text.ts';
import { readServerFile } from '../server/server-file.ts';
import { takeToFile, takeToServer } from './house-tasks.ts';
import { createClinic, leaveServer, printScript, updateClinic, useServer } from './server-tasks.ts';
import { backUp, exportClinic, restore, type TaskOptions, TaskRefusal, verify } from './tasks.ts';

/** The numbers that `--help` names. */
export const EXIT = { done: 0, failed: 1, usage: 2, open: 3, damaged: 4, notFound: 5, noRoom: 6 } as const;

const NO_ROOM = ['ENOSPC', 'EDQUOT', 'EACCES', 'EPERM', 'EROFS', 'SQLITE_FULL', 'SQLITE_CANTOPEN'];
const OF_FILE = { verify, backup: backUp, restore, export: exportClinic };
const OF_SERVER = {
  'create-clinic-database': createClinic,
  'update-clinic-database': updateClinic,
  'use-server': useServer,
  'leave-server': leaveServer,
  'move-to-server': takeToServer,
  'move-to-file': takeToFile,
  'print-clinic-sql': printScript,
};

export interface Surroundings {
  folder: string;
  /** Prints a line. */
  say: (text: string) => void;
  /** Where this computer keeps the password of its clinic's server. */
  passwords: TaskOptions['passwords'];
}

/** @returns the exit code; what went wrong has been said */
export async function runTask(task: Task, surroundings: Surroundings): Promise<number> {
  const { folder } = surroundings;
  try {
    const file = path.join(folder, DATABASE_FILE);
    const options = { ...surroundings, location: { file }, path: task.path, server: task.server };
    if (isOfFile(task.kind)) {
      requireFile(task.kind, folder, file);
      await OF_FILE[task.kind](options);
    } else await OF_SERVER[task.kind](options);
    return EXIT.done;
  } catch (error) {
    process.stderr.write(`${wordsFor(error, task.path || folder)}\n`);
    return exitCodeOf(error);
  }
}

const isOfFile = (kind: Task['kind']): kind is keyof typeof OF_FILE => Object.hasOwn(OF_FILE, kind);

/** Of a desk that works with a server, a file which may still lie here is not the clinic. @throws TaskRefusal */
function requireFile(kind: keyof typeof OF_FILE, folder: string, file: string): void {
  const server = readServerFile(folder);
  if (server) throw new TaskRefusal('usage', mainText('cli.onServer', { host: server.host }));
  if (kind !== 'restore' && !fs.existsSync(file)) {
    throw new TaskRefusal('notFound', mainText('cli.noClinic', { path: folder }));
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
  if (reason === 'FOLDER_UNUSABLE' || reason === 'DISK_FULL') return EXIT.noRoom;
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
