import type { Migration } from 'kysely/migration';
import * as clinic from './0005-clinic.ts';

/** In order, under the names that the same steps have for a file. A released one is never changed. */
export const postgresMigrations: Record<string, Migration> = { '0005-installed': clinic };
