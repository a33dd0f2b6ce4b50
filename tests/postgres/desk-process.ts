/** A desk in a process of its own: the whole app but its windows, on the server that it is told of. */
import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { type App, openApp } from '../../src/main/app.ts';
import type { PostgresDatabase } from '../../src/main/database/postgres/postgres-database.ts';
import type { Input, Output, ProcedureName } from '../../src/shared/contract/index.ts';
import type { Result } from '../../src/shared/errors.ts';
import type { Answer, Message, Place, Visit, Work } from './desk-work.ts';

const folder = process.argv[2] ?? '';
let app: App | undefined;
let place: Place;
let clock = 0;
/** Who has been here before is on file. */
const onFile = new Map<string, number>();
const patient = { name: `Patient of ${process.pid}` };

async function open(next: Place): Promise<Answer[]> {
  await app?.close();
  place = next;
  clock = next.at;
  onFile.clear();
  const pool = { readers: 1, writers: 2 };
  app = await openApp({ folder, now: () => clock, sweeper: false, server: next.server, pool });
  return [];
}

const tell = (message: Message) =>
  new Promise<void>((resolve) => {
    process.send?.(message, () => resolve());
  });

function ask<N extends ProcedureName>(name: N, input: Input<N>, commandId: string) {
  if (!app) throw new Error('It has no clinic yet');
  return app.dispatch({ token: place.token, desk: `desk ${process.pid}`, commandId }, name, input) as Promise<
    Result<Output<N>>
  >;
}

/** One intention: asked until there is an answer, for an unknown outcome is none. */
async function book(input: Input<'bookings.create'>, given: { commandId?: string } = {}): Promise<Answer> {
  const commandId = given.commandId ?? randomUUID();
  const began = performance.now();
  for (let asked = 1; ; asked += 1) {
    const answer = await ask('bookings.create', input, commandId);
    if (!answer.ok && answer.error.code === 'UNAVAILABLE') {
      await sleep(50);
      continue;
    }
    const about = { slotId: input.slotId, commandId, asked, took: performance.now() - began };
    if (!answer.ok) return { ...about, outcome: answer.error.reason, code: answer.error.code };
    return { ...about, outcome: answer.value.status, bookingId: answer.value.id };
  }
}

async function race(slotId: number, calls: number): Promise<Answer[]> {
  return Promise.all(Array.from({ length: calls }, () => book({ slotId, patient })));
}

async function bookAll(slotIds: number[], clients: number): Promise<Answer[]> {
  const answers: Answer[] = [];
  const left = slotIds.values();
  const client = async () => {
    for (const slotId of left) answers.push(await book({ slotId, slotVersion: 1, patient }));
  };
  await Promise.all(Array.from({ length: clients }, client));
  return answers;
}

/** Each is told as soon as it is acknowledged, and asked once more at the end: it gets the answer that it got. */
async function insist(slotIds: number[]): Promise<Answer[]> {
  const answers: Answer[] = [];
  for (const slotId of slotIds) {
    const answer = await book({ slotId, patient });
    await tell({ acknowledged: answer });
    answers.push(answer);
  }
  const again: Answer[] = [];
  for (const { slotId, commandId, bookingId } of answers) {
    if (bookingId !== undefined && commandId !== undefined)
      again.push(await book({ slotId, patient }, { commandId }));
  }
  return again;
}

async function replay(visits: Visit[]): Promise<Answer[]> {
  const answers: Answer[] = [];
  for (const { madeAt, patient: name, ...wish } of visits) {
    clock = madeAt;
    const known = onFile.get(name);
    const who = known === undefined ? { patient: { name } } : { patientId: known };
    const commandId = randomUUID();
    const answer = await ask('bookings.create', { ...wish, ...who }, commandId);
    const about = { slotId: wish.slotId, commandId, asked: 1, took: 0 };
    if (!answer.ok) answers.push({ ...about, outcome: answer.error.reason, code: answer.error.code });
    else {
      if (answer.value.patient) onFile.set(name, answer.value.patient.id);
      answers.push({ ...about, outcome: answer.value.status, bookingId: answer.value.id });
    }
  }
  return answers;
}

function run(work: Work): Promise<Answer[]> {
  if (work.do === 'open') return open(work.place);
  if (work.do === 'race') return race(work.slotId, work.calls);
  if (work.do === 'book') return bookAll(work.slotIds, work.clients);
  if (work.do === 'insist') return insist(work.slotIds);
  return replay(work.visits);
}

async function report(work: Work): Promise<void> {
  try {
    const answers = await run(work);
    const { counts } = (app as App).database as PostgresDatabase;
    await tell({ done: { answers, counts, memory: process.memoryUsage().rss } });
  } catch (error) {
    await tell({ failed: error instanceof Error ? (error.stack ?? error.message) : String(error) });
  }
}

process.on('message', (work: Work) => void report(work));
process.on('disconnect', () => process.exit());
await tell({ ready: true });
