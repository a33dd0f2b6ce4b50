/** The thread that checks the clinic's file. It has the file open only while it does. */
import type { DatabaseFile } from '../database/sqlite/connection.ts';
import { findingsOf } from '../health/findings.ts';
import type { HealthWork } from '../health/health.ts';
import { schemaFacts } from '../health/schema-facts.ts';
import { serve } from './serve.ts';

serve(
  (location: DatabaseFile) =>
    ({
      check: () => findingsOf(location),
      schema: () => schemaFacts(location),
    }) satisfies HealthWork,
);
