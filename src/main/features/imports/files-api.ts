import type { ImportOptions, InspectedFile } from '../../../shared/contract/imports.ts';
import type { TableKind } from '../../../shared/imports/fields.ts';
import type { ImportKind } from '../../../shared/contract/imports.ts';

/** What the thread for files can be asked. */
export type FilesApi = {
  /** Whether this computer has the file. */
  has(input: { fileId: string }): boolean;
  inspect(input: { fileId: string; kind: ImportKind | undefined; now: number }): Promise<InspectedFile>;
  /** Checks and, unless it is a dry run, writes; or takes back what is left of one that was interrupted. */
  run(input: { importId: number; now: number }): Promise<RunResult>;
  makeClinicFile(input: { now: number }): Promise<MadeFile>;
  makeTable(input: { table: TableKind; now: number }): Promise<MadeFile>;
};

export interface RunResult {
  /** Numbers of audit rows, for those who follow the changes. */
  written: {
    seq: number;
    entity: 'imports' | 'patients' | 'doctors' | 'schedules' | 'slots' | 'bookings' | 'settings';
  }[];
}

export interface MadeFile {
  fileId: string;
  bytes: number;
  rows: number;
}

/** The columns of an import that say what to do. */
export interface Job {
  id: number;
  userId: number;
  kind: ImportKind;
  isDryRun: boolean;
  fileId: string;
  options: ImportOptions;
}
