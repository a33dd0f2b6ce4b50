import { createHash, randomUUID } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { CompiledQuery } from 'kysely';
import type { Input, Output, ProcedureName } from '../../src/shared/contract/index.ts';
import type { Reason, Result, WireError } from '../../src/shared/errors.ts';
import { type App, type AppOptions, openApp } from '../../src/main/app.ts';
import { PUSHED_ENTITIES } from '../../src/main/context.ts';
import { lastAuditRow } from '../../src/main/database/audit.ts';
import { openReader, type Reader } from '../../src/main/database/place.ts';
import { HOLD_LENGTH, MONDAY, PASSWORD, ZONE } from './constants.ts';
import { temporaryFolder } from './folder.ts';
import { brokenInvariantsOf, brokenRulesOf } from './invariants.ts';
import { dropDatabase, freshDatabase, isOnServer } from './server.ts';
import { setUp } from './people.ts';
import { preparedClinic } from './set-up.ts';

export { HOLD_LENGTH, MONDAY, PASSWORD, temporaryFolder, ZONE };

/** One person at one desk, calling as a client does. */
export interface Desk {
  token: string | null;
  /** The answer, whatever it is. */
  ask<N extends ProcedureName>(name: N, input: Input<N>, commandId?: string): Promise<Result<Output<N>>>;
  /** The value of a call that must succeed. */
  call<N extends ProcedureName>(name: N, input: Input<N>, commandId?: string): Promise<Output<N>>;
  /** The error of a call that must be refused for this reason. */
  refused<N extends ProcedureName>(reason: Reason, name: N, input: Input<N>): Promise<WireError>;
}

export interface Clinic {
  app: App;
  folder: string;
  /** What another program opens it by. */
  place: Pick<AppOptions, 'folder' | 'server'>;
  clock: Clock;
  admin: Desk;
  desk: Desk;
  nobody: Desk;
  as(token: string | null): Desk;
  /** Waits until the windows have been told of all that was committed: from a server they hear a moment later. */
  told(): Promise<void>;
  /** The rows of a query in plain SQL, as both engines understand it. */
  rows<Row>(query: string): Promise<Row[]>;
  /** Names each rule of the guarantee that the clinic's rows break. */
  broken(): Promise<string[]>;
  /** Throws where one is broken: for the end of each test. */
  requireSound(): Promise<void>;
  close(): Promise<void>;
}

/** A clock that stands still until it is moved. */
export class Clock {
  at: number;
  constructor(at: number) {
    this.at = at;
  }
  now = () => this.at;
  /** Moves on by so many milliseconds. */
  pass(milliseconds: number): void {
    this.at += milliseconds;
  }
}

interface ClinicOptions extends Omit<AppOptions, 'folder' | 'now'> {
  at?: number;
  timeZone?: string;
  /** On a server, whatever the run is about. */
  isServed?: boolean;
}

/** A clinic of its own, set up as a person would: real file, real migrations, real sign-in. */
export async function openClinic({
  at = MONDAY,
  timeZone = ZONE,
  isServed = isOnServer(),
  ...options
}: ClinicOptions = {}): Promise<Clinic> {
  const clock = new Clock(at);
  const folder = temporaryFolder();
  const isUsual = at === MONDAY && timeZone === ZONE && !options.server && !options.random;
  const prepared = isUsual ? await preparedClinic(isServed, MONDAY) : null;
  const fresh = () => (isServed ? freshDatabase() : undefined);
  const server = options.server ?? (await (prepared ? prepared.copy(folder) : fresh()));
  const app = await openApp({ folder, now: clock.now, sweeper: false, ...options, server });
  const tokens = prepared?.tokens ?? (await setUp(app, timeZone));
  const as = (token: string | null) => deskOf(app, token);
  const nobody = as(null);
  const [admin, desk] = [as(tokens.admin), as(tokens.desk)];
  const close = async () => {
    await app.close();
    if (server && !options.server) await dropDatabase(server);
    fs.rmSync(folder, { recursive: true, force: true });
  };
  let heard = 0;
  app.changes.subscribe(({ seq }) => (heard = Math.max(heard, seq)));
  const told = async () => {
    const kinds = PUSHED_ENTITIES.map((entity) => `'${entity}'`).join(', ');
    const [last] = await rows<{ id: number | null }>(
      `SELECT max(id) AS id FROM audit_log WHERE entity IN (${kinds})`,
    );
    // Of what was there before it was opened, nobody is told.
    const wanted = last?.id ?? 0;
    const isTold = () => wanted <= begun || heard >= wanted;
    while (!isTold()) await setTimeout(5);
  };
  const begun = (await app.database.read(lastAuditRow)) ?? 0;
  const rows = <Row>(query: string) =>
    app.database.read(async (db) => (await db.executeQuery<Row>(CompiledQuery.raw(query))).rows);
  const broken = async () => [
    ...(await brokenRulesOf(app.database)),
    ...(server ? [] : brokenInvariantsOf(path.join(folder, 'clinic.db'))),
  ];
  const requireSound = async () => {
    const rules = await broken();
    if (rules.length > 0) throw new Error(rules.join('; '));
  };
  const place = { folder, server };
  return { app, folder, place, clock, admin, desk, nobody, as, told, rows, broken, requireSound, close };
}

