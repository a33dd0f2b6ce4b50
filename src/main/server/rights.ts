/**
 * What a desk's role may do in its clinic's database, and no more: it owns nothing, so that it can neither change the
 * schema nor empty a table. `create-clinic.sql` says the same for administrators.
 */
export type TableRight = 'SELECT' | 'INSERT' | 'UPDATE' | 'DELETE';

const USUAL: readonly TableRight[] = ['SELECT', 'INSERT', 'UPDATE', 'DELETE'];

interface Rights {
  table: readonly TableRight[];
  /** Columns that alone may be updated. */
  updates?: readonly string[];
}

/** Rows of these are never deleted by a desk; the history is only added to, and its values can be erased. */
const OF_TABLE: Record<string, Rights> = {
  audit_log: { table: ['SELECT', 'INSERT'], updates: ['before_values', 'after_values'] },
  settings: { table: ['SELECT', 'INSERT', 'UPDATE'] },
  users: { table: ['SELECT', 'INSERT', 'UPDATE'] },
  kysely_migration: { table: ['SELECT'] },
  kysely_migration_lock: { table: ['SELECT'] },
};

export function rightsOn(table: string): Rights {
  return Object.hasOwn(OF_TABLE, table) ? (OF_TABLE[table] as Rights) : { table: USUAL };
}

/** Without UPDATE, `setval` is refused, and with it reading a whole clinic in. */
export const SEQUENCE_RIGHTS = ['USAGE', 'SELECT', 'UPDATE'] as const;

/** What the schema builds on; both come with the server. */
export const EXTENSIONS = ['btree_gist', 'pg_trgm'] as const;
