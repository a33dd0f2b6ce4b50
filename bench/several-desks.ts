import type pg from 'pg';
import { Desks, tally } from '../tests/postgres/desks.ts';
import { OwnServer } from '../tests/postgres/own-server.ts';
import { type Clinic, doctorWithSlots, openClinic } from '../tests/support/clinic.ts';
import { type Load, load, sharesOf, wordsOf } from './clients.ts';
import { costLines, latencyLine, sizeLine } from './on-a-server.ts';
import { median } from './statistics.ts';
import { bookAsTheWebSystem, openWebPool, type WebAnswer } from './web-system/booking.ts';
import { makeWebSlots, makeWebSystem } from './web-system/schema.ts';

const SLOTS = 400;
const CLIENTS = [1, 10, 20, 50];
/** Rounds of one desk on each engine. */
const ROUNDS = 7;
const AT_ONE_DESK = 200;

interface Sides {
  clinic: Clinic;
  desks: Desks;
  /** Of the web system. */
  pool: pg.Pool;
}

/** A clinic on a server: booking by many desks beside the web system's way, and what a server costs one desk. */
export async function benchSeveralDesks(tell: (line: string) => void = () => {}): Promise<string[]> {
  const server = await OwnServer.start();
  const clinic = await openClinic({ server: await server.createDatabase('ours') });
  const pool = openWebPool(await server.createDatabase('web'));
  await makeWebSystem(pool);
  const desks = await Desks.start(Math.max(...CLIENTS));
  const lines: string[] = [];
  const add = (more: readonly string[]) => {
    lines.push(...more);
    more.forEach(tell);
  };
  try {
    add([await sizeLine(server)]);
    const place = { server: server.address('ours'), token: clinic.desk.token ?? '', at: clinic.clock.at };
    for (const clients of CLIENTS) {
      // Desks that are open listen: only those that book are.
      const some = desks.some(clients);
      await some.open(place);
      add(await onFreeSlots({ clinic, desks: some, pool }, clients));
    }
    add([...(await onOneSlot({ clinic, desks, pool })), memoryLine(desks)]);
    await desks.stop();
    add(await enginesLines(clinic));
    add([await latencyLine(clinic)]);
    add(await costLines(server, clinic));
    return lines;
  } finally {
    await desks.stop();
    await pool.end();
    await clinic.close();
    await server.stop();
  }
}

async function onFreeSlots({ clinic, desks, pool }: Sides, clients: number): Promise<string[]> {
  const web = await load(await makeWebSlots(pool, SLOTS), clients, async (slotId) => {
    return (await bookAsTheWebSystem(pool, slotId)) === 'CONFIRMED';
  });
  const ours = await bookByDesks(clinic, desks);
  return [
    `${clients} on ${SLOTS} free slots, the web system's way: ${wordsOf(web)}`,
    `${clients} on ${SLOTS} free slots, desks: ${wordsOf(ours)}, begun anew ${ours.retries}`,
  ];
}

async function onOneSlot({ clinic, desks, pool }: Sides): Promise<string[]> {
  const [webSlot = 0] = await makeWebSlots(pool, 1);
  const web = await Promise.all(Array.from({ length: 100 }, () => bookAsTheWebSystem(pool, webSlot)));
  const [slot] = (await doctorWithSlots(clinic, 1)).slots;
  const ours = await desks.together(() => ({ do: 'race', slotId: slot?.id ?? 0, calls: 2 }));
  return [
    `100 on one slot, the web system's way: ${countsOf(web)}`,
    `100 on one slot, desks: ${JSON.stringify(tally(ours))}`,
  ];
}

function memoryLine(desks: Desks): string {
  const megabytes = desks.all.map(({ memory }) => memory / 2 ** 20);
  return `a desk's process without its windows: ${median(megabytes).toFixed(0)} MB`;
}

/** Each desk is one client: it books its share, one slot after the other. */
async function bookByDesks(clinic: Clinic, desks: Desks): Promise<Load & { retries: number }> {
  const { slots } = await doctorWithSlots(clinic, SLOTS);
  const shares = sharesOf(
    slots.map(({ id }) => id),
    desks.all.length,
  );
  const { retries } = desks.counts;
  const began = performance.now();
  const answers = await desks.together((index) => ({ do: 'book', slotIds: shares[index] ?? [], clients: 1 }));
  return {
    took: performance.now() - began,
    asked: SLOTS,
    confirmed: tally(answers)['CONFIRMED'] ?? 0,
    times: answers.map(({ took }) => took),
    retries: desks.counts.retries - retries,
  };
}

function countsOf(answers: readonly WebAnswer[]): string {
  const groups = Object.entries(Object.groupBy(answers, (answer) => answer));
  return JSON.stringify(Object.fromEntries(groups.map(([answer, all]) => [answer, all.length])));
}

/** One desk in this very process, on a file and on the server in turns. */
async function enginesLines(onServer: Clinic): Promise<string[]> {
  const onFile = await openClinic();
  const rates = { file: [] as number[], server: [] as number[], ratio: [] as number[] };
  for (let round = 0; round <= ROUNDS; round += 1) {
    const [file, server] = [await rateOf(onFile), await rateOf(onServer)];
    // The first round compiles the queries.
    if (round === 0) continue;
    rates.file.push(file);
    rates.server.push(server);
    rates.ratio.push(server / file);
  }
  await onFile.close();
  const [file, server] = [median(rates.file).toFixed(0), median(rates.server).toFixed(0)];
  return [
    `one desk: ${server} bookings a second on a server, ${file} on a file: ${median(rates.ratio).toFixed(2)}`,
  ];
}

async function rateOf(clinic: Clinic): Promise<number> {
  const { slots } = await doctorWithSlots(clinic, AT_ONE_DESK);
  const { id: patientId } = await clinic.desk.call('patients.create', { name: 'Bea Bench' });
  const began = performance.now();
  for (const { id: slotId } of slots) await clinic.desk.call('bookings.create', { slotId, patientId });
  return (AT_ONE_DESK / (performance.now() - began)) * 1000;
}
