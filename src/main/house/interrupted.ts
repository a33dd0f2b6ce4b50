/** What a desk that was ended while it put a backup in place finds at its next start. */
import fs from 'node:fs';
import { incomingFile, type finishSwap, removeIncoming } from '../backups/swap.ts';
import type { ServerAddress } from '../database/postgres/address.ts';
import { connect } from '../database/sqlite/connection.ts';
import { kyselyOver } from '../database/sqlite/dialect.ts';
import { hasArrived } from './arrived.ts';

/** Asks the server, which has decided by itself; what was prepared here is of no more use. */
export async function findInterrupted(
  server: ServerAddress,
  folder: string,
): Promise<ReturnType<typeof finishSwap>> {
  const file = incomingFile(folder);
  try {
    if (!fs.existsSync(file)) return removeIncoming(folder) ? 'given up' : 'none';
    return (await isThere(server, file)) ? 'finished' : 'given up';
  } finally {
    removeIncoming(folder);
  }
}

async function isThere(server: ServerAddress, file: string): Promise<boolean> {
  const source = connect({ file }, 'reader');
  try {
    return await hasArrived(server, kyselyOver(source));
  } catch {
    // A file that cannot be read was never sent.
    return false;
  } finally {
    source.close();
  }
}
