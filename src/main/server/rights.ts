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

/** Of these no row is ever deleted: users, rooms and kinds of visits are merely no longer active. */
const KEPT: Rights = { table: ['SELECT', 'INSERT', 'UPDATE'] };

const OF_TABLE: Record<string, Rights> = {
  // The history is only added to, and its values can be erased.
  audit_log: { table: ['SELECT', 'INSERT'], updates: ['before_values', 'after_values'] },
  settings: KEPT,
  users: KEPT,
  rooms: KEPT,
  visit_types: KEPT,
  imports: KEPT,
  schedule_changes: KEPT,
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
