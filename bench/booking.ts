import fs from 'node:fs';
import path from 'node:path';
import Sqlite from 'better-sqlite3';
import { openApp } from '../src/main/app.ts';
import { DATABASE_FILE } from '../src/main/data-folder.ts';
import { type Desk, deskOf, doctorWithSlots, openClinic, temporaryFolder } from '../tests/support/clinic.ts';
import { Recorder, replayer, withoutWaiting } from './statements.ts';
import { median } from './statistics.ts';

const ROUNDS = 12;
const PER_ROUND = 250;
const KEY = 'a passphrase of a clinic';

interface Kind {
  synchronous: 'FULL' | 'NORMAL';
  key?: string;
}

const KINDS: [string, Kind][] = [
  ['FULL', { synchronous: 'FULL' }],
  ['FULL, encrypted', { synchronous: 'FULL', key: KEY }],
  ['NORMAL', { synchronous: 'NORMAL' }],
  ['NORMAL, encrypted', { synchronous: 'NORMAL', key: KEY }],
];

/** A clinic's file that is copied for each side, and what is booked in it. */
interface Template {
  bytes: Buffer;
  token: string;
  at: number;
  slotIds: number[];
  patientId: number;
}

/**
 * Booking through dispatch against the very statements that it sends, on bare better-sqlite3, in turns: on copies of one
 * file, with the parameters that were recorded on a third.
 */
export async function benchBooking(): Promise<string[]> {
  const template = await makeTemplate();
  const lines: string[] = [];
  for (const [name, kind] of KINDS) {
    const { ratio, rate, steps } = await compare(template, kind);
    lines.push(
      `booking through dispatch, ${name}: ${ratio.toFixed(2)} of its ${steps} statements on bare SQLite ` +
        `(${rate.toFixed(0)} a second)`,
    );
  }
  return lines;
}

async function makeTemplate(): Promise<Template> {
  const clinic = await openClinic();
  const { slots } = await doctorWithSlots(clinic, ROUNDS * PER_ROUND);
  const { id: patientId } = await clinic.desk.call('patients.create', { name: 'Bea Bench' });
  const { token } = clinic.desk;
  await clinic.app.close();
  const bytes = fs.readFileSync(path.join(clinic.folder, DATABASE_FILE));
  await clinic.close();
  return { bytes, token: token ?? '', at: clinic.clock.at, slotIds: slots.map(({ id }) => id), patientId };
}

async function compare(template: Template, kind: Kind) {
  const recorded = await record(template, kind);
  const [ours, bare] = [await openSide(template, kind), copyOf(template, kind)];
  const replay = replayer(bare, kind.synchronous);
  const ratios: number[] = [];
  const rates: number[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    const [from, to] = [round * PER_ROUND, (round + 1) * PER_ROUND];
    const throughDispatch = await timed(() => bookAll(ours.desk, template, [from, to]));
    const alone = await timed(async () => recorded.slice(from, to).forEach((steps) => replay.run(steps)));
    // The first rounds compile the queries and warm the caches.
    if (round < 2) continue;
    ratios.push(alone / throughDispatch);
    rates.push((PER_ROUND / throughDispatch) * 1000);
  }
  replay.close();
  await ours.close();
  fs.rmSync(path.dirname(bare.file), { recursive: true });
  return { ratio: median(ratios), rate: median(rates), steps: recorded.at(-1)?.length ?? 0 };
}

/** The statements of each booking. */
async function record(template: Template, kind: Kind) {
  const recorder = new Recorder();
  const { desk, close } = await openSide(template, kind);
  recorder.take();
  const recorded = [];
  for (let index = 0; index < template.slotIds.length; index += 1) {
    await bookAll(desk, template, [index, index + 1]);
    recorded.push(recorder.take());
  }
  recorder.stop();
  await close();
  return recorded;
}

async function bookAll(desk: Desk, { slotIds, patientId }: Template, [from, to]: [number, number]) {
  for (const slotId of slotIds.slice(from, to)) await desk.call('bookings.create', { slotId, patientId });
}

function copyOf({ bytes }: Template, { key }: Kind) {
  const file = path.join(temporaryFolder(), DATABASE_FILE);
  fs.writeFileSync(file, bytes, { mode: 0o600 });
  if (key === undefined) return { file };
  const db = new Sqlite(file);
  db.pragma('journal_mode = DELETE');
  db.rekey(Buffer.from(key));
  db.close();
  return { file, key };
}

async function openSide(template: Template, kind: Kind) {
  const { file, key } = copyOf(template, kind);
  const folder = path.dirname(file);
  const open = () => openApp({ folder, key, now: () => template.at, sweeper: false });
  const app = await (kind.synchronous === 'NORMAL' ? withoutWaiting(open) : open());
  const close = async () => {
    await app.close();
    fs.rmSync(folder, { recursive: true });
  };
  return { desk: deskOf(app, template.token), close };
}

async function timed(work: () => Promise<void>): Promise<number> {
  const began = performance.now();
  await work();
  return performance.now() - began;
}
