/** A thousand people who look at doctors and days for a minute, and book now and then; on both systems, one after the other. */
import { type ChildProcess, fork } from 'node:child_process';
import http from 'node:http';
import os from 'node:os';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { OwnServer } from '../tests/postgres/own-server.ts';
import { startBrowserProcess } from '../tests/support/browser-process.ts';
import { doctorWithSlots, openClinic } from '../tests/support/clinic.ts';
import { pick, seededRandom } from '../tests/support/random.ts';
import { percentile } from './clients.ts';
import { openWebPool } from './web-system/booking.ts';
import { makeWebSlots, makeWebSystem } from './web-system/schema.ts';

const USERS = 1000;
/** Milliseconds. */
const LENGTH = 60_000;
/** Between two things that one of them does, in milliseconds: anything up to twice that. */
const THINKS = 3000;
const DOCTORS = 40;
const SLOTS = 300;
const DAY = 86_400_000;

type Deed = 'doctors' | 'slots' | 'book';

interface Request {
  method: string;
  path: string;
  headers?: Record<string, string>;
  body?: string;
}

interface System {
  url: string;
  ask: { doctors(): Request; slots(doctor: number, date: string): Request; book(slot: number): Request };
  doctors: readonly number[];
  slots: readonly number[];
}

interface Done {
  deed: Deed;
  status: number;
  took: number;
}

const agent = new http.Agent({ keepAlive: true, maxSockets: USERS });

/** From the first byte asked to the last one answered. */
function send(
  url: string,
  { method, path, headers, body }: Request,
): Promise<{ status: number; took: number }> {
  const began = performance.now();
  return new Promise((resolve) => {
    const end = (status: number) => resolve({ status, took: performance.now() - began });
    const request = http.request(`${url}${path}`, { method, headers, agent }, (response) => {
      response.resume().on('end', () => end(response.statusCode ?? 0));
    });
    request.on('error', () => end(0)).end(body);
  });
}

async function user(system: System, number: number, until: number): Promise<Done[]> {
  const random = seededRandom(number);
  const { url, ask, doctors, slots } = system;
  const done: Done[] = [];
  for (;;) {
    await sleep(random() * 2 * THINKS);
    if (performance.now() > until) return done;
    const [deed, request] = next(random(), {
      doctors: () => ask.doctors(),
      slots: () => ask.slots(pick(doctors, random), dateOf(random)),
      book: () => ask.book(pick(slots, random)),
    });
    done.push({ deed, ...(await send(url, request)) });
  }
}

/** Three of ten look at the doctors, six at somebody's day, one books. */
function next(chance: number, make: Record<Deed, () => Request>): [Deed, Request] {
  const deed = chance < 0.3 ? 'doctors' : chance < 0.9 ? 'slots' : 'book';
  return [deed, make[deed]()];
}

const dateOf = (random: () => number) =>
  new Date(Date.now() + (1 + Math.floor(random() * 6)) * DAY).toISOString().slice(0, 10);

async function minute(name: string, system: System): Promise<string[]> {
  const until = performance.now() + LENGTH;
  const users = Array.from({ length: USERS }, (_, number) => user(system, number + 1, until));
  const all = (await Promise.all(users)).flat();
  const line = (what: string, some: readonly Done[]) => {
    const times = some.map(({ took }) => took);
    const average = times.reduce((sum, took) => sum + took, 0) / times.length;
    const [p50, p95, p99] = [0.5, 0.95, 0.99].map((part) => percentile(times, part).toFixed(1));
    return `  ${what}: ${some.length}, average ${average.toFixed(1)} ms, p50 ${p50} p95 ${p95} p99 ${p99} ms`;
  };
  const booked = all.filter(({ deed }) => deed === 'book');
  const won = booked.filter(({ status }) => status === 200 || status === 201).length;
  const taken = booked.filter(({ status }) => status === 409).length;
  const failed = all.filter(({ status }) => status === 0 || status >= 500).length;
  return [
    `${USERS} users for ${LENGTH / 1000} s, ${name}: ${(all.length / (LENGTH / 1000)).toFixed(0)} requests a second, ` +
      `${won} booked, ${taken} told that it is taken, ${failed} failed`,
    line('all', all),
    line(
      'doctors',
      all.filter(({ deed }) => deed === 'doctors'),
    ),
    line(
      'a day’s slots',
      all.filter(({ deed }) => deed === 'slots'),
    ),
    line('bookings', booked),
  ];
}

