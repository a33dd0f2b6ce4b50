/** Brings a server's database to the newest schema, and is killed before a statement of that. */
import pg from 'pg';
import type { ServerAddress } from '../../src/main/database/postgres/address.ts';
import { migratePostgres } from '../../src/main/database/postgres/migrate.ts';

const address = JSON.parse(process.argv[2] ?? '') as ServerAddress;
const killBefore = Number(process.argv[3] ?? 0);
let begun = 0;

const query = Reflect.get(pg.Client.prototype, 'query') as (...args: unknown[]) => unknown;
Reflect.set(pg.Client.prototype, 'query', function (this: pg.Client, ...args: unknown[]) {
  begun += 1;
  if (begun === killBefore) process.kill(process.pid, 'SIGKILL');
  return Reflect.apply(query, this, args);
});

await migratePostgres(address);
process.stdout.write(String(begun));
