import type { Client } from 'pg';
import { MIGRATORS_TABLES } from '../database/postgres/migrate.ts';
import type { Finding } from '../../shared/contract/server.ts';
import { found } from './found.ts';
import { KNOWN_STEPS } from './steps.ts';

export interface ClinicThere {
  /** There are no tables yet, or only those that a program made which was killed before its first step. */
  isEmpty: boolean;
  /** What there is belongs to another program. */
  isForeign: boolean;
  findings: Finding[];
}

/** Whose tables there are, by the catalogue, which everybody may read. */
export async function lookAtClinic(client: Client): Promise<ClinicThere> {
  const { rows } = await client.query<{ name: string; is_readable: boolean }>(`
    SELECT relname::text AS name, has_table_privilege(pg_class.oid, 'SELECT') AS is_readable
    FROM pg_class JOIN pg_namespace ON pg_namespace.oid = relnamespace
    WHERE nspname = 'public' AND relkind IN ('r', 'p')`);
  if (rows.every(({ name }) => name.startsWith(MIGRATORS_TABLES)))
    return { isEmpty: true, isForeign: false, findings: [found('EMPTY')] };
  const canRead = (table: string) => rows.some(({ name, is_readable: is }) => name === table && is);
  const isOurs = ['kysely_migration', 'audit_log', 'settings'].every((table) =>
    rows.some(({ name }) => name === table),
  );
  if (!isOurs) {
    return { isEmpty: false, isForeign: true, findings: [found('OTHER_TABLES')] };
  }
  // What may not be read is among the missing rights already.
  const findings = canRead('kysely_migration') && canRead('settings') ? await clinicOf(client) : [];
  return { isEmpty: false, isForeign: false, findings };
}

async function clinicOf(client: Client): Promise<Finding[]> {
  const steps = await client.query<{ name: string }>('SELECT name FROM kysely_migration ORDER BY name');
  const names = steps.rows.map(({ name }) => name);
  const step = names.at(-1) ?? '';
  const settings = await client.query<{ name: string }>('SELECT clinic_name AS name FROM settings');
  const name = settings.rows[0]?.name;
  const clinic = name === undefined ? found('EMPTY') : found('CLINIC', { name, step });
  if (names.some((one) => !KNOWN_STEPS.includes(one)))
    return [found('CLINIC_NEWER', { name: name ?? '', step })];
  if (step === KNOWN_STEPS.at(-1)) return [clinic];
  const older = (await ownsTables(client))
    ? found('CLINIC_UPDATED', { step })
    : found('CLINIC_OLDER', { step });
  return [older, clinic];
}

/** Whether the schema can be brought up to date from here. */
async function ownsTables(client: Client): Promise<boolean> {
  const { rows } = await client.query<{ owns: boolean }>(`
    SELECT pg_has_role(relowner, 'USAGE') AS owns FROM pg_class WHERE oid = 'public.settings'::regclass`);
  return rows[0]?.owns === true;
}
