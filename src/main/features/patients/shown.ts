import { sql } from 'kysely';

/** Whether a row of `patients` is there for everybody: those of an import are, all at once, when it is done. */
export const isShown = sql<boolean>`NOT EXISTS (
  SELECT 1 FROM imports WHERE imports.is_hidden = 1
    AND patients.id BETWEEN imports.first_id AND imports.last_id
)`;
