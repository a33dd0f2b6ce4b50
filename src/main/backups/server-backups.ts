/** Backups of a clinic on a server, as this desk makes them. */
import { AppError } from '../../shared/errors.ts';
import type { BackupFacts } from './facts.ts';
import type { BackupsService, BackupsState } from './backups.ts';
import { backupPlaces } from './places.ts';

export class ServerBackups implements BackupsService {
  readonly #folder: string;

  constructor({ folder }: { folder: string }) {
    this.#folder = folder;
  }

  state(): BackupsState {
    const { own, chosen } = backupPlaces(this.#folder);
    return {
      isBusy: null,
      problem: null,
      secondProblem: null,
      restore: null,
      folder: own,
      secondFolder: chosen,
    };
  }

  list(): [] {
    return [];
  }

  find(): string {
    throw new AppError('BACKUP_NOT_FOUND');
  }

  look(): Promise<BackupFacts> {
    return Promise.reject(new AppError('BACKUP_NOT_FOUND'));
  }

  requireUsableFolder(): void {}
  setSecondFolder(): void {}
  make(): void {}
  makeDaily(): void {}
  restore(): void {}
  startAfresh(): void {}

  async close(_options: { isHurried: boolean }): Promise<void> {}

  async idle(): Promise<void> {}
}
