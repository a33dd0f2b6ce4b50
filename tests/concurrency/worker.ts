/** A process of its own with its own connection to the clinic's file, as another program would be. */
import { openApp } from '../../src/main/app.ts';
import { type Desk, deskOf } from '../support/clinic.ts';
import { pick, seededRandom } from '../support/random.ts';
import type { Answer, Message, Place, Work } from './jobs.ts';

const place = JSON.parse(process.argv[2] ?? '') as Place;
let clock = place.at;
const app = await openApp({ folder: place.folder, now: () => clock, sweeper: false });
const desk = deskOf(app, place.token);
const patient = { name: `Patient of ${process.pid}` };

const tell = (message: Message) => new Promise<void>((resolve) => process.send?.(message, () => resolve()));

async function book(slotId: number): Promise<Answer> {
  const answer = await desk.ask('bookings.create', { slotId, slotVersion: 1, patient });
  if (!answer.ok) return { slotId, outcome: answer.error.reason };
  return { slotId, outcome: answer.value.status, bookingId: answer.value.id };
}

/** So many clients at once, each asking for its share of the slots one after the other. */
async function bookAll(slotIds: number[], clients: number): Promise<Answer[]> {
  const shares = Array.from({ length: clients }, (_, client) =>
    slotIds.filter((_id, index) => index % clients === client),
  );
  const answers = await Promise.all(
    shares.map(async (share) => {
      const mine: Answer[] = [];
      for (const slotId of share) mine.push(await book(slotId));
      return mine;
    }),
  );
  return answers.flat();
}

/** Does whatever comes to its mind, to any booking that there might be. */
async function attack(slotIds: number[], seed: number, operations: number): Promise<Answer[]> {
  const random = seededRandom(seed);
  const answers: Answer[] = [];
  let newest = 1;
  for (let count = 0; count < operations; count += 1) {
    clock += Math.floor(random() * 3000);
    const slotId = pick(slotIds, random);
    const id = Math.max(1, newest - Math.floor(random() * 40) + 5);
    const result = await anything(desk, { slotId, id, random });
    const bookingId = result.ok && 'status' in result.value ? result.value.id : undefined;
    newest = Math.max(newest, bookingId ?? 0);
    const outcome = result.ok ? 'OK' : result.error.reason;
    answers.push({ slotId, outcome, ...(bookingId !== undefined && { bookingId }) });
  }
  return answers;
}

function anything(by: Desk, { slotId, id, random }: { slotId: number; id: number; random: () => number }) {
  const what = pick(
    ['create', 'hold', 'confirm', 'release', 'cancel', 'restore', 'block', 'unblock'] as const,
    random,
  );
  if (what === 'create') return by.ask('bookings.create', { slotId, patient });
  if (what === 'hold') return by.ask('bookings.hold', { slotId });
  if (what === 'confirm') return by.ask('bookings.confirm', { id, patient });
  if (what === 'block' || what === 'unblock') return by.ask(`slots.${what}`, { id: slotId });
  return by.ask(`bookings.${what}`, { id });
}

/** A slot in the room at each of the times. */
async function takeRoom(doctorId: number, roomId: number, starts: string[]): Promise<Answer[]> {
  const answers: Answer[] = [];
  for (const startsAt of starts) {
    const answer = await desk.ask('slots.create', { doctorId, startsAt, roomId });
    const made = answer.ok ? { slotId: answer.value.id, outcome: 'OK' } : undefined;
    answers.push(made ?? { slotId: 0, outcome: answer.ok ? 'OK' : answer.error.reason });
  }
  return answers;
}

async function overbook(doctorId: number, startsAt: string): Promise<Answer[]> {
  const input = { doctorId, startsAt, durationMinutes: 30, reason: 'in pain', patient };
  const answer = await desk.ask('bookings.overbook', input);
  if (!answer.ok) return [{ slotId: 0, outcome: answer.error.reason }];
  return [{ slotId: answer.value.slotId, outcome: answer.value.status, bookingId: answer.value.id }];
}

/** Tells how many patients are written, again and again. */
async function importFile({ fileId, options }: Extract<Work, { do: 'import' }>): Promise<Answer[]> {
  const input = { fileId, fileName: 'table.csv', kind: 'patients', isDryRun: false, options } as const;
  let job = await desk.call('imports.start', input);
  while (job.finishedAt === null) {
    job = await desk.call('imports.get', { id: job.id });
    await tell({ booked: job.added });
  }
  return [];
}

function run(work: Work): Promise<Answer[]> {
  if (work.do === 'book') return bookAll(work.slotIds, work.clients);
  if (work.do === 'room') return takeRoom(work.doctorId, work.roomId, work.starts);
  if (work.do === 'overbook') return overbook(work.doctorId, work.startsAt);
  if (work.do === 'import') return importFile(work);
  return attack(work.slotIds, work.seed, work.operations);
}

process.on('message', (work: Work) => void run(work).then((answers) => tell({ answers })));
process.on('disconnect', () => void app.close());
await tell({ ready: true });
