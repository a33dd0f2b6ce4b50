import { ownedDatabase } from '../support/server.ts';
import { smallClinic } from '../guarantee/statements.ts';
import { connectTo } from './plain-sql.ts';

/** A database with the small clinic of the guarantee's tests, and plain SQL to it. */
export async function smallDatabase() {
  const address = await ownedDatabase();
  const client = await connectTo(address);
  await client.query(['BEGIN', ...smallClinic, 'COMMIT'].join(';\n'));
  return { address, client };
}
