import type { BackupPlace, BackupSource } from '../../../shared/contract/backups.ts';
import type { BackupFacts } from '../../backups/facts.ts';
import type { BackupsState } from '../../backups/backups.ts';
import type { ShelvedBackup } from '../../backups/shelf.ts';

/** What the handlers need of the program's backups. */
export interface BackupsApi {
  /** False for a clinic on a server: a backup goes back there by moving it into an empty database. */
  readonly canRestore: boolean;
  list(): (ShelvedBackup & { place: BackupPlace })[];
  state(): BackupsState;
  /** @throws AppError BACKUP_NOT_FOUND */
  find(source: BackupSource): string;
  /** Looks into a backup. @throws AppError BACKUP_DAMAGED or BACKUP_TOO_NEW */
  look(file: string): Promise<BackupFacts>;
  /** @throws AppError FOLDER_UNUSABLE or FOLDER_SAME */
  requireUsableFolder(folder: string): void;
  setSecondFolder(folder: string | null): void;
  /** Each is done after those that were asked for before it. */
  make(): void;
  restore(source: string, userId: number | null): void;
  startAfresh(): void;
}
