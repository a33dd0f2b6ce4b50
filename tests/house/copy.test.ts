/** All that a clinic has goes to the other engine and back, and is the same there. */
import fs from 'node:fs';
import path from 'node:path';
import { type Kysely, sql } from 'kysely';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { clientOptions } from '../../src/main/database/postgres/client-options.ts';
import type { ServerAddress } from '../../src/main/database/postgres/address.ts';
import { openReader } from '../../src/main/database/place.ts';
import { connect } from '../../src/main/database/sqlite/connection.ts';
import { copyClinic, requireEmpty, requireSame } from '../../src/main/house/copy.ts';
import { fillFile } from '../../src/main/house/file-copy.ts';
import { firstDifference, type Fingerprints, fingerprintsOf } from '../../src/main/house/fingerprints.ts';
import { givenIds } from '../../src/main/house/given-ids.ts';
import { countRows } from '../../src/main/database/pages.ts';
import { serverTarget } from '../../src/main/house/server-target.ts';
import { TABLES } from '../../src/main/house/tables.ts';
import { temporaryFolder } from '../support/folder.ts';
import { dropDatabase, freshDatabase } from '../support/server.ts';
import { makeClinicWithAll } from './clinic-with-all.ts';

const folder = temporaryFolder();
const file = path.join(folder, 'clinic.db');
const quietly = () => {};
let server: ServerAddress;

beforeAll(async () => {
  await makeClinicWithAll(file);
  server = await freshDatabase();
});
afterAll(async () => {
  await dropDatabase(server);
  fs.rmSync(folder, { recursive: true });
});

const reading = async <T>(
  place: Parameters<typeof openReader>[0],
  work: (db: Kysely<never>) => Promise<T>,
) => {
  const reader = openReader(place);
  try {
    return await reader.atOnce((db) => work(db as never));
  } finally {
    await reader.close();
  }
};

async function copyToServer(address: ServerAddress, tell = quietly) {
  const client = new pg.Client(clientOptions(address, 'writer'));
  await client.connect();
  try {
    await client.query('BEGIN');
    const target = serverTarget(client);
    await requireEmpty(target.db);
    const found = await reading({ file }, (db) => copyClinic(db, target, tell));
    await requireSame(found, target.db, tell);
    await client.query('COMMIT');
    return found;
  } finally {
    await client.end();
  }
}

async function copyToFile(from: ServerAddress, to: string) {
  const found: Fingerprints = {};
  await fillFile(
    { file: to },
    {
      now: 1,
      copy: async (target) =>
        Object.assign(found, await reading(from, (db) => copyClinic(db, target, quietly))),
      give: (partial) => fs.renameSync(partial.file, to),
    },
  );
  return found;
}

describe('copying a clinic', () => {
  it('knows every table of a file and of a server, and the clinic of these tests fills each', async () => {
    const inFile = `SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite%'
      AND name NOT LIKE 'patient%search%' AND name NOT LIKE 'kysely%'`;
    const onServer = `SELECT tablename AS name FROM pg_tables WHERE schemaname = 'public' AND tablename NOT LIKE 'kysely%'`;
    const known = TABLES.map(({ name }) => name).toSorted();
    for (const [place, text] of [
      [{ file }, inFile],
      [server, onServer],
    ] as const) {
      const { rows } = await reading(place, (db) => sql.raw<{ name: string }>(text).execute(db));
      expect(rows.map(({ name }) => name).toSorted()).toEqual(known);
    }
    const empty = await reading({ file }, async (db) => {
      const counts = await Promise.all(TABLES.map(async ({ name }) => [name, await countRows(db, name)]));
      return counts.filter(([, count]) => count === 0);
    });
    expect(empty).toEqual([]);
  });

  it('has the same rows there and, back again, the same file; and no id is given twice', async () => {
    const steps: string[] = [];
    const tell = ({
      phase,
      table,
      rows,
      rowsInAll,
    }: {
      phase: string;
      table: string;
      rows: number;
      rowsInAll: number;
    }) => void steps.push(`${phase} ${table} ${rows <= rowsInAll}`);
    const found = await copyToServer(server, tell as never);
    expect(await reading(server, fingerprintsOf)).toEqual(found);
    expect(steps).toContain('copying bookings true');
    expect(steps).toContain('checking audit_log true');
    expect(steps.filter((step) => step.endsWith('false'))).toEqual([]);

    const ids = await reading({ file }, givenIds);
    expect(ids.rooms).toBe(4);
    expect(await reading(server, givenIds)).toEqual(ids);
    const back = path.join(folder, 'back.db');
    expect(await copyToFile(server, back)).toEqual(found);
    expect(await reading({ file: back }, givenIds)).toEqual(ids);
    const [before, after] = [connect({ file }, 'reader'), connect({ file: back }, 'reader')];
    // Also what is computed, and without the code that is tried here.
    for (const { name } of TABLES) {
      const all = `SELECT * FROM ${name}`;
      expect(after.prepare(all).raw().all()).toEqual(before.prepare(all).raw().all());
    }
    const search = `SELECT rowid FROM patient_search WHERE patient_search MATCH '"odegard"'`;
    expect(after.prepare(search).all()).toEqual(before.prepare(search).all());
    expect(after.prepare(search).all()).toHaveLength(1);
    before.close();
    after.close();
  });

  it('refuses a database that has rows already', async () => {
    await expect(copyToServer(server)).rejects.toMatchObject({ reason: 'NOT_EMPTY', table: 'settings' });
  });

  it('gives a new row the number after the last that was ever given', async () => {
    const client = new pg.Client(clientOptions(server, 'writer'));
    await client.connect();
    // Given, and not used.
    await client.query('BEGIN');
    const { rows } = await client.query(
      "INSERT INTO rooms (name, created_at) VALUES ('new', 1) RETURNING id",
    );
    await client.query('ROLLBACK');
    await client.end();
    expect(rows).toEqual([{ id: 5 }]);
    const back = path.join(folder, 'later.db');
    await copyToFile(server, back);
    expect((await reading({ file: back }, givenIds)).rooms).toBe(5);
  });

  it('finds one value that differs, and names its table', async () => {
    const expected = await reading({ file }, fingerprintsOf);
    const other = path.join(folder, 'other.db');
    fs.copyFileSync(path.join(folder, 'back.db'), other);
    const db = connect({ file: other }, 'writer');
    db.exec(`UPDATE patients SET notes = 'x' WHERE id = 2`);
    db.close();
    const found = await reading({ file: other }, fingerprintsOf);
    expect(firstDifference(expected, found)).toBe('patients');
    await expect(
      reading({ file: other }, (there) => requireSame(expected, there, quietly)),
    ).rejects.toMatchObject({
      reason: 'DIFFERENT',
      table: 'patients',
    });
  });

  it('says which table has a text that a server cannot keep', async () => {
    const spoilt = path.join(folder, 'spoilt.db');
    fs.copyFileSync(path.join(folder, 'back.db'), spoilt);
    const db = connect({ file: spoilt }, 'writer');
    db.exec(`UPDATE patients SET notes = 'a' || char(0) || 'b' WHERE id = 2`);
    db.close();
    const address = await freshDatabase();
    const client = new pg.Client(clientOptions(address, 'writer'));
    await client.connect();
    await client.query('BEGIN');
    const copying = reading({ file: spoilt }, (from) => copyClinic(from, serverTarget(client), quietly));
    await expect(copying).rejects.toMatchObject({ reason: 'NOT_KEEPABLE', table: 'patients' });
    await client.end();
    await dropDatabase(address);
  });
});
