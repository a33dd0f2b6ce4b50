/** A table's rows in one number: the same on both engines when the rows are. */
import { createHash } from 'node:crypto';
import type { ReadDb } from '../database/database.ts';
import { pagesOf, type Row, shapeOf } from '../database/pages.ts';
import { TABLES } from './tables.ts';
import type { TableName } from '../database/pages.ts';

export interface Fingerprint {
  rows: number;
  /** SHA-256, in hex. */
  hash: string;
}

export type Fingerprints = Partial<Record<TableName, Fingerprint>>;

/** Told the rows in the order of their key, a page at a time. */
export class FingerprintMaker {
  readonly #columns: readonly string[];
  readonly #hash = createHash('sha256');
  #rows = 0;

  constructor(columns: readonly string[]) {
    this.#columns = columns;
    this.#hash.update(JSON.stringify(columns));
  }

  add(rows: readonly Row[]): void {
    this.#rows += rows.length;
    const lines = rows.map((row) => JSON.stringify(this.#columns.map((name) => plain(row[name]))));
    this.#hash.update(lines.map((line) => `\n${line}`).join(''));
  }

  get result(): Fingerprint {
    return { rows: this.#rows, hash: this.#hash.copy().digest('hex') };
  }
}

/** Bytes are told apart from a text that looks like them. */
const plain = (value: Row[string] | undefined) =>
  Buffer.isBuffer(value) ? { bytes: value.toString('hex') } : value;

/** @param onRows is told how many rows more have been read */
export async function fingerprintOf(
  db: ReadDb,
  table: TableName,
  onRows: (count: number) => void = () => {},
): Promise<Fingerprint> {
  const shape = await shapeOf(db, table);
  const maker = new FingerprintMaker(shape.columns);
  for await (const rows of pagesOf(db, table, shape)) {
    maker.add(rows);
    onRows(rows.length);
  }
  return maker.result;
}

export async function fingerprintsOf(db: ReadDb): Promise<Fingerprints> {
  const all: Fingerprints = {};
  for (const { name } of TABLES) all[name] = await fingerprintOf(db, name);
  return all;
}

/** The first table in which the two differ; null when there is none. */
export function firstDifference(one: Fingerprints, other: Fingerprints): TableName | null {
  const differs = ({ name }: { name: TableName }) =>
    one[name]?.hash !== other[name]?.hash || one[name]?.rows !== other[name]?.rows;
  return TABLES.find(differs)?.name ?? null;
}
