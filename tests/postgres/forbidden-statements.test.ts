import type pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ServerAddress } from '../../src/main/database/postgres/address.ts';
import { dropDatabase } from '../support/server.ts';
import { forbidden } from './forbidden-cases.ts';
import { brokenOnServer } from './invariants.ts';
import { dumpOfServer, refusalOfServer } from './plain-sql.ts';
import { smallDatabase } from './small-database.ts';

describe('the database on the server itself refuses', () => {
  let address: ServerAddress;
  let client: pg.Client;
  let untouched: string;
  beforeAll(async () => {
    ({ address, client } = await smallDatabase());
    untouched = await dumpOfServer(client);
  });
  afterAll(async () => {
    await client.end();
    await dropDatabase(address);
  });

  it.each(forbidden)('%s', async (_what, statements, { states, rule = /./ }) => {
    const said = await refusalOfServer(client, statements);
    expect(said ?? 'nothing was said against it').toMatchObject({
      state: expect.stringMatching(states.join('|')),
    });
    expect(said?.rule).toMatch(rule);
    expect(await dumpOfServer(client)).toBe(untouched);
  });

  it('and what it began with breaks no rule', async () => {
    expect(await brokenOnServer(client)).toEqual([]);
  });
});
