/** Whatever ends the desk or the server while a backup takes the clinic's place: it is as before, or as in the backup. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import fs from 'node:fs';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import Sqlite from 'better-sqlite3';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { prepareIncoming } from '../../src/main/backups/restore.ts';
import type { Place } from '../../src/main/database/place.ts';
import { openReader } from '../../src/main/database/place.ts';
import type { ServerAddress } from '../../src/main/database/postgres/address.ts';
import { migratePostgres } from '../../src/main/database/postgres/migrate.ts';
import { type Fingerprints, firstDifference, fingerprintsOf } from '../../src/main/house/fingerprints.ts';
import { findInterrupted } from '../../src/main/house/interrupted.ts';
import { restoreOnServer } from '../../src/main/house/restore-on-server.ts';
import { MONDAY } from '../support/constants.ts';
import { keepEvidence } from '../support/evidence.ts';
import { temporaryFolder } from '../support/folder.ts';
import { seededRandom } from '../support/random.ts';
import { isLong } from '../support/runs.ts';
import { preparedClinic } from '../support/set-up.ts';
import { dropDatabase, freshDatabase } from '../support/server.ts';
import { CuttingProxy } from '../postgres/cutting-proxy.ts';
import { type Death, OwnServer } from '../postgres/own-server.ts';
import { makeClinicWithAll } from './clinic-with-all.ts';

const RESTORER = path.resolve(import.meta.dirname, 'restorer.ts');
const OWNER = { user: 'postgres', password: 'test' };
const SEED = 20_261_128;
const DESK_KILLS = isLong ? 60 : 3;
const SERVER_KILLS = isLong ? 30 : 0;

const folder = temporaryFolder();
/** Two clinics that take each other's place, over and over. */
const files = ['one', 'other'].map((name) => path.join(folder, `${name}.db`));
const known: Fingerprints[] = [];
let now = Date.parse('2026-11-28T12:00:00Z');

beforeAll(async () => {
  const [one = '', other = ''] = files;
  if (isLong) await makeClinicWithAll(one);
  else await makeSmallClinic(one);
  fs.copyFileSync(one, other);
  const db = new Sqlite(other);
  db.exec(
    `UPDATE patients SET notes = 'from the other' WHERE id = 2; INSERT INTO rooms (name, created_at) VALUES ('Only here', 1);`,
  );
  db.close();
  for (const file of files) known.push(await look({ file }));
}, 120_000);
afterAll(() => fs.rmSync(folder, { recursive: true }));

/** Enough that it can be ended in the middle. */
async function makeSmallClinic(file: string): Promise<void> {
  await (await preparedClinic(false, MONDAY)).copy(folder);
  fs.renameSync(path.join(folder, 'clinic.db'), file);
  const db = new Sqlite(file);
  const insert = db.prepare('INSERT INTO patients (name, created_at) VALUES (?, 1)');
  for (let patient = 1; patient <= 300; patient += 1) insert.run(`Patient ${patient}`);
  db.close();
}

async function look(place: Place): Promise<Fingerprints> {
  const reader = openReader(place);
  try {
    return await reader.atOnce(fingerprintsOf);
  } finally {
    await reader.close();
  }
}

/** Which of the two it is. A restore signs everybody out and writes that down. */
const lasting = ({ audit_log: _, sessions: __, ...rest }: Fingerprints) => rest;
const whichOf = (rows: Fingerprints) =>
  known.findIndex((its) => firstDifference(lasting(its), lasting(rows)) === null);

async function restoreHere(desk: ServerAddress, source: string, owner: typeof OWNER | null = OWNER) {
  now += 1_000;
  const location = { file: path.join(folder, 'clinic.db') };
  await prepareIncoming({ location, source, now, userId: null, note: {} });
  return restoreOnServer({ desk, owner, folder, now }, () => {});
}

/** Ends a desk with no chance to clear up, a little after it has come so far. Answers whether it was done by then. */
async function killDesk(
  desk: ServerAddress,
  source: string,
  { point, after }: { point: string; after: number },
) {
  now += 1_000;
  const restoring = JSON.stringify({ desk, owner: OWNER, folder, now, source });
  const child = spawn(process.execPath, [RESTORER, restoring], { stdio: ['ignore', 'pipe', 'inherit'] });
  let said = '';
  child.stdout.on('data', (piece: Buffer) => (said += piece.toString()));
  while (!said.includes(point) && child.exitCode === null) await wait(1);
  await wait(after);
  child.kill('SIGKILL');
  if (child.exitCode === null && child.signalCode === null) await once(child, 'exit');
  return said.includes('done');
}

