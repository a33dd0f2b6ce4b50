import { postgresMigrations } from '../database/postgres/migrations/index.ts';

/** The steps of the schema that this program knows, in order. */
export const KNOWN_STEPS: readonly string[] = Object.keys(postgresMigrations);
