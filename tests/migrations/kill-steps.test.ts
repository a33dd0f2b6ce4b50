/** Each past schema, in a program that is killed at every statement and at every write of its way to the newest. */
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { LATEST } from '../../src/main/database/latest.ts';
import { appliedMigrations } from '../../src/main/database/sqlite/applied.ts';
import { APPLICATION_ID, type Connection, connect } from '../../src/main/database/sqlite/connection.ts';
import { migrateTo } from '../../src/main/database/sqlite/migrate.ts';
import { migrations } from '../../src/main/database/sqlite/migrations/index.ts';
import { openDatabase } from '../../src/main/database/sqlite/sqlite-database.ts';
import { hasStrace } from '../durability/trace.ts';
import { builtProgram } from '../support/built-program.ts';
import { keepEvidence } from '../support/evidence.ts';
import { temporaryFolder } from '../support/folder.ts';
import { brokenInvariantsOf } from '../support/invariants.ts';
import { isLong } from '../support/runs.ts';
import { fillOldClinic } from './old-clinic.ts';

/** In the short form so many of them, at even distances; and the last. */
const SHORT = 2;
const NOTHING = 'an empty folder';
const ALL = [NOTHING, ...Object.keys(migrations).filter((name) => name !== LATEST)];
/** In the short form the first and the last of them, and one of them before writes, too. */
const PAST = isLong ? ALL : ALL.filter((_version, index) => index === 1 || index === ALL.length - 1);
const WRITTEN = isLong ? ALL : PAST.slice(0, 1);

type Way = 'statement' | 'write';

let program: string;
const folder = temporaryFolder();
beforeAll(async () => {
  program = await builtProgram(fileURLToPath(new URL('./killed-start.ts', import.meta.url)));
  for (const version of PAST) await makeOld(version);
});
afterAll(() => fs.rmSync(folder, { recursive: true, force: true }));

const filesOf = (name: string) => path.join(folder, name);
const fileOf = (name: string) => path.join(filesOf(name), 'clinic.db');

async function makeOld(version: string): Promise<void> {
  fs.mkdirSync(filesOf(version), { recursive: true });
  if (version === NOTHING) return;
  const sql = connect({ file: fileOf(version) }, 'writer');
  sql.pragma(`application_id = ${APPLICATION_ID}`);
  await migrateTo(sql, '0001-clinic');
  fillOldClinic(sql);
  await migrateTo(sql, version);
  sql.close();
}

/** A copy in a folder of its own, in which it is started. */
function copyOf(version: string): string {
  const copy = filesOf('copy');
  fs.rmSync(copy, { recursive: true, force: true });
  fs.cpSync(filesOf(version), copy, { recursive: true });
  return fileOf('copy');
}

/** Starts it on a file; killed before a step, or with 0 not at all. @returns how many steps it took; null when killed */
function start(file: string, way: Way, killBefore: number): number | null {
  const into = filesOf('trace.txt');
  const injected = killBefore > 0 ? ['-e', `inject=pwrite64:signal=KILL:when=${killBefore}`] : [];
  const only = ['-P', file, '-P', `${file}-wal`, '-e', 'trace=pwrite64', ...injected];
  const [command, ...args] =
    way === 'statement'
      ? [process.execPath, program, file, String(killBefore)]
      : ['strace', '-f', '-qqq', ...only, '-o', into, process.execPath, program, file];
  const { signal, status, stdout, stderr } = spawnSync(command ?? '', args, { encoding: 'utf8' });
  if (signal === 'SIGKILL') return null;
  if (status !== 0) throw new Error(stderr);
  return way === 'statement' ? Number(stdout) : fs.readFileSync(into, 'utf8').split('\n').length - 1;
}

/** Everything that is in a file: each object of the schema, and each row of each table. */
function everything(file: string): string {
  const sql = connect({ file }, 'writer');
  try {
    const tables = sql
      .prepare(
        `SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'kysely%' ORDER BY name`,
      )
      .pluck()
      .all() as string[];
    const rows = tables.map((table) => [table, ...sql.prepare(`SELECT * FROM "${table}"`).all()]);
    return JSON.stringify([appliedMigrations(sql), schemaOf(sql), rows]);
  } finally {
    sql.close();
  }
}

const schemaOf = (sql: Connection) =>
  sql
    .prepare(
      `SELECT type, name, sql FROM sqlite_schema WHERE tbl_name NOT LIKE 'kysely%' ORDER BY type, name`,
    )
    .all();

function chosen(steps: number): number[] {
  const all = Array.from({ length: steps }, (_, index) => index + 1);
  return isLong ? all : all.filter((step) => step % Math.ceil(steps / SHORT) === 0 || step === steps);
}

describe('a start that is killed on its way to the newest schema', () => {
  const seen = { statement: 0, write: 0, old: 0, new: 0 };
  let finished = 0;

  async function killAtEach(version: string, way: Way): Promise<void> {
    const before = everything(copyOf(version));
    const file = copyOf(version);
    const steps = start(file, way, 0) ?? 0;
    const after = everything(file);
    expect(steps).toBeGreaterThan(20);
    for (const step of chosen(steps)) {
      const about = `${version}, killed before ${way} ${step} of ${steps}`;
      const killed = copyOf(version);
      expect({ about, killed: start(killed, way, step) }).toEqual({ about, killed: null });
      const found = everything(killed);
      const is = found === before ? 'old' : found === after ? 'new' : found;
      expect({ about, is }).toEqual({ about, is: is === 'new' ? 'new' : 'old' });
      await (await openDatabase({ file: killed })).close();
      expect({ about, isNew: everything(killed) === after }).toEqual({ about, isNew: true });
      expect(brokenInvariantsOf(killed)).toEqual([]);
      seen[way] += 1;
      seen[is === 'new' ? 'new' : 'old'] += 1;
    }
    finished += 1;
  }

  const patience = 3_600_000;
  it.each(PAST)(
    'from %s: before each statement it is old or new, with every row',
    async (version) => {
      await killAtEach(version, 'statement');
    },
    patience,
  );

  it.skipIf(!hasStrace).each(WRITTEN)(
    'from %s: before each write to the disk, too (by strace, skipped where it is not)',
    async (version) => {
      await killAtEach(version, 'write');
    },
    patience,
  );

  afterAll(() => {
    if (finished < PAST.length + WRITTEN.length) return;
    keepEvidence({
      row: 9,
      what: `an empty folder and each past schema, killed before ${isLong ? 'each' : 'some'} of its statements and writes`,
      engine: 'file',
      shown: `${seen.statement} statements, ${seen.write} writes: ${seen.old} times old, ${seen.new} times new, 0 between; every row there; the next start goes on`,
    });
  });
});
