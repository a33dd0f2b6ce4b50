import type { Client } from 'pg';
import { rightsOn, SEQUENCE_RIGHTS } from './rights.ts';

export const quoted = (name: string) => `"${name.replaceAll('"', '""')}"`;

/** Gives a desk's role what it needs in the database that is open, and takes everything else away. Run by the owner. */
export async function grantAll(client: Client, role: string): Promise<void> {
  const { rows } = await client.query<{ name: string }>(`
    SELECT relname::text AS name FROM pg_class JOIN pg_namespace ON pg_namespace.oid = relnamespace
    WHERE nspname = 'public' AND relkind IN ('r', 'p') ORDER BY relname`);
  const statements = grantStatements(
    rows.map(({ name }) => name),
    role,
  );
  await client.query(['BEGIN', ...statements, 'COMMIT'].join(';\n'));
}

export function grantStatements(tables: readonly string[], role: string): string[] {
  const to = quoted(role);
  return [
    `REVOKE ALL ON SCHEMA public FROM PUBLIC, ${to}`,
    `GRANT USAGE ON SCHEMA public TO ${to}`,
    `REVOKE ALL ON ALL TABLES IN SCHEMA public FROM PUBLIC, ${to}`,
    ...tables.flatMap((table) => tableGrants(table, to)),
    `REVOKE ALL ON ALL SEQUENCES IN SCHEMA public FROM PUBLIC, ${to}`,
    `GRANT ${SEQUENCE_RIGHTS.join(', ')} ON ALL SEQUENCES IN SCHEMA public TO ${to}`,
  ];
}

function tableGrants(table: string, to: string): string[] {
  const { table: rights, updates } = rightsOn(table);
  const grant = `GRANT ${rights.join(', ')} ON ${quoted(table)} TO ${to}`;
  return updates ? [grant, `GRANT UPDATE (${updates.join(', ')}) ON ${quoted(table)} TO ${to}`] : [grant];
}
