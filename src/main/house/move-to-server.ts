/** Takes the clinic of this computer along to an empty database on a server. */
import path from 'node:path';
import { checkWhole } from '../backups/facts.ts';
import type { ServerAddress } from '../database/postgres/address.ts';
import { migratePostgres } from '../database/postgres/migrate.ts';
import { connect, type DatabaseFile } from '../database/sqlite/connection.ts';
import { kyselyOver } from '../database/sqlite/dialect.ts';
import { alone } from './alone.ts';
import { copyClinic, requireEmpty, requireSame, type Tell } from './copy.ts';
import { decide } from './decide.ts';
import type { MovingNote } from './moving-note.ts';
import { serverTarget } from './server-target.ts';
import { ARRIVED, tellMoved } from './trail.ts';

export interface Moving {
  /** The clinic's file: where it is, or where it comes to. */
  location: DatabaseFile;
  address: ServerAddress;
  /** What is written down before it is decided. */
  note: MovingNote;
  /** Epoch milliseconds. */
  now: number;
  userId: number | null;
}

/**
 * Nothing can be written to the file meanwhile, and nothing of it is changed. When this returns, the clinic is on the
 * server; `finishMove` does the rest.
 * @throws HouseProblem, StartProblem or AppError; the clinic is then whole in its file, but for OUTCOME_UNKNOWN
 */
export async function moveToServer(
  { location, address, note, now, userId }: Moving,
  tell: Tell,
): Promise<void> {
  checkWhole(location, now);
  const source = connect(location, 'writer');
  try {
    source.exec('BEGIN IMMEDIATE');
    const from = kyselyOver(source);
    await migratePostgres(address);
    await alone(address, async (client) => {
      await client.query('BEGIN');
      const target = serverTarget(client);
      await requireEmpty(target.db);
      const found = await copyClinic(from, target, tell);
      await requireSame(found, target.db, tell);
      const desk = note.server.deskName;
      const after = { place: 'server', host: address.host, database: address.database };
      await tellMoved(target.db, { procedure: ARRIVED, id: note.id, now, userId, desk, after });
      await decide(client, path.dirname(location.file), note);
    });
  } finally {
    source.close();
  }
}