/** How many milliseconds lie between the first look at what was written and the commit. */
async function lastStretch(desk: ServerAddress): Promise<number> {
  const location = { file: path.join(folder, 'clinic.db') };
  await prepareIncoming({ location, source: files[0] ?? '', now, userId: null, note: {} });
  let since = 0;
  await restoreOnServer({ desk, owner: OWNER, folder, now }, ({ step }) => {
    if (step === 'checking' && since === 0) since = performance.now();
  });
  return performance.now() - since;
}

describe('going back on a server', () => {
  it('is done or not when the line breaks at the commit, and the desk finds out which', async () => {
    const server = await freshDatabase();
    const proxy = await CuttingProxy.start(server);
    const desk = { ...server, port: proxy.port };
    await restoreHere(server, files[0] ?? '', null);
    proxy.cutNextCommit('before');
    await expect(restoreHere(desk, files[1] ?? '')).rejects.toMatchObject({
      wire: { reason: 'SERVER_AWAY' },
    });
    expect(whichOf(await look(server))).toBe(0);
    proxy.cutNextCommit('after');
    expect(await restoreHere(desk, files[1] ?? '')).toContain('before-restore');
    expect(whichOf(await look(server))).toBe(1);
    await proxy.stop();
    await dropDatabase(server);
  }, 240_000);

  it('leaves what was or brings what was to come, when the desk is killed', async () => {
    const server = await freshDatabase();
    const random = seededRandom(SEED);
    const points = ['prepared', 'copying', 'checking', 'checking'];
    let current = 0;
    let arrived = 0;
    await restoreHere(server, files[0] ?? '', null);
    const took = isLong ? await lastStretch(server) : 60;
    for (let kill = 0; kill < DESK_KILLS; kill += 1) {
      const before = await look(server);
      const point = points[kill % points.length] ?? '';
      const after = Math.floor(random() * (point === 'checking' ? 1.3 * took : 60));
      const isDone = await killDesk(server, files[1 - current] ?? '', { point, after });
      const found = await findInterrupted(server, folder);
      const rows = await look(server);
      const which = whichOf(rows);
      const said = `seed ${SEED}, kill ${kill}: ${after} ms after ${point}, found ${found}, done ${isDone}`;
      expect([said, which]).toEqual([said, found === 'finished' || isDone ? 1 - current : current]);
      if (which === current) expect([said, rows]).toEqual([said, before]);
      else arrived += 1;
      current = which;
    }
    await dropDatabase(server);
    const what = 'a desk killed while it goes back to a backup';
    const shown = `${DESK_KILLS} kills: ${arrived} as in the backup, ${DESK_KILLS - arrived} as before, 0 between`;
    keepEvidence({ row: 4, what, engine: 'server', shown });
  }, 3_600_000);

  it.runIf(SERVER_KILLS > 0)(
    'does the same when the server is killed',
    async () => {
      const own = await OwnServer.start();
      const server = await own.createDatabase('going_back');
      await migratePostgres(server);
      const random = seededRandom(SEED);
      const deaths: Death[] = ['kill', 'immediate', 'backend'];
      await restoreHere(server, files[0] ?? '', null);
      const began = performance.now();
      await restoreHere(server, files[1] ?? '', null);
      const took = performance.now() - began;
      let current = 1;
      let arrived = 0;
      for (let kill = 0; kill < SERVER_KILLS; kill += 1) {
        const before = await look(server);
        const restoring = restoreHere(server, files[1 - current] ?? '', null).then(
          () => true,
          () => false,
        );
        const after = Math.floor(took * (0.3 + 0.8 * random()));
        await wait(after);
        const death = deaths[kill % deaths.length] ?? 'kill';
        await own.die(death);
        await wait(50);
        if (death !== 'backend') await own.start();
        const isDone = await restoring;
        const rows = await untilThere(server);
        const which = whichOf(rows);
        const said = `seed ${SEED}, ${death} ${kill} after ${after} of ${Math.round(took)} ms, done ${isDone}`;
        expect([said, which]).toEqual([said, isDone ? 1 - current : current]);
        if (!isDone) expect([said, rows]).toEqual([said, before]);
        else arrived += 1;
        current = which;
      }
      await own.stop();
      const what = 'the server killed while a clinic goes back to a backup';
      const shown = `${SERVER_KILLS} kills: ${arrived} as in the backup, ${SERVER_KILLS - arrived} as before, 0 between`;
      keepEvidence({ row: 4, what, engine: 'server', shown });
    },
    3_600_000,
  );
});

/** One that crashed comes back by itself. */
async function untilThere(server: ServerAddress): Promise<Fingerprints> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await look(server);
    } catch (error) {
      if (tries === 100) throw error;
      await wait(100);
    }
  }
}
