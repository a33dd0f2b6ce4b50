/** A desk in a process of its own that books, holds, moves and cancels without pause until it is killed. */
import { randomUUID } from 'node:crypto';
import { openApp } from '../../src/main/app.ts';
import type { Booking } from '../../src/shared/contract/bookings.ts';
import type { Result } from '../../src/shared/errors.ts';
import { pick, seededRandom } from '../support/random.ts';
import { type Beginning, type Message, PROCEDURES, type Wish } from './restless.ts';

const beginning = JSON.parse(process.argv[2] ?? '') as Beginning;
const { folder, token, at, seed, slotIds, unfinished } = beginning;
const began = Date.now();
/** Ten times as fast as ours, so that holds end meanwhile. */
const now = () => at + (Date.now() - began) * 10;
const random = seededRandom(seed);
const patient = { name: `Patient of desk ${seed}` };
/** Bookings that there are, its own and those near them. */
let { newest } = beginning;

const tell = (message: Message) =>
  new Promise<void>((resolve) => {
    process.send?.(message, () => resolve());
  });

function anything(): Wish {
  const what = pick(PROCEDURES, random);
  const slotId = pick(slotIds, random);
  const id = Math.max(1, newest - Math.floor(random() * 60) + 10);
  const commandId = randomUUID();
  if (what === 'create') return { commandId, name: 'bookings.create', input: { slotId, patient } };
  if (what === 'hold') return { commandId, name: 'bookings.hold', input: { slotId } };
  if (what === 'move') return { commandId, name: 'bookings.move', input: { id, slotId } };
  if (what === 'confirm') return { commandId, name: 'bookings.confirm', input: { id, patient } };
  return { commandId, name: `bookings.${what}`, input: { id } };
}

const app = await openApp({ folder, now, sweeper: false });

async function carryOut(wish: Wish): Promise<void> {
  await tell({ asks: wish });
  const { commandId } = wish;
  const caller = { token, desk: `desk ${seed}`, commandId };
  const answer = (await app.dispatch(caller, wish.name, wish.input)) as Result<Booking>;
  if (!answer.ok) return tell({ answered: { commandId, outcome: answer.error.reason } });
  const { id, status } = answer.value;
  newest = Math.max(newest, id);
  return tell({ answered: { commandId, bookingId: id, outcome: status } });
}

await tell({ ready: true });
if (unfinished) await carryOut(unfinished);
for (;;) await carryOut(anything());
