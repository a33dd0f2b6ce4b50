import { openApp } from '../src/main/app.ts';
import type { OwnServer } from '../tests/postgres/own-server.ts';
import { type Clinic, doctorWithSlots, temporaryFolder } from '../tests/support/clinic.ts';
import { percentile } from './clients.ts';

const TOLD = 200;
const BOOKED = 2000;

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

/** What rows take on the server's disk, with their indexes: measured by making some. */
export async function sizeLines(server: OwnServer, clinic: Clinic): Promise<string[]> {
  const empty = await server.createDatabase('empty').then(() => sizeOf(server, 'empty'));
  const before = await sizeOf(server, 'ours');
  const { slots } = await doctorWithSlots(clinic, BOOKED);
  const withSlots = await sizeOf(server, 'ours');
  const names = Array.from({ length: BOOKED / 4 }, (_, index) => `Paula Patient ${index.toString(36)}`);
  const patients: number[] = [];
  for (const name of names) patients.push((await clinic.desk.call('patients.create', { name })).id);
  const withPatients = await sizeOf(server, 'ours');
  for (const [index, { id: slotId }] of slots.entries()) {
    const patientId = patients[index % patients.length] ?? 0;
    await clinic.desk.call('bookings.create', { slotId, patientId });
  }
  const after = await sizeOf(server, 'ours');
  const each = (bytes: number, count: number) => `${Math.round(bytes / count)} bytes`;
  return [
    `a database with nothing in it: ${(empty / 2 ** 20).toFixed(1)} MB`,
    `a slot: ${each(withSlots - before, BOOKED)}; a patient with their trail: ${each(withPatients - withSlots, names.length)}; a booking with its claim, trail and kept answer: ${each(after - withPatients, BOOKED)}`,
  ];
}

async function sizeOf(server: OwnServer, database: string): Promise<number> {
  await server.ask(database, 'CHECKPOINT');
  const [row] = await server.ask<{ size: number }>(
    database,
    'SELECT pg_database_size(current_database()) AS size',
  );
  return row?.size ?? 0;
}
