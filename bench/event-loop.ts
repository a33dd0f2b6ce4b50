/**
 * How late main's event loop is while much is done beside it, at a clinic of ten years: `node bench/event-loop.ts`, or one
 * part of it, such as `node bench/event-loop.ts import`. Needs a build.
 */
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { addDays, dateAt } from '../src/shared/calendar.ts';
import { Caller } from '../tests/support/caller.ts';
import { type Host, startHost } from '../tests/support/host.ts';
import { OPTIONS } from '../tests/support/imports.ts';
import { ADMIN, bigClinic, DESK, PASSWORD, SIZES, ZONE } from './big-clinic.ts';
import { percentile } from './clients.ts';
import { peopleAsCsv } from './import.ts';
import type { Lag } from './loop-monitor.ts';

const ROWS = 200_000;
/** Milliseconds that a phase without an end of its own takes. */
const PHASE = 10_000;
/** Milliseconds between two calls of the desk. */
const PAUSE = 50;

const began = performance.now();
console.log(`${os.cpus()[0]?.model}, ${os.cpus().length} cores, Node ${process.versions.node}`);
const { folder } = await bigClinic(SIZES['100×']);
const monitor = path.resolve(import.meta.dirname, 'loop-monitor.ts');
const host = await startHost(folder, [], 0, ['--import', monitor]);
try {
  await measureAll();
} finally {
  await host.kill();
  fs.rmSync(folder, { recursive: true, force: true });
}
console.log(`\nThis took ${((performance.now() - began) / 1000).toFixed(0)} s`);

async function measureAll(): Promise<void> {
  const admin = await Caller.signIn(host, ADMIN, PASSWORD);
  const desk = await Caller.signIn(host, DESK, PASSWORD);
  const free = await freeSlots(desk);
  const work = deskWork(desk, free);
  const once = async () => void (await wait(PHASE));
  console.log(
    '\n| meanwhile | seconds | loop p50 ms | p99 ms | max ms | calls | call p50 ms | p99 ms | max ms |',
  );
  console.log('| --- | --- | --- | --- | --- | --- | --- | --- | --- |');
  const all = () =>
    Promise.all([backup(admin), statistics(admin, 2 * PHASE), importPatients(admin, 'again')]);
  const phases: [string, () => Promise<unknown>, (() => Promise<unknown>) | null][] = [
    ['nothing, and nobody calls', once, null],
    ['nothing', once, work],
    ['statistics of one year after the other', () => statistics(admin, PHASE), work],
    ['a backup', () => backup(admin), work],
    [`an import of ${ROWS} patients`, () => importPatients(admin), work],
    ['all three at once', all, work],
  ];
  const wanted = phases.filter(([what]) => process.argv.slice(2).every((word) => what.includes(word)));
  for (const [what, beside, call] of wanted) await phase(what, beside, call);
}

/** Lets a desk work while something is done, and says how late the loop and its answers were. */
async function phase(what: string, work: () => Promise<unknown>, call: (() => Promise<unknown>) | null) {
  await lagOf(host);
  const state = { isDone: false };
  const times: number[] = [];
  const from = performance.now();
  const desk = (async () => {
    if (call === null) return;
    while (!state.isDone) {
      const asked = performance.now();
      await call();
      times.push(performance.now() - asked);
      await wait(PAUSE);
    }
  })();
  await work();
  const took = (performance.now() - from) / 1000;
  const lag = await lagOf(host);
  state.isDone = true;
  await desk;
  const calls = times.length > 0 ? [percentile(times, 0.5), percentile(times, 0.99), Math.max(...times)] : [];
  const cells = [lag.p50, lag.p99, lag.max].map((ms) => ms.toFixed(1));
  const shown = [what, took.toFixed(0), ...cells, times.length, ...calls.map((ms) => ms.toFixed(1))];
  console.log(`| ${shown.join(' | ')} |`);
}

function lagOf({ process: child }: Host): Promise<Lag> {
  return new Promise((resolve) => {
    child.once('message', (lag) => resolve(lag as Lag));
    child.send('lag');
  });
}

/** Each a different kind of call than the one before it: a look at a day, a search, the next free time, a booking. */
function deskWork(desk: Caller, free: number[]): () => Promise<unknown> {
  const today = dateAt(Date.now(), ZONE);
  let turn = 0;
  return () => {
    turn += 1;
    const date = addDays(today, -(turn % 1000));
    if (turn % 4 === 0) return desk.call('slots.list', { date, includeExtra: true, limit: 5000 });
    if (turn % 4 === 1) return desk.call('patients.search', { query: 'mar' });
    if (turn % 4 === 2) return desk.call('slots.nextFree', { doctorId: 1 + (turn % 40) });
    return desk.call('bookings.create', { slotId: free.shift() ?? 0, patientId: 1 + turn });
  };
}

async function freeSlots(desk: Caller): Promise<number[]> {
  const ids: number[] = [];
  for (let cursor: string | undefined; ids.length < 12_000; ) {
    const page = await desk.call('slots.list', {
      availableOnly: true,
      limit: 5000,
      ...(cursor && { cursor }),
    });
    ids.push(...page.items.map(({ id }) => id));
    cursor = page.nextCursor;
    if (!cursor) break;
  }
  return ids;
}

async function statistics(admin: Caller, milliseconds: number): Promise<void> {
  const until = performance.now() + milliseconds;
  const today = dateAt(Date.now(), ZONE);
  for (let round = 0; performance.now() < until; round += 1) {
    const from = addDays(today, -365 - 30 * (round % 80));
    await admin.call('stats.report', { from, to: addDays(from, 364) });
  }
}

async function backup(admin: Caller): Promise<void> {
  const count = async () => (await admin.call('backups.list', {})).items.length;
  const before = await count();
  await admin.call('backups.make', {});
  while ((await count()) === before) await wait(500);
}

/** @param marked goes before each name, so that nobody is skipped as being there already */
async function importPatients(admin: Caller, marked = ''): Promise<void> {
  const [head = '', ...lines] = peopleAsCsv(ROWS).split('\n');
  const file = [head, ...lines.map((line) => (line === '' ? line : marked + line))].join('\n');
  const login = await host.rpc('auth.login', { email: ADMIN, password: PASSWORD });
  if (!login.ok) throw new Error(login.error.reason);
  const answer = await fetch(`${host.url}/upload?name=people.csv`, {
    method: 'POST',
    headers: { authorization: `Bearer ${login.value.token}` },
    body: file,
  });
  const { value } = (await answer.json()) as { value: { fileId: string } };
  const { guess } = await admin.call('imports.inspect', { fileId: value.fileId });
  const { id } = await admin.call('imports.start', {
    fileId: value.fileId,
    fileName: 'people.csv',
    kind: 'patients',
    isDryRun: false,
    options: { ...OPTIONS, mapping: guess.mapping, dateOrder: guess.dateOrder ?? 'YMD' },
  });
  for (;;) {
    const job = await admin.call('imports.get', { id });
    if (job.finishedAt !== null) return;
    await wait(500);
  }
}
