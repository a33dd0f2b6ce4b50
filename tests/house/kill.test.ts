/** Whoever moves is ended at any moment: the clinic is whole, in one place, and that is known. */
import { type ChildProcess, spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import fs from 'node:fs';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ServerAddress } from '../../src/main/database/postgres/address.ts';
import { openReader, type Place } from '../../src/main/database/place.ts';
import { finishMove } from '../../src/main/house/finish-move.ts';
import { type Fingerprints, fingerprintsOf } from '../../src/main/house/fingerprints.ts';
import type { Moving } from '../../src/main/house/move-to-server.ts';
import { hasLeft } from '../../src/main/house/trail.ts';
import { readServerFile, writeServerFile } from '../../src/main/server/server-file.ts';
import { temporaryFolder } from '../support/folder.ts';
import { dropDatabase, freshDatabase } from '../support/server.ts';
import { makeClinicWithAll } from './clinic-with-all.ts';

const MOVER = path.join(import.meta.dirname, 'mover.ts');
const folder = temporaryFolder();
const location = { file: path.join(folder, 'clinic.db') };
const note = path.join(folder, 'moving.json');
let server: ServerAddress;

beforeAll(async () => {
  await makeClinicWithAll(location.file);
  server = await freshDatabase();
}, 120_000);
afterAll(async () => {
  await dropDatabase(server);
  fs.rmSync(folder, { recursive: true });
});

function startMove(to: 'server' | 'file'): { child: ChildProcess; said: () => string } {
  const { password: _, ...place } = server;
  const moving: Moving = {
    location,
    address: server,
    note: { id: randomUUID(), to, at: Date.now(), isDecided: false, server: { ...place, deskName: 'front' } },
    now: Date.now(),
    userId: null,
  };
  const child = spawn(process.execPath, [MOVER, JSON.stringify(moving)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let text = '';
  child.stdout?.on('data', (piece: Buffer) => (text += piece.toString()));
  return { child, said: () => text };
}

/** Ends it with no chance to clear up, as soon as it has come so far. */
async function killAt(to: 'server' | 'file', point: string): Promise<void> {
  const { child, said } = startMove(to);
  const isThere = () => (point === 'note' ? fs.existsSync(note) : said().includes(point));
  while (!isThere() && child.exitCode === null) await wait(2);
  child.kill('SIGKILL');
  if (child.exitCode === null && child.signalCode === null) await once(child, 'exit');
}

const finish = () => finishMove({ location, passwords: { get: async () => server.password } });

async function look(place: Place): Promise<{ rows: Fingerprints; isLeft: boolean }> {
  const reader = openReader(place);
  try {
    return await reader.atOnce(async (db) => ({ rows: await fingerprintsOf(db), isLeft: await hasLeft(db) }));
  } finally {
    await reader.close();
  }
}

/** All but the trail, which says where the clinic went. */
const withoutTrail = ({ audit_log: _, ...rest }: Fingerprints) => rest;

describe('a move that is ended on the way', () => {
  it('to the server: stays in its file, or is on the server as a whole', async () => {
    const before = (await look(location)).rows;
    const empty = (await look(server)).rows;
    for (const point of ['copying patients', 'copying booking_slots', 'checking patients']) {
      await killAt('server', point);
      expect(await finish()).toBe('none');
      expect((await look(location)).rows).toEqual(before);
      expect((await look(server)).rows).toEqual(empty);
      expect(readServerFile(folder)).toBe(null);
    }
    for (let tries = 0; (await endedNearDecision('server')) !== 'moved'; tries += 1) {
      expect((await look(location)).rows).toEqual(before);
      expect((await look(server)).rows).toEqual(empty);
      if (tries > 3) await killAt('server', 'done');
    }
    expect(withoutTrail((await look(server)).rows)).toEqual(withoutTrail(before));
    expect(readServerFile(folder)).toMatchObject({ database: server.database });
    expect(fs.existsSync(location.file)).toBe(false);
    expect(fs.existsSync(note)).toBe(false);
  }, 240_000);

  it('to a file: stays on the server, or is in the file as a whole', async () => {
    const { password: _, ...place } = server;
    writeServerFile(folder, { ...place, deskName: 'front' });
    const before = (await look(server)).rows;
    for (const point of ['copying patients', 'checking patients']) {
      await killAt('file', point);
      expect(await finish()).toBe('none');
      expect(await look(server)).toEqual({ rows: before, isLeft: false });
      expect(fs.existsSync(location.file)).toBe(false);
    }
    for (let tries = 0; (await endedNearDecision('file')) !== 'moved'; tries += 1) {
      expect(await look(server)).toEqual({ rows: before, isLeft: false });
      expect(fs.existsSync(location.file)).toBe(false);
      if (tries > 3) await killAt('file', 'done');
    }
    expect((await look(server)).isLeft).toBe(true);
    const after = await look(location);
    expect(after.isLeft).toBe(false);
    expect(withoutTrail(after.rows)).toEqual(withoutTrail(before));
    expect(readServerFile(folder)).toBe(null);
  }, 240_000);
});

async function endedNearDecision(to: 'server' | 'file') {
  await killAt(to, 'note');
  return finish();
}
