/** A clinic that was set up once, as a person would: each test begins with a copy of it. */
import fs from 'node:fs';
import path from 'node:path';
import { openApp } from '../../src/main/app.ts';
import type { ServerAddress } from '../../src/main/database/postgres/address.ts';
import { openBeside, type Place } from '../../src/main/database/place.ts';
import { temporaryFolder } from './folder.ts';
import { copyDatabase, freshDatabase } from './server.ts';
import { setUp, type Tokens } from './people.ts';

interface Prepared {
  tokens: Tokens;
  /** Puts a copy into a test's folder, or on the server. */
  copy(folder: string): Promise<ServerAddress | undefined>;
}

const prepared = new Map<boolean, Promise<Prepared>>();

/** @param at when it was set up, which is when its tests' clocks begin */
export function preparedClinic(isOnServer: boolean, at: number): Promise<Prepared> {
  let known = prepared.get(isOnServer);
  if (!known) {
    known = isOnServer ? prepareOnServer(at) : prepareFile(at);
    prepared.set(isOnServer, known);
  }
  return known;
}

/** How setting it up went is no test's concern. */
async function forgetMeasures(place: Place): Promise<void> {
  const database = openBeside(place);
  await database.write((db) => db.deleteFrom('measures').execute());
  await database.close();
}

async function prepareFile(at: number): Promise<Prepared> {
  const folder = temporaryFolder();
  const app = await openApp({ folder, now: () => at, sweeper: false });
  const tokens = await setUp(app);
  await app.close();
  await forgetMeasures({ file: path.join(folder, 'clinic.db') });
  const bytes = fs.readFileSync(path.join(folder, 'clinic.db'));
  fs.rmSync(folder, { recursive: true, force: true });
  const copy = async (into: string) => {
    fs.writeFileSync(path.join(into, 'clinic.db'), bytes, { mode: 0o600 });
    return undefined;
  };
  return { tokens, copy };
}

async function prepareOnServer(at: number): Promise<Prepared> {
  const folder = temporaryFolder();
  const server = await freshDatabase();
  const app = await openApp({ folder, server, now: () => at, sweeper: false });
  const tokens = await setUp(app);
  await app.close();
  await forgetMeasures(server);
  fs.rmSync(folder, { recursive: true, force: true });
  return { tokens, copy: () => copyDatabase(server) };
}
