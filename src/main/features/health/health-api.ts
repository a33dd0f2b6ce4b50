import type { Check, Disk } from '../../../shared/contract/health.ts';

/** What the program knows of itself beside what is in its database. */
export interface HealthApi {
  /** Epoch milliseconds. */
  startedAt: number;
  /** In bytes. */
  files(): { fileBytes: number; walBytes: number };
  /** Null where the system does not tell. */
  disk(): Promise<Disk | null>;
  /** The last check of the whole file, also of an earlier run of the program. */
  lastCheck(): Check | null;
  isChecking(): boolean;
  /** One at a time: whoever asks meanwhile gets the same. @throws AppError RESTORE_RUNNING */
  check(): Promise<Check>;
  /** How many rows each table has, and how the tables were made. @throws AppError RESTORE_RUNNING */
  schema(): Promise<{ rows: Record<string, number>; schema: string }>;
  /** The last lines of the logs, by their files' names, the latest file first. */
  logs(): { name: string; text: string }[];
  /** Keeps a file to be saved by whoever asked. */
  keep(content: Uint8Array, name: string): Promise<string>;
}
