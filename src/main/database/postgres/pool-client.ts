/** One connection of a pool: taking back what it began, and giving it up. */
import type pg from 'pg';
import { isLost } from './problems.ts';

/** Undoes the transaction; answers the error that makes the connection useless, if one does. */
export async function rolledBack(client: pg.PoolClient, error: unknown): Promise<Error | undefined> {
  if (isLost(error)) return error as Error;
  try {
    await client.query('ROLLBACK');
    return undefined;
  } catch (broken) {
    return broken as Error;
  }
}

export function breakOff(client: pg.PoolClient): void {
  const { connection } = client as unknown as { connection?: { stream?: { destroy(): void } } };
  connection?.stream?.destroy();
}
