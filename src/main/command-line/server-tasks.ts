/** What IT does about a clinic's server: its database, and which desk works with it. */
import { randomBytes } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { type Finding, FINDINGS, isUsable, serverPlace } from '../../shared/contract/server.ts';
import type { ServerAddress } from '../database/postgres/address.ts';
import { StartProblem } from '../database/problems.ts';
import { mainText, startProblemText } from '../main-text.ts';
import {
  AlreadyThere,
  CLINIC_NAME,
  createClinicDatabase,
  MAINTENANCE,
  rolesOf,
  updateClinicDatabase,
} from '../server/create-clinic.ts';
import { clinicScript } from '../server/clinic-script.ts';
import { findingText } from '../server/open-on-server.ts';
import { PASSWORD_VARIABLE } from '../server/password-store.ts';
import { probe } from '../server/probe.ts';
import { removeServerFile, writeServerFile } from '../server/server-file.ts';
import { usualDeskName } from '../server/server-desk.ts';
import { readPassword } from './read-password.ts';
import type { ServerTarget } from './server-options.ts';
import { type TaskOptions, TaskRefusal } from './tasks.ts';

export async function createClinic({ path: name, server, say }: TaskOptions): Promise<void> {
  if (!CLINIC_NAME.test(name)) throw new TaskRefusal('usage', mainText('cli.clinicName'));
  const admin = await adminAt(server, MAINTENANCE);
  try {
    const desk = await createClinicDatabase(admin, name, randomBytes);
    const { host, port, database, user, password } = desk;
    say(mainText('cli.clinicCreated', { host, port: String(port), database, user, password }));
  } catch (error) {
    if (!(error instanceof AlreadyThere)) throw wordsFor(error);
    throw new TaskRefusal('usage', mainText('cli.clinicThere', { name: error.message }));
  }
}

export async function updateClinic({ path: name, server, say }: TaskOptions): Promise<void> {
  const admin = await adminAt(server, name);
  try {
    await updateClinicDatabase(admin, name);
  } catch (error) {
    throw wordsFor(error);
  }
  say(mainText('cli.clinicUpdated', { name }));
}

/** For administrators who want to read what is done before it is. */
export async function printScript({ path: name, say }: TaskOptions): Promise<void> {
  if (!CLINIC_NAME.test(name)) throw new TaskRefusal('usage', mainText('cli.clinicName'));
  say((await clinicScript(name)).trimEnd());
}

/** The same as the settings page does, for whoever sets up many desks. */
export async function useServer({
  path: database,
  server,
  folder,
  passwords,
  say,
}: TaskOptions): Promise<void> {
  const target = required(server);
  const address = await deskAt(server, database);
  const { password } = address;
  await requireUsable(address, say);
  const { password: _, ...place } = address;
  fs.mkdirSync(folder, { recursive: true, mode: 0o700 });
  await (await passwords()).set(password);
  writeServerFile(folder, { ...serverPlace.parse(place), deskName: target.deskName ?? usualDeskName() });
  say(mainText('cli.serverUsed', { host: address.host, database }));
}

export async function leaveServer({ folder, passwords, say }: TaskOptions): Promise<void> {
  removeServerFile(folder);
  await (await passwords()).remove();
  say(mainText('cli.serverLeft'));
}

/** A desk's own address, with its password. */
async function deskAt(server: ServerTarget | undefined, database: string): Promise<ServerAddress> {
  const target = required(server);
  const user = target.user || rolesOf(database).desk;
  const password = await readPassword(mainText('cli.password', { user }), PASSWORD_VARIABLE, 'PGPASSWORD');
  return addressAt({ ...target, user }, database, password);
}

/** The same of a database that a desk can work with. @throws TaskRefusal with what is in the way */
export async function addressFor(
  database: string,
  server: ServerTarget | undefined,
  say: (text: string) => void,
): Promise<ServerAddress> {
  const address = await deskAt(server, database);
  await requireUsable(address, say);
  return address;
}

/** An administrator whom the server lets in. */
async function adminAt(server: ServerTarget | undefined, database: string): Promise<ServerAddress> {
  const target = required(server);
  const password = await readPassword(mainText('cli.password', { user: target.user }), 'PGPASSWORD');
  const address = addressAt(target, database, password);
  const { findings } = await probe(address);
  const inTheWay = findings.find(({ reason }) => !OF_DESKS.has(reason) && FINDINGS[reason] === 'problem');
  if (inTheWay) throw refusal([inTheWay]);
  return address;
}

/** What keeps a desk away, and is the very thing that an administrator comes for. */
const OF_DESKS: ReadonlySet<Finding['reason']> = new Set([
  'RIGHTS_MISSING',
  'EXTENSIONS_MISSING',
  'CLINIC_OLDER',
  'OTHER_TABLES',
  'ENCODING_NOT_UTF8',
]);

function addressAt(target: ServerTarget, database: string, password: string): ServerAddress {
  const { host, port, user, tls, caFile } = target;
  const ca = caFile === undefined ? undefined : readCertificates(caFile);
  return { host, port, database, user, password, tls, ...(ca !== undefined && { ca }) };
}

function readCertificates(file: string): string {
  try {
    return fs.readFileSync(path.resolve(file), 'utf8').trim();
  } catch {
    throw new TaskRefusal('notFound', mainText('cli.noFile', { path: file }));
  }
}

async function requireUsable(address: ServerAddress, say: (text: string) => void): Promise<void> {
  const { findings } = await probe(address);
  if (!isUsable(findings)) throw refusal(findings);
  for (const finding of findings) say(findingText(finding));
}

function refusal(findings: readonly Finding[]): TaskRefusal {
  return new TaskRefusal('failed', findings.map(findingText).join('\n'));
}

/** What the server itself says is for administrators, who know it. */
function wordsFor(error: unknown): unknown {
  if (error instanceof StartProblem) return new TaskRefusal('failed', startProblemText(error));
  const { code, message } = error as { code?: unknown; message?: unknown };
  const isOfServer = typeof code === 'string' && /^[0-9A-Z]{5}$/.test(code);
  return isOfServer
    ? new TaskRefusal('failed', mainText('cli.serverSays', { text: String(message) }))
    : error;
}

function required(server: ServerTarget | undefined): ServerTarget {
  if (!server) throw new Error('A server was to be named');
  return server;
}
