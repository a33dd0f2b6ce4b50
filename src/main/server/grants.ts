import type { Client } from 'pg';
import { rightsOn, SEQUENCE_RIGHTS } from './rights.ts';

export const quoted = (name: string) => `"${name.replaceAll('"', '""')}"`;

/** Gives a desk's role what it needs in the database that is open, and takes everything else away. Run by the owner. */
export async function grantAll(client: Client, role: string): Promise<void> {
  const { rows } = await client.query<{ name: string; kind: string }>(`
    SELECT relname::text AS name, relkind::text AS kind
    FROM pg_class JOIN pg_namespace ON pg_namespace.oid = relnamespace
    WHERE nspname = 'public' AND relkind IN ('r', 'p', 'S') ORDER BY relname`);
  const namesOf = (...kinds: string[]) =>
    rows.filter(({ kind }) => kinds.includes(kind)).map(({ name }) => name);
  const statements = grantStatements({ tables: namesOf('r', 'p'), sequences: namesOf('S') }, role);
  await client.query(['BEGIN', ...statements, 'COMMIT'].join(';\n'));
}

interface Schema {
  tables: readonly string[];
  sequences: readonly string[];
}

export function grantStatements({ tables, sequences }: Schema, role: string): string[] {
  const to = quoted(role);
  return [
    'REVOKE ALL ON SCHEMA public FROM PUBLIC',
    `REVOKE ALL ON SCHEMA public FROM ${to}`,
    `REVOKE ALL ON ALL TABLES IN SCHEMA public FROM PUBLIC, ${to}`,
    `REVOKE ALL ON ALL SEQUENCES IN SCHEMA public FROM PUBLIC, ${to}`,
    `GRANT USAGE ON SCHEMA public TO ${to}`,
    ...tables.flatMap((table) => tableGrants(table, to)),
    ...sequences.map((name) => `GRANT ${SEQUENCE_RIGHTS.join(', ')} ON SEQUENCE ${quoted(name)} TO ${to}`),
  ];
}

function tableGrants(table: string, to: string): string[] {
  const { table: rights, updates } = rightsOn(table);
  const grant = `GRANT ${rights.join(', ')} ON ${quoted(table)} TO ${to}`;
  return updates ? [grant, `GRANT UPDATE (${updates.join(', ')}) ON ${quoted(table)} TO ${to}`] : [grant];
}
