import type { BackupPlace, BackupSource } from '../../../shared/contract/backups.ts';
import type { BackupFacts } from '../../backups/facts.ts';
import type { BackupsState } from '../../backups/backups.ts';
import type { ShelvedBackup } from '../../backups/shelf.ts';
import type { Credentials } from '../../server/owner.ts';

/** Who goes back to a backup. */
export interface RestoredBy {
  /** Null for the computer's owner. */
  userId: number | null;
  /** Who may act as the owner of a server's database; null where that is not needed. */
  owner: Credentials | null;
}

/** What the handlers need of the program's backups. */
export interface BackupsApi {
  list(): (ShelvedBackup & { place: BackupPlace })[];
  state(): BackupsState;
  /** @throws AppError BACKUP_NOT_FOUND */
  find(source: BackupSource): string;
  /** Looks into a backup. @throws AppError BACKUP_DAMAGED or BACKUP_TOO_NEW */
  look(file: string): Promise<BackupFacts>;
  /** Whether the clinic that a backup would take the place of is on a server. */
  readonly isOnServer: boolean;
  /** Whether going back takes somebody who may act as the owner of the clinic's database. */
  needsOwner(): Promise<boolean>;
  /** @throws AppError OWNER_NEEDED, OWNER_REFUSED or SERVER_AWAY */
  requireAllowed(owner: Credentials | null): Promise<void>;
  /** @throws AppError FOLDER_UNUSABLE or FOLDER_SAME */
  requireUsableFolder(folder: string): void;
  setSecondFolder(folder: string | null): void;
  /** Each is done after those that were asked for before it. */
  make(): void;
  restore(source: string, by: RestoredBy): void;
  startAfresh(): void;
}
