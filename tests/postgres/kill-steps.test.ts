import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, it } from 'vitest';
import type { ServerAddress } from '../../src/main/database/postgres/address.ts';
import { migratePostgres } from '../../src/main/database/postgres/migrate.ts';
import { LATEST } from '../../src/main/database/latest.ts';
import { builtProgram } from '../support/built-program.ts';
import { keepEvidence } from '../support/evidence.ts';
import { isLong } from '../support/runs.ts';
import { addressOn, dropDatabase, onServer, sharedPort } from '../support/server.ts';

/** In the short form so many of the statements, at even distances; and the last. */
const SHORT = 2;

/** Tables, functions, triggers and constraints, and the steps that the schema says it has been through. */
const EVERYTHING = `
  SELECT 'table ' || tablename AS name FROM pg_tables WHERE schemaname = 'public' AND tablename NOT LIKE 'kysely%'
  UNION ALL SELECT 'function ' || proname FROM pg_proc JOIN pg_namespace ON pg_namespace.oid = pronamespace
    WHERE nspname = 'public' AND pg_proc.oid NOT IN (SELECT objid FROM pg_depend WHERE deptype = 'e')
  UNION ALL SELECT 'trigger ' || tgname || tgrelid::regclass FROM pg_trigger WHERE NOT tgisinternal
  UNION ALL SELECT 'constraint ' || conname || conrelid::regclass FROM pg_constraint WHERE conrelid <> 0
    AND conrelid::regclass::text NOT LIKE 'kysely%' AND conrelid::regclass::text NOT LIKE '%.%'
    AND connamespace = 'public'::regnamespace
  ORDER BY 1`;

describe('a server’s database whose first schema is made by a program that is killed', () => {
  let program: string;
  beforeAll(async () => {
    program = await builtProgram(fileURLToPath(new URL('./killed-migration.ts', import.meta.url)));
  });

  /** @returns how many statements it took; null when it was killed */
  function migrate(address: ServerAddress, killBefore: number): number | null {
    const args = [program, JSON.stringify(address), String(killBefore)];
    const { signal, status, stdout, stderr } = spawnSync(process.execPath, args, { encoding: 'utf8' });
    if (signal === 'SIGKILL') return null;
    if (status !== 0) throw new Error(stderr);
    return Number(stdout);
  }

  async function emptyDatabase(name: string): Promise<ServerAddress> {
    await onServer(sharedPort(), 'postgres', async (client) => {
      await client.query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`);
      await client.query(`CREATE DATABASE ${name}`);
    });
    return addressOn(sharedPort(), name);
  }

  const contentOf = ({ database }: ServerAddress) =>
    onServer(sharedPort(), database, async (client) => {
      const { rows } = await client.query<{ name: string }>(EVERYTHING);
      const there = await client.query<{ there: string | null }>(
        `SELECT to_regclass('kysely_migration')::text AS there`,
      );
      const applied = there.rows[0]?.there
        ? await client.query('SELECT name FROM kysely_migration')
        : { rows: [] };
      return JSON.stringify([rows.map(({ name }) => name), applied.rows]);
    });

  it('has nothing of it or all of it, before each statement, and the next one makes it', async () => {
    const whole = await emptyDatabase('killed_whole');
    const before = await contentOf(whole);
    const steps = migrate(whole, 0) ?? 0;
    const after = await contentOf(whole);
    expect(after).toContain(LATEST);
    expect(steps).toBeGreaterThan(20);
    const seen = { nothing: 0, all: 0 };
    for (let step = 1; step <= steps; step += 1) {
      if (!isLong && step % Math.ceil(steps / SHORT) !== 0 && step !== steps) continue;
      const address = await emptyDatabase('killed_often');
      const about = `killed before statement ${step} of ${steps}`;
      expect({ about, ended: migrate(address, step) }).toEqual({ about, ended: null });
      const found = await contentOf(address);
      const is = found === before ? 'nothing' : found === after ? 'all' : found;
      expect({ about, is }).toEqual({ about, is: is === 'all' ? 'all' : 'nothing' });
      seen[is === 'all' ? 'all' : 'nothing'] += 1;
      await migratePostgres(address);
      expect({ about, isMade: (await contentOf(address)) === after }).toEqual({ about, isMade: true });
    }
    await dropDatabase(whole);
    await dropDatabase({ ...whole, database: 'killed_often' });
    keepEvidence({
      row: 9,
      what: `an empty database, killed before ${isLong ? 'each' : 'some'} of the statements of its first schema`,
      engine: 'server',
      shown: `${seen.nothing + seen.all} of ${steps} statements: ${seen.nothing} times nothing, ${seen.all} times all, 0 between; the next start makes it`,
    });
  }, 3_600_000);
});
