import type pg from 'pg';
import { isLost } from '../database/postgres/problems.ts';
import { type MovingNote, removeNote, writeNote } from './moving-note.ts';
import { HouseProblem } from './problems.ts';

/**
 * The one moment in which the clinic is no longer in one place and is in the other: the server's commit. The note is
 * on this computer's disk before it.
 * @throws HouseProblem OUTCOME_UNKNOWN, with the note left, when the connection broke in that very moment
 */
export async function decide(client: pg.Client, folder: string, note: MovingNote): Promise<void> {
  writeNote(folder, note);
  try {
    await commit(client);
  } catch (error) {
    if (!isOpen(error)) removeNote(folder);
    throw error;
  }
  writeNote(folder, { ...note, isDecided: true });
}

/** @throws HouseProblem OUTCOME_UNKNOWN when the connection broke, so that only the server knows */
export async function commit(client: pg.Client): Promise<void> {
  try {
    const { command } = await client.query('COMMIT');
    if (command !== 'COMMIT') throw new Error('The server rolled back what was to be committed');
  } catch (error) {
    throw isLost(error) ? new HouseProblem('OUTCOME_UNKNOWN') : error;
  }
}

export function isOpen(error: unknown): boolean {
  return error instanceof HouseProblem && error.reason === 'OUTCOME_UNKNOWN';
}
