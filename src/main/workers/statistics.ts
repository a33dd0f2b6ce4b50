/** The thread that makes statistics, with a reader of its own. */
import { Kysely } from 'kysely';
import { connect, type DatabaseFile } from '../database/sqlite/connection.ts';
import type { Schema } from '../database/schema.ts';
import { sqliteDialect } from '../database/sqlite/dialect.ts';
import { Statistics } from '../features/stats/statistics.ts';
import { serve } from './serve.ts';

serve((file: DatabaseFile) => {
  const connection = connect(file, 'reader');
  const statistics = new Statistics(new Kysely<Schema>({ dialect: sqliteDialect(connection) }));
  /** All that one question reads is of one moment. */
  const atOnce =
    <In, Out>(work: (input: In) => Promise<Out>) =>
    async (input: In): Promise<Out> => {
      connection.exec('BEGIN');
      try {
        return await work(input);
      } finally {
        connection.exec('COMMIT');
      }
    };
  return {
    overview: atOnce(statistics.overview),
    report: atOnce(statistics.report),
    procedures: atOnce(statistics.procedures),
    warm: atOnce(statistics.warm),
  };
});
