/** Copies all rows of a clinic, from either engine to either engine, and compares what came of it. */
import { sql } from 'kysely';
import type { MoveProgress } from '../../shared/contract/house.ts';
import type { ReadDb } from '../database/database.ts';
import { FingerprintMaker, fingerprintOf, type Fingerprints } from './fingerprints.ts';
import { givenIds } from './given-ids.ts';
import { HouseProblem } from './problems.ts';
import { countRows, pagesOf, type Row, type Shape, shapeOf } from '../database/pages.ts';
import { type Table, TABLES } from './tables.ts';
import type { TableName } from '../database/pages.ts';
import type { Target } from './target.ts';
import { hasLeft } from './trail.ts';

export type Tell = (progress: MoveProgress) => void;

/**
 * Writes all rows of `from`, which must be of one moment, into tables that are empty. Nothing is done about rows that
 * triggers add, but where they add the very rows that are copied.
 * @returns the fingerprints of what was read
 * @throws HouseProblem DIFFERENT, with the table, when the two have other columns
 */
export async function copyClinic(from: ReadDb, to: Target, tell: Tell): Promise<Fingerprints> {
  const steps = new Steps('copying', await rowsIn(from), tell);
  const found: Fingerprints = {};
  for (const table of TABLES) {
    const shape = await commonShape(from, to.db, table.name);
    if (table.isAddedTo) await clear(to, table.name);
    const maker = new FingerprintMaker(shape.columns);
    const linked: Row[] = [];
    for await (const rows of pagesOf(from, table.name, shape)) {
      maker.add(rows);
      await to.insert(table.name, shape.columns, withoutLinks(table, rows, linked));
      steps.pass(table.name, rows.length);
    }
    await writeLinks(to, table, linked);
    found[table.name] = maker.result;
  }
  await to.settle();
  await to.goOnAfter(await givenIds(from));
  return found;
}

/** @throws HouseProblem DIFFERENT with the first table whose rows are not the same */
export async function requireSame(expected: Fingerprints, db: ReadDb, tell: Tell): Promise<void> {
  const total = Object.values(expected).reduce((sum, { rows }) => sum + rows, 0);
  const steps = new Steps('checking', total, tell);
  for (const { name } of TABLES) {
    const { rows, hash } = await fingerprintOf(db, name, (count) => steps.pass(name, count));
    if (rows !== expected[name]?.rows || hash !== expected[name]?.hash) {
      throw new HouseProblem('DIFFERENT', name);
    }
  }
}

/** @throws HouseProblem NOT_EMPTY, with the first table that has rows */
export async function requireEmpty(db: ReadDb): Promise<void> {
  for (const { name } of TABLES)
    if ((await countRows(db, name)) > 0) throw new HouseProblem('NOT_EMPTY', name);
}

/** @throws HouseProblem NO_CLINIC, also for one that has been moved away */
export async function requireClinic(db: ReadDb): Promise<void> {
  if ((await countRows(db, 'settings')) === 0 || (await hasLeft(db))) throw new HouseProblem('NO_CLINIC');
}

async function rowsIn(db: ReadDb): Promise<number> {
  let sum = 0;
  for (const { name } of TABLES) sum += await countRows(db, name);
  return sum;
}

async function commonShape(from: ReadDb, to: ReadDb, table: TableName): Promise<Shape> {
  const shape = await shapeOf(from, table);
  const other = await shapeOf(to, table);
  if (JSON.stringify(shape) !== JSON.stringify(other)) throw new HouseProblem('DIFFERENT', table);
  return shape;
}

async function clear({ db, settle }: Target, table: TableName): Promise<void> {
  // What waits for the end of the transaction would add rows again.
  await settle();
  await sql`DELETE FROM ${sql.table(table)}`.execute(db);
}

/** The rows without what points to others of them; those that had something are kept in `linked`. */
function withoutLinks({ link }: Table, rows: readonly Row[], linked: Row[]): readonly Row[] {
  if (link === undefined) return rows;
  return rows.map((row) => {
    if (row[link] === null) return row;
    linked.push(row);
    return { ...row, [link]: null };
  });
}

async function writeLinks({ db }: Target, { name, link }: Table, linked: readonly Row[]): Promise<void> {
  if (link === undefined) return;
  for (const { id, [link]: value } of linked) {
    await sql`UPDATE ${sql.table(name)} SET ${sql.ref(link)} = ${value} WHERE id = ${id}`.execute(db);
  }
}

/** How far the work has come, told after each page. */
class Steps {
  readonly #phase: MoveProgress['phase'];
  readonly #rowsInAll: number;
  readonly #tell: Tell;
  #rows = 0;

  constructor(phase: MoveProgress['phase'], rowsInAll: number, tell: Tell) {
    this.#phase = phase;
    this.#rowsInAll = rowsInAll;
    this.#tell = tell;
  }

  pass(table: TableName, rows: number): void {
    this.#rows += rows;
    this.#tell({ phase: this.#phase, table, rows: this.#rows, rowsInAll: this.#rowsInAll });
  }
}
