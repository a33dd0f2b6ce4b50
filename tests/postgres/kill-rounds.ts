import { setTimeout as sleep } from 'node:timers/promises';
import { pick } from '../support/random.ts';
import type { Answer } from './desk-work.ts';
import type { Desks } from './desks.ts';
import type { Death, OwnServer } from './own-server.ts';

const DEATHS: readonly Death[] = ['immediate', 'kill', 'backend'];

/** Milliseconds until it is there again: one that nobody notices, and in the long run one that is longer than a write waits. */
const PAUSES = [0, 50, 300, 50, 300, ...(process.env['MEDIBOOK_LONG'] ? [5_000] : [])];

/** What the desks were told in one round. */
export interface Round {
  /** In the order in which they came. */
  acknowledged: Answer[];
  /** What those that were booked got when they were asked for again under the same command id. */
  again: Answer[];
}

/**
 * All desks book, each slot wanted by two of them, until each has an answer for each of its wishes. When so many are
 * acknowledged the server dies, in the middle of what others do, and after a while it is there again.
 */
export async function killOnce(
  { server, desks }: { server: OwnServer; desks: Desks },
  { slotIds, round, random }: { slotIds: readonly number[]; round: number; random: () => number },
): Promise<Round> {
  const death = DEATHS[round % DEATHS.length] ?? 'kill';
  const enough = 1 + Math.floor(random() * slotIds.length * 0.6);
  const acknowledged: Answer[] = [];
  let killing: Promise<void> | undefined;
  const again = await desks.together(
    (index) => ({ do: 'insist', slotIds: wishesOf(slotIds, index, desks.all.length) }),
    (answer) => {
      acknowledged.push(answer);
      if (acknowledged.length === enough) killing = dieAndReturn(server, death, pick(PAUSES, random));
    },
  );
  await killing;
  return { acknowledged, again };
}

async function dieAndReturn(server: OwnServer, death: Death, pause: number): Promise<void> {
  await server.die(death);
  await sleep(pause);
  if (death !== 'backend') await server.start();
}

/** Its own share, and then its neighbour's. */
function wishesOf(slotIds: readonly number[], index: number, desks: number): number[] {
  const shareOf = (desk: number) => slotIds.filter((_id, at) => at % desks === desk);
  return [...shareOf(index), ...shareOf((index + 1) % desks)];
}