/** The built desk in browser mode, on a file. */
async function ourMinute(): Promise<string[]> {
  const clinic = await openClinic({ at: Date.now() });
  const made = [];
  for (let count = 0; count < DOCTORS; count += 1) made.push(await doctorWithSlots(clinic, SLOTS));
  const { id: patientId } = await clinic.desk.call('patients.create', { name: 'Bea Bench' });
  await clinic.app.close();
  const desk = await startBrowserProcess(['--data', clinic.folder, '--port', '0']);
  const rpc = (name: string, input: object): Request => ({
    method: 'POST',
    path: `/rpc/${name}`,
    headers: { 'Content-Type': 'application/json', Authorization: `Bearer ${clinic.desk.token}` },
    body: JSON.stringify(input),
  });
  try {
    return await minute('the built desk, in a file', {
      url: desk.url,
      ask: {
        doctors: () => rpc('doctors.list', {}),
        slots: (doctorId, date) => rpc('slots.list', { doctorId, date }),
        book: (slotId) => rpc('bookings.create', { slotId, patientId }),
      },
      doctors: made.map(({ doctor }) => doctor.id),
      slots: made.flatMap(({ slots }) => slots.map(({ id }) => id)),
    });
  } finally {
    desk.kill('SIGTERM');
    await desk.exited;
    await clinic.close();
  }
}

async function webMinute(): Promise<string[]> {
  const server = await OwnServer.start();
  const address = await server.createDatabase('web');
  const pool = openWebPool(address);
  await makeWebSystem(pool);
  const doctors = await webDoctors(pool);
  const slots = await makeWebSlots(pool, DOCTORS * SLOTS);
  // Each doctor has a share of them, of half an hour from tomorrow on, as ours have.
  await pool.query(
    `UPDATE appointment_slots SET doctor_id = 1 + id % $1,
       starts_at = date_trunc('day', now()) + interval '1 day' + (id / $1) * interval '30 minutes'`,
    [DOCTORS],
  );
  await pool.query('ANALYZE');
  await pool.end();
  const { host, port, database, user: name, password } = address;
  const program = await startWeb({ host, port, database, user: name, password });
  try {
    return await minute('the web system’s way, PostgreSQL', {
      url: `http://127.0.0.1:${program.port}`,
      ask: {
        doctors: () => ({ method: 'GET', path: '/doctors' }),
        slots: (doctor, date) => ({ method: 'GET', path: `/slots?doctor=${doctor}&date=${date}` }),
        book: (slot) => ({ method: 'POST', path: `/book?slot=${slot}` }),
      },
      doctors,
      slots,
    });
  } finally {
    program.child.disconnect();
    await server.stop();
  }
}

async function webDoctors(pool: ReturnType<typeof openWebPool>): Promise<number[]> {
  const { rows } = await pool.query<{ id: number }>(
    `INSERT INTO doctors (name, specialization) SELECT 'Dr ' || n, 'General practice'
     FROM generate_series(2, $1) AS n RETURNING id`,
    [DOCTORS],
  );
  return [1, ...rows.map(({ id }) => id)];
}

function startWeb(address: object): Promise<{ child: ChildProcess; port: number }> {
  const program = fileURLToPath(new URL('web-system/serve.ts', import.meta.url));
  const child = fork(program, [JSON.stringify(address)], { execArgv: [] });
  return new Promise((resolve, reject) => {
    child.once('message', (port: number) => resolve({ child, port }));
    child.once('exit', (code) => reject(new Error(`It ended with ${code}`)));
  });
}

/** Two minutes and a little: a program of its own, not part of what `npm run bench` prints. */
console.log(`${os.cpus()[0]?.model}, ${os.cpus().length} cores, Node ${process.versions.node}`);
for (const line of await webMinute()) console.log(line);
for (const line of await ourMinute()) console.log(line);
process.exit(0);