/** Reads much at once, as statistics do, with a connection of its own. */
export function readerOf({ folder, place }: Clinic): Reader {
  return openReader(place.server ?? { file: path.join(folder, 'clinic.db') });
}

export function deskOf(app: Pick<App, 'dispatch'>, token: string | null): Desk {
  const desk: Desk = {
    token,
    ask: async (name, input, commandId) =>
      (await app.dispatch({ token, desk: 'test', commandId }, name, input)) as Result<never>,
    call: async (name, input, commandId) => {
      const result = await desk.ask(name, input, commandId);
      if (!result.ok) throw new Error(`${name}: ${JSON.stringify(result.error)}`);
      return result.value;
    },
    refused: async (reason, name, input) => {
      const result = await desk.ask(name, input);
      if (result.ok) throw new Error(`${name} should have been refused for ${reason}`);
      if (result.error.reason !== reason) {
        throw new Error(`${name}: ${reason} expected, got ${JSON.stringify(result.error)}`);
      }
      return result.error;
    },
  };
  return desk;
}

let made = 0;

/** A doctor with `count` slots of 30 minutes, the first an hour from now; made in one write, for they may be many. */
export async function doctorWithSlots({ app, admin, clock }: Clinic, count: number, name?: string) {
  made += 1;
  const called = name ?? `Doctor ${made}`;
  const doctor = await admin.call('doctors.create', {
    name: called,
    specialization: 'General practice',
    email: `${called.toLowerCase().replace(' ', '')}@clinic.test`,
  });
  const startOf = (index: number) => clock.at + 3_600_000 + index * 1_800_000;
  const rows = Array.from({ length: count }, (_, index) => ({
    doctor_id: doctor.id,
    starts_at: startOf(index),
    duration_minutes: 30,
  }));
  if (count > 0) await app.database.write((db) => db.insertInto('appointment_slots').values(rows).execute());
  const { items: slots } = await admin.call('slots.list', { doctorId: doctor.id, limit: 5000 });
  return { doctor, slots };
}

/** Turns overbooking on, and lets receptionists do it. */
export async function allowOverbooking({ admin, app }: Clinic): Promise<void> {
  await admin.call('settings.update', { hasOverbooking: true });
  await app.database.write((db) =>
    db.insertInto('permissions').values({ permission: 'overbook', is_allowed: 1 }).execute(),
  );
}

/** The first of something that a test has just made; fails where there is none. */
export function first<T>(items: readonly T[]): T {
  const [item] = items;
  if (item === undefined) throw new Error('There is none');
  return item;
}

export const uuid = () => randomUUID();

/** Bytes that look random and are the same in every run. */
export function seededBytes(seed: string): (size: number) => Buffer {
  let state = seed;
  return (size) => {
    const chunks: Buffer[] = [];
    for (let length = 0; length < size; length += 32) {
      state = createHash('sha256').update(state).digest('hex');
      chunks.push(Buffer.from(state, 'hex'));
    }
    return Buffer.concat(chunks).subarray(0, size);
  };
}
