import { expect, it } from 'vitest';
import { seededRandom } from '../support/random.ts';
import { dropDatabase, ownedDatabase } from '../support/server.ts';
import { attackBySql, attackedClinic } from './attacker.ts';
import { brokenOnServer } from './invariants.ts';
import { connectTo } from './plain-sql.ts';

const ATTACKERS = 8;
const OPERATIONS = process.env['MEDIBOOK_LONG'] ? 10_000 : 300;
/** Rules, at once or at the end, and two that met on the way: the server says nothing else to what is sent. */
const EXPECTED = ['23001', '23503', '23505', '23514', '23P01', '40P01', 'done'];

it('eight connections that send whatever comes to their mind break nothing', async () => {
  const address = await ownedDatabase();
  const clients = await Promise.all(Array.from({ length: ATTACKERS }, () => connectTo(address)));
  const watcher = await connectTo(address);
  for (const statement of attackedClinic) await watcher.query(statement);
  for (const client of clients) await client.query(`SET deadlock_timeout = '50ms'`);
  const counts = await Promise.all(
    clients.map((client, index) => attackBySql(client, seededRandom(7000 + index), OPERATIONS)),
  );
  const outcomes = new Set(counts.flatMap((one) => Object.keys(one)));
  expect([...outcomes].filter((outcome) => !EXPECTED.includes(outcome))).toEqual([]);
  // It is an attack only if much of it gets through, and each kind of rule refuses some of it.
  expect(['23001', '23503', '23505', '23P01', 'done'].filter((outcome) => !outcomes.has(outcome))).toEqual(
    [],
  );
  expect(await brokenOnServer(watcher)).toEqual([]);
  const { rows } = await watcher.query(`SELECT id FROM bookings WHERE status = 'CONFIRMED'`);
  expect(rows.length).toBeGreaterThan(0);
  await Promise.all([watcher, ...clients].map((client) => client.end()));
  await dropDatabase(address);
}, 600_000);
