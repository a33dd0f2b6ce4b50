/** The script for administrators does what the command does, and the one that lies in the repository is the newest. */
import fs from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { randomBytes } from 'node:crypto';
import { clinicScript } from '../../src/main/server/clinic-script.ts';
import { createClinicDatabase } from '../../src/main/server/create-clinic.ts';
import { probe } from '../../src/main/server/probe.ts';
import { type Cluster, startCluster } from './cluster.ts';

const FILE = path.resolve(import.meta.dirname, '../../resources/postgres/create-clinic.sql');
let cluster: Cluster;

beforeAll(async () => {
  cluster = await startCluster();
  await runAsPsql(fs.readFileSync(FILE, 'utf8'));
  await createClinicDatabase(cluster.address(), 'harbour', randomBytes);
}, 60_000);
afterAll(() => cluster.stop());

/** Part by part, as psql would: a line with a backslash is for psql itself. */
async function runAsPsql(script: string): Promise<void> {
  let database = 'postgres';
  for (const part of script.split(/^(?=\\)/m)) {
    const [line = '', ...rest] = part.startsWith('\\') ? part.split('\n') : ['', part];
    database = /^\\connect "(.+)"$/.exec(line)?.[1] ?? database;
    // A server takes several statements at once as one transaction, which the making of a database may not be in.
    const text = rest.join('\n').replaceAll(/^--.*$/gm, '');
    const statements = database === 'postgres' ? text.split(/;\n/) : [text];
    await cluster.run(database, ...statements.filter((statement) => statement.trim() !== ''));
    const role = /^\\password (\w+)$/.exec(line)?.[1];
    if (role) await cluster.run(database, `ALTER ROLE ${role} PASSWORD 'typed'`);
  }
}

/** All that the catalogue says of the clinic's tables, in words that do not depend on ids or names of databases. */
const CATALOGUE = `
  SELECT 'column' AS kind, c.relname || '.' || attname AS name, format_type(atttypid, atttypmod) || ' ' || attnotnull
      || ' ' || attidentity::text || attgenerated::text || ' ' || coalesce(pg_get_expr(adbin, adrelid), '') || attcollation::text AS is
    FROM pg_attribute JOIN pg_class c ON c.oid = attrelid LEFT JOIN pg_attrdef ON adrelid = attrelid AND adnum = attnum
    WHERE relnamespace = 'public'::regnamespace AND relkind = 'r' AND attnum > 0
  UNION ALL SELECT 'constraint', conrelid::regclass || ' ' || conname, pg_get_constraintdef(oid)
    FROM pg_constraint WHERE connamespace = 'public'::regnamespace
  UNION ALL SELECT 'index', indexrelid::regclass::text, pg_get_indexdef(indexrelid)
    FROM pg_index JOIN pg_class c ON c.oid = indrelid WHERE relnamespace = 'public'::regnamespace
  UNION ALL SELECT 'trigger', tgrelid::regclass || ' ' || tgname, pg_get_triggerdef(oid)
    FROM pg_trigger WHERE NOT tgisinternal
  UNION ALL SELECT 'function', proname, regexp_replace(prosrc, '\\s+', ' ', 'g') FROM pg_proc WHERE pronamespace = 'public'::regnamespace
  UNION ALL SELECT 'rights', relname, replace(replace(coalesce(relacl::text, ''), 'harbour_', ''), 'clinic_', '')
    FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'S')
  UNION ALL SELECT 'rights', attrelid::regclass || '.' || attname,
      replace(replace(attacl::text, 'harbour_', ''), 'clinic_', '')
    FROM pg_attribute WHERE attacl IS NOT NULL AND attrelid >= 16384
  UNION ALL SELECT 'database', 'rights and letters', replace(replace(replace(replace(
      datacl::text, 'harbour_', ''), 'clinic_', ''), 'harbour', ''), 'clinic', '') || datctype || datcollate
    FROM pg_database WHERE datname = current_database()
  UNION ALL SELECT 'schema', nspname, replace(replace(nspacl::text, 'harbour_', ''), 'clinic_', '')
    FROM pg_namespace WHERE nspname = 'public'
  ORDER BY 1, 2, 3`;

describe('the script', () => {
  it('is what the program prints, and scripts/clinic-sql.ts writes', async () => {
    expect(await clinicScript('clinic')).toBe(fs.readFileSync(FILE, 'utf8'));
  });

  it('makes the very same database as the command', async () => {
    const byScript = await cluster.run('clinic', CATALOGUE);
    expect(byScript.length).toBeGreaterThan(400);
    expect(byScript).toEqual(await cluster.run('harbour', CATALOGUE));
  });

  it('leaves a desk with nothing lacking and nothing too much', async () => {
    const desk = cluster.address({ database: 'clinic', user: 'clinic_desk', password: 'typed' });
    expect(await probe(desk)).toEqual({ isUsable: true, findings: [{ reason: 'EMPTY', params: {} }] });
  });
});
