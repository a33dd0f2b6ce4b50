/** What the two engines say differently. Features ask here, and do not learn which of them answers. */
import type { RawBuilder, SelectQueryBuilder } from 'kysely';
import type { ReadDb, WriteDb } from './database.ts';
import { postgresEngine } from './postgres/engine.ts';
import type { Schema } from './schema.ts';
import { isSqlite, sqliteEngine } from './sqlite/engine.ts';

export type OfPatients = SelectQueryBuilder<Schema, 'patients', object>;

/** A word that is looked for in names: as it is, or as the beginning of one. */
export interface NameWord {
  word: string;
  isBeginning: boolean;
}

export interface Storage {
  /** In bytes. */
  fileBytes: number;
  walBytes: number;
  freeBytes: number;
  journalMode: string;
}

export interface TrailEnd {
  id: number;
  hash: string;
}

export interface Engine {
  /** Nobody else changes these slots until this transaction has ended; they are to be read after it. */
  lockSlots(db: WriteDb, ids: readonly number[]): Promise<void>;
  /** The same for a doctor's slots that start in `[from, to)`. */
  lockSlotsBetween(db: WriteDb, doctorId: number, from: number, to: number): Promise<void>;
  /** The same for bookings. */
  lockBookings(db: WriteDb, ids: readonly number[]): Promise<void>;
  /**
   * From here on writers go one after the other, in the order in which they will have been committed. Answers the last
   * row of the trail.
   */
  enterTail(db: WriteDb): Promise<TrailEnd | undefined>;
  /** Links between rows are looked at when the transaction ends, where the schema allows it. */
  deferLinks(db: WriteDb): Promise<void>;
  /** A table of one column, `value`, with the elements of a list in JSON. */
  elementsOf(json: string): RawBuilder<unknown>;
  /** So many ids in a row that no other row of the table is ever given. Answers the first. */
  reserveIds(db: WriteDb, table: 'patients', count: number): Promise<number>;
  /** After rows with ids of their own: the next one that is given is greater than all of them. */
  continueIds(db: WriteDb, tables: readonly (keyof Schema)[]): Promise<void>;
  /** Another value after each commit of anybody else. */
  commitStamp(db: ReadDb): Promise<number | string>;
  /** Patients whose text has, of each group, one of its parts: of three letters and more. */
  patientsWithParts(db: ReadDb, groups: readonly (readonly string[])[]): OfPatients;
  /** Patients in whose name each group finds one of its words. */
  patientsWithWords(db: ReadDb, groups: readonly (readonly NameWord[])[]): OfPatients;
  /** The name of a column as an expression that no index is gone by. */
  unindexed(column: string): string;
  /** The program that keeps the data, such as `SQLite 3.53.0`. */
  versionOf(db: ReadDb): Promise<string>;
  /** What the data takes on the disk. */
  storageOf(db: ReadDb, files: { fileBytes: number; walBytes: number }): Promise<Storage>;
  /** A table's columns that are written, in order; and those of its primary key. */
  columnsOf(db: ReadDb, table: keyof Schema): Promise<string[]>;
  keyOf(db: ReadDb, table: keyof Schema): Promise<string[]>;
}

export function engineOf(db: ReadDb): Engine {
  return isSqlite(db.getExecutor().adapter) ? sqliteEngine : postgresEngine;
}
