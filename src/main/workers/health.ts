/** The thread that checks the clinic's file. It has the file open only while it does. */
import type { Place } from '../database/place.ts';
import { findingsOf } from '../health/findings.ts';
import type { HealthWork } from '../health/health.ts';
import { schemaFacts } from '../health/schema-facts.ts';
import { serve } from './serve.ts';

serve(
  (place: Place) =>
    ({
      check: () => findingsOf(place),
      schema: () => schemaFacts(place),
    }) satisfies HealthWork,
);
