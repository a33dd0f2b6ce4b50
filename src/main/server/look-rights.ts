import type { Client } from 'pg';
import type { Finding } from '../../shared/contract/server.ts';
import { found } from './found.ts';
import { rightsOn, SEQUENCE_RIGHTS, type TableRight } from './rights.ts';

/** A sentence about thirty tables helps nobody. */
const MOST_NAMED = 4;

interface TableRights extends Record<TableRight, boolean> {
  name: string;
}

/** What this user lacks for a day at the desk; in an empty database, for building the clinic. */
export async function missingRights(client: Client, user: string, isEmpty: boolean): Promise<Finding[]> {
  const missing = isEmpty ? await forBuilding(client) : await forWorking(client);
  if (missing.length === 0) return [];
  const more = missing.length > MOST_NAMED ? [`+ ${missing.length - MOST_NAMED}`] : [];
  return [found('RIGHTS_MISSING', { user, rights: [...missing.slice(0, MOST_NAMED), ...more].join(', ') })];
}

async function forBuilding(client: Client): Promise<string[]> {
  const { rows } = await client.query<{ may: boolean }>(
    "SELECT has_schema_privilege('public', 'CREATE') AS may",
  );
  return rows[0]?.may ? [] : ['CREATE ON SCHEMA public'];
}

async function forWorking(client: Client): Promise<string[]> {
  const schema = await client.query<{ may: boolean }>(
    "SELECT has_schema_privilege('public', 'USAGE') AS may",
  );
  if (!schema.rows[0]?.may) return ['USAGE ON SCHEMA public'];
  const tables = await client.query<TableRights>(`
    SELECT relname::text AS name,
      has_table_privilege(pg_class.oid, 'SELECT') AS "SELECT", has_table_privilege(pg_class.oid, 'INSERT') AS "INSERT",
      has_any_column_privilege(pg_class.oid, 'UPDATE') AS "UPDATE",
      has_table_privilege(pg_class.oid, 'DELETE') AS "DELETE"
    FROM pg_class JOIN pg_namespace ON pg_namespace.oid = relnamespace
    WHERE nspname = 'public' AND relkind IN ('r', 'p') ORDER BY relname`);
  return [...tables.rows.flatMap(lackingOn), ...(await lackingSequences(client))];
}

function lackingOn(row: TableRights): string[] {
  const { table, updates } = rightsOn(row.name);
  const needed: TableRight[] = updates ? [...table, 'UPDATE'] : [...table];
  const lacking = needed.filter((right) => !row[right]);
  return lacking.length > 0 ? [`${lacking.join('/')} ON ${row.name}`] : [];
}

async function lackingSequences(client: Client): Promise<string[]> {
  const checks = SEQUENCE_RIGHTS.map((right) => `has_sequence_privilege(pg_class.oid, '${right}')`).join(
    ' AND ',
  );
  const { rows } = await client.query<{ name: string }>(`
    SELECT relname::text AS name FROM pg_class JOIN pg_namespace ON pg_namespace.oid = relnamespace
    WHERE nspname = 'public' AND relkind = 'S' AND NOT (${checks}) ORDER BY relname`);
  return rows.map(({ name }) => `${SEQUENCE_RIGHTS.join('/')} ON SEQUENCE ${name}`);
}

interface Powers {
  is_superuser: boolean;
  makes_databases: boolean;
  makes_roles: boolean;
  replicates: boolean;
  passes_rows: boolean;
  owns_database: boolean;
  owns_tables: boolean;
}

const NAMES: Record<keyof Powers, string> = {
  is_superuser: 'SUPERUSER',
  makes_databases: 'CREATEDB',
  makes_roles: 'CREATEROLE',
  replicates: 'REPLICATION',
  passes_rows: 'BYPASSRLS',
  owns_database: 'OWNER OF DATABASE',
  owns_tables: 'OWNER OF TABLES',
};

/** Whoever finds this desk's password could do more than a desk needs: drop the tables, or read other clinics. */
export async function tooManyRights(client: Client, user: string): Promise<Finding[]> {
  const { rows } = await client.query<Powers>(`
    SELECT rolsuper AS is_superuser, rolcreatedb AS makes_databases, rolcreaterole AS makes_roles,
      rolreplication AS replicates, rolbypassrls AS passes_rows,
      (SELECT pg_has_role(datdba, 'USAGE') FROM pg_database WHERE datname = current_database()) AS owns_database,
      EXISTS (SELECT FROM pg_class JOIN pg_namespace ON pg_namespace.oid = relnamespace
        WHERE nspname = 'public' AND relkind = 'r' AND pg_has_role(relowner, 'USAGE')) AS owns_tables
    FROM pg_roles WHERE rolname = current_user`);
  const powers = rows[0];
  if (!powers) return [];
  // A superuser has all the others, too.
  const names = powers.is_superuser
    ? [NAMES.is_superuser]
    : (Object.keys(NAMES) as (keyof Powers)[]).filter((key) => powers[key]).map((key) => NAMES[key]);
  return names.length > 0 ? [found('RIGHTS_TOO_MANY', { user, rights: names.join(', ') })] : [];
}
