import type { ServerAddress } from '../database/postgres/address.ts';
import { open } from './client.ts';
import { shortVersion } from './look.ts';

/** Milliseconds: a page waits for it. */
const WITHIN = 2_000;

/** Such as `18.1`; null while the server does not answer. */
export async function serverVersion(address: ServerAddress): Promise<string | null> {
  try {
    const client = await open(address, WITHIN);
    try {
      const { rows } = await client.query<{ version: string }>(
        "SELECT current_setting('server_version') AS version",
      );
      return shortVersion(rows[0]?.version ?? '') || null;
    } finally {
      await client.end().catch(() => {});
    }
  } catch {
    return null;
  }
}
