/** Where a clinic's rows are written to, within one transaction that somebody else begins and ends. */
import type { WriteDb } from '../database/database.ts';
import type { Row } from '../database/pages.ts';
import type { TableName } from '../database/pages.ts';

/** The greatest id that each table has ever given, also to rows that are gone; tables that gave none are left out. */
export type GivenIds = Partial<Record<TableName, number>>;

export interface Target {
  db: WriteDb;
  insert(table: TableName, columns: readonly string[], rows: readonly Row[]): Promise<void>;
  /** Has everything done that waits for the end of the transaction, so that nothing is changed after it. */
  settle(): Promise<void>;
  /** The next id of each table is greater than these. */
  goOnAfter(given: GivenIds): Promise<void>;
}
