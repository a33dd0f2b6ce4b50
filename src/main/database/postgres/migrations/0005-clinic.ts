import { type Kysely, sql } from 'kysely';
import { bookings } from './0005-bookings.ts';
import { desk } from './0005-desk.ts';
import { people } from './0005-people.ts';
import { rules } from './0005-rules.ts';

/**
 * A clinic on a server begins where a file has come to with its fifth step: the same tables and columns under the same
 * names, so that all features run on both and a clinic can move between them. Texts compare by their bytes, as a
 * file's do, whatever the server's language is.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of [...people, ...bookings, ...desk, ...rules]) await sql.raw(statement).execute(db);
}
