import { openApp } from '../src/main/app.ts';
import type { OwnServer } from '../tests/postgres/own-server.ts';
import { type Clinic, doctorWithSlots, temporaryFolder } from '../tests/support/clinic.ts';
import { percentile } from './clients.ts';

const TOLD = 200;
const BOOKED = 2000;
const LOOKS = 100;

/** From the answer at one desk until another one has been told. */
export async function latencyLine(clinic: Clinic): Promise<string> {
  const { server } = clinic.place;
  const other = await openApp({ folder: temporaryFolder(), server, now: clinic.clock.now, sweeper: false });
  const { slots } = await doctorWithSlots(clinic, TOLD);
  const times: number[] = [];
  for (const { id: slotId } of slots) {
    let booked = 0;
    const told = new Promise<number>((resolve) => {
      const end = other.changes.subscribe(({ entity, ids }) => {
        if (entity !== 'bookings' || !(ids.includes(booked) || booked === 0)) return;
        end();
        resolve(performance.now());
      });
    });
    ({ id: booked } = await clinic.desk.call('bookings.create', { slotId, patient: { name: 'Bea Bench' } }));
    const answered = performance.now();
    // It may be told before the one who booked has its answer.
    times.push(Math.max(0, (await told) - answered));
  }
  await other.close();
  const [p50, p99] = [0.5, 0.99].map((part) => percentile(times, part).toFixed(1));
  return `another desk is told of a booking: p50 ${p50} ms, p99 ${p99} ms after its answer`;
}

/** What rows take on the server's disk, with their indexes, and what a booking costs it: measured by making some. */
export async function costLines(server: OwnServer, clinic: Clinic): Promise<string[]> {
  const start = await usedBy(server);
  const { slots } = await doctorWithSlots(clinic, BOOKED);
  const withSlots = await usedBy(server);
  const patients: number[] = [];
  for (let count = 0; count < BOOKED / 4; count += 1) {
    patients.push((await clinic.desk.call('patients.create', { name: `Paula ${count.toString(36)}` })).id);
  }
  const withPatients = await usedBy(server);
  for (const [index, { id: slotId }] of slots.entries()) {
    await clinic.desk.call('bookings.create', { slotId, patientId: patients[index % patients.length] ?? 0 });
  }
  const end = await usedBy(server);
  const [row] = await server.ask<{ bytes: number }>(
    'ours',
    `SELECT (pg_total_relation_size('audit_log') / (SELECT count(*) FROM audit_log))::bigint AS bytes`,
  );
  const each = (what: keyof Used, from: Used, to: Used, count: number) =>
    Math.round((to[what] - from[what]) / count);
  return [
    `a slot: ${each('bytes', start, withSlots, BOOKED)} bytes; a patient with their trail: ${each('bytes', withSlots, withPatients, BOOKED / 4)}; a booking with its claim, trail and kept answer: ${each('bytes', withPatients, end, BOOKED)}; a row of the trail alone: ${row?.bytes}`,
    `a booking costs the server ${(each('cpu', withPatients, end, BOOKED) / 1000).toFixed(2)} ms of a processor and ${each('log', withPatients, end, BOOKED)} bytes of its log`,
    await boardLine(server, clinic),
  ];
}

/** What a desk asks for when its board is to show a change: the day's slots, and its bookings. */
async function boardLine(server: OwnServer, clinic: Clinic): Promise<string> {
  const { slots: of } = await doctorWithSlots(clinic, 1);
  const date = (of[0]?.startsAt ?? '').slice(0, 10);
  const ask = async () => {
    const slots = await clinic.desk.call('slots.list', { date, includeExtra: true, limit: 5000 });
    const bookings = await clinic.desk.call('bookings.list', { date, status: 'CONFIRMED', limit: 500 });
    return { slots: slots.items.length, bookings: bookings.items.length };
  };
  const { slots, bookings } = await ask();
  const before = server.cpuSeconds();
  for (let count = 0; count < LOOKS; count += 1) await ask();
  const each = ((server.cpuSeconds() - before) / LOOKS) * 1000;
  return `a look at the board of ${slots} slots and ${bookings} bookings costs the server ${each.toFixed(1)} ms of a processor`;
}

interface Used {
  /** On the disk. */
  bytes: number;
  /** Of the write-ahead log, since the server began. */
  log: number;
  /** Microseconds of processors' time. */
  cpu: number;
}

/** What a clinic takes on the disk. */
export async function sizeLine(server: OwnServer): Promise<string> {
  return `a clinic with nobody in it: ${((await usedBy(server)).bytes / 2 ** 20).toFixed(1)} MB`;
}

async function usedBy(server: OwnServer): Promise<Used> {
  await server.ask('ours', 'CHECKPOINT');
  const [row] = await server.ask<{ bytes: number; log: number }>(
    'ours',
    `SELECT pg_database_size(current_database()) AS bytes, pg_wal_lsn_diff(pg_current_wal_lsn(), '0/0') AS log`,
  );
  return { bytes: row?.bytes ?? 0, log: row?.log ?? 0, cpu: server.cpuSeconds() * 1_000_000 };
}
