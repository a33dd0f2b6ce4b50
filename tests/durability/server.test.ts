/** On a server: what each connection asks for, and by strace when a commit is told. */
import { type ChildProcess, spawn } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { CompiledQuery } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ReadDb } from '../../src/main/database/database.ts';
import { openBeside, openReader } from '../../src/main/database/place.ts';
import { OwnServer } from '../postgres/own-server.ts';
import { type Clinic, doctorWithSlots, openClinic, temporaryFolder } from '../support/clinic.ts';
import { keepEvidence } from '../support/evidence.ts';
import { isLong } from '../support/runs.ts';
import { asOwner, dropDatabase, freshDatabase } from '../support/server.ts';
import { told } from './server-trace.ts';
import { hasStrace } from './trace.ts';

const BOOKINGS = 1000;

async function settingOf(db: ReadDb, name: string): Promise<unknown> {
  const { rows } = await db.executeQuery<object>(CompiledQuery.raw(`SHOW ${name}`));
  return Object.values(rows[0] ?? {})[0];
}

it('each kind of connection to a server asks for commits that are on its disk, whatever its own setting is', async () => {
  const address = await freshDatabase();
  await asOwner(address, `ALTER DATABASE ${address.database} SET synchronous_commit = off`);
  const places = [openBeside(address), openBeside(address, { isLazy: true })];
  const reports = openReader(address);
  const seen = [await reports.atOnce((db) => settingOf(db, 'synchronous_commit'))];
  for (const place of places) {
    seen.push(await place.read((db) => settingOf(db, 'synchronous_commit')));
    seen.push(await place.write((db) => settingOf(db, 'synchronous_commit')));
  }
  expect(seen).toEqual(['on', 'on', 'on', 'on', 'on']);
  await Promise.all([...places, reports].map((one) => one.close()));
  await dropDatabase(address);
});

/** In the long form alone: a server that syncs takes seconds to make. */
describe.skipIf(!isLong || !hasStrace)(
  'a server with its own settings (by strace, skipped where it is not)',
  () => {
    let server: OwnServer;
    let clinic: Clinic;
    const folder = temporaryFolder();
    beforeAll(async () => {
      server = await OwnServer.start();
      clinic = await openClinic({ server: await server.createDatabase('clinic') });
    });
    afterAll(async () => {
      await clinic?.close();
      await server?.stop();
      fs.rmSync(folder, { recursive: true, force: true });
    });

    /** What the server's processes ask the system for meanwhile. */
    async function traced(name: string, work: () => Promise<void>): Promise<string> {
      const into = path.join(folder, name);
      const calls = 'trace=pwrite64,pwritev,write,fdatasync,fsync,sendto';
      const pids = server.pids().flatMap((pid) => ['-p', String(pid)]);
      const strace = spawn('strace', ['-f', '-y', '-s', '64', '-e', calls, '-o', into, ...pids]);
      await attached(strace, pids.length / 2);
      await work();
      const ended = new Promise((resolve) => {
        strace.once('exit', resolve);
      });
      strace.kill('SIGINT');
      await ended;
      return fs.readFileSync(into, 'utf8');
    }

    it(`tells of each of ${BOOKINGS} commits after its log was synced; with synchronous_commit off it does not, and that is found`, async () => {
      const { database } = clinic.app;
      for (const name of ['fsync', 'full_page_writes']) {
        expect(await database.write((db) => settingOf(db, name))).toBe('on');
      }
      const { slots } = await doctorWithSlots(clinic, BOOKINGS);
      const book = async () => {
        for (const { id: slotId } of slots) {
          await clinic.desk.call('bookings.create', { slotId, patient: { name: 'Paula Patient' } });
        }
      };
      const kept = told(await traced('on', book));
      expect(kept.tooSoon).toBe(0);
      expect(kept.commits).toBeGreaterThanOrEqual(BOOKINGS);
      const lazy = await server.connect('clinic');
      await lazy.query('CREATE TABLE lazy (n integer)');
      const insert = async () => {
        for (let n = 0; n < BOOKINGS; n += 1) {
          await lazy.query('BEGIN; SET LOCAL synchronous_commit = off; INSERT INTO lazy VALUES (1); COMMIT');
        }
      };
      const found = told(await traced('off', insert));
      await lazy.end();
      expect(found.tooSoon).toBeGreaterThan(BOOKINGS / 2);
      keepEvidence({
        row: 5,
        what: 'acknowledged after the fdatasync of the server’s log (strace of its processes)',
        engine: 'server',
        shown: `${kept.commits} of ${kept.commits} commits; with synchronous_commit = off planted: ${found.commits - found.tooSoon} of ${found.commits}`,
      });
    }, 1_200_000);
  },
);

/** Until it says of each process that it follows it. */
async function attached(strace: ChildProcess, count: number): Promise<void> {
  let said = '';
  strace.stderr?.on('data', (chunk: Buffer) => (said += chunk.toString()));
  while (said.split(' attached').length <= count) {
    if (strace.exitCode !== null) throw new Error(said);
    await sleep(10);
  }
}
