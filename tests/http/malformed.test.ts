/**
 * What is not quite HTTP, or never ends, or breaks off: each is answered or hung up on, and a good request beside it is
 * answered at once. Over raw TCP, since no client would send it.
 */
import net from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { keepEvidence } from '../support/evidence.ts';
import { seededRandom } from '../support/random.ts';
import { countFollowers } from '../support/followers.ts';
import { isLong } from '../support/runs.ts';
import { type ServedClinic, serveClinic } from '../support/wire.ts';
import { BROKEN, brokenAtRandom, UNENDED, WRONG } from './malformed.ts';

/** Milliseconds: "at once", on a computer with much else to do. */
const SOON = isLong ? 1000 : 10_000;
const HALF_OPEN = isLong ? 3000 : 300;
const AT_RANDOM = isLong ? 20_000 : 300;
const SEED = 20260302;

const logged: string[] = [];
let clinic: ServedClinic;
let slowest = 0;
let tried = 0;

beforeAll(async () => {
  const error = (message: string, cause?: unknown) => void logged.push(`${message} ${String(cause)}`);
  clinic = await serveClinic({ log: { info: () => {}, error } });
});
afterAll(() => clinic.close());

const here = () => `127.0.0.1:${clinic.host.port}`;

/** A good request on a connection of its own. */
async function requireAnswer(): Promise<void> {
  const began = performance.now();
  const response = await fetch(`${clinic.host.url}/rpc/setup.status`, {
    method: 'POST',
    body: '{}',
    headers: { Connection: 'close' },
    signal: AbortSignal.timeout(SOON),
  });
  expect(response.status).toBe(200);
  await response.arrayBuffer();
  slowest = Math.max(slowest, performance.now() - began);
  tried += 1;
}

/** Sends bytes, waits for an answer or the end of the connection, and answers what came. */
function sent(bytes: string | Buffer, patience: number): Promise<string> {
  return new Promise((resolve) => {
    const socket = net.connect(clinic.host.port, '127.0.0.1', () => socket.write(bytes));
    let text = '';
    const end = () => {
      clearTimeout(timer);
      socket.destroy();
      resolve(text);
    };
    const timer = setTimeout(end, patience);
    socket.on('data', (chunk) => {
      text += chunk.toString('latin1');
      if (text.includes('\r\n\r\n')) end();
    });
    socket.on('close', end);
    socket.on('error', end);
  });
}

function connected(): Promise<net.Socket> {
  return new Promise((resolve, reject) => {
    const socket = net.connect(clinic.host.port, '127.0.0.1', () => resolve(socket));
    socket.on('error', reject);
  });
}

/** Until the server has let go of all connections but those that `fetch` may keep. */
async function requireFew(most: number): Promise<void> {
  const count = () => process.getActiveResourcesInfo().filter((name) => name === 'TCPSocketWrap').length;
  while (count() > most) await wait(20);
}

describe('a request that is none', () => {
  it.each(BROKEN)('is hung up on or refused: $name', async ({ bytes }) => {
    const answer = await sent(bytes(here()), 5000);
    expect(answer === '' || /^HTTP\/1\.1 4\d\d /.test(answer)).toBe(true);
    await requireAnswer();
  });

  it.each(WRONG)('is answered: $name', async ({ bytes, status }) => {
    expect(await sent(bytes(here()), 5000)).toMatch(new RegExp(`^HTTP/1\\.1 ${status} `));
    await requireAnswer();
  });

  it(`harms nobody, ${AT_RANDOM} times at random`, { timeout: 600_000 }, async () => {
    const random = seededRandom(SEED);
    const atOnce = 20;
    for (let times = 0; times < AT_RANDOM; times += atOnce) {
      const all = Array.from({ length: atOnce }, () => brokenAtRandom(here(), random));
      const answers = await Promise.all(all.map((bytes) => sent(bytes, 50)));
      // Nothing that is ours has gone wrong: 5xx is for that.
      const wrong = answers.findIndex((answer) => answer.startsWith('HTTP/1.1 5'));
      expect([all[wrong]?.toString('latin1'), answers[wrong]]).toEqual([undefined, undefined]);
      await requireAnswer();
    }
  });
});

describe('a client that takes its time', () => {
  it.each(UNENDED)('holds nobody up: $name', async ({ bytes }) => {
    const sockets = await Promise.all(Array.from({ length: 50 }, connected));
    for (const socket of sockets) {
      socket.on('error', () => {});
      socket.write(bytes(here()));
    }
    await requireAnswer();
    for (const socket of sockets) socket.write('x');
    await requireAnswer();
    for (const socket of sockets) socket.resetAndDestroy();
    await requireAnswer();
  });

  it(`leaves ${HALF_OPEN} connections open, and the next one is answered`, async () => {
    const before = process.getActiveResourcesInfo().filter((name) => name === 'TCPSocketWrap').length;
    const sockets: net.Socket[] = [];
    while (sockets.length < HALF_OPEN) {
      sockets.push(...(await Promise.all(Array.from({ length: 100 }, connected))));
    }
    for (const [index, socket] of sockets.entries()) {
      socket.on('error', () => {});
      if (index % 2 === 0) socket.write('POST /rpc/setup.status HTTP/1.1\r\nHost: ');
    }
    await requireAnswer();
    for (const socket of sockets) socket.destroy();
    await requireFew(before + 2);
    await requireAnswer();
  });
});

describe('a stream of changes that is cut off', () => {
  it('leaves nothing behind, and the others go on', async () => {
    const { admin, app } = clinic;
    const head = `GET /events HTTP/1.1\r\nHost: ${here()}\r\nAuthorization: Bearer ${admin.token}\r\n\r\n`;
    const followers = countFollowers(app.changes);
    const sockets = await Promise.all(Array.from({ length: 100 }, connected));
    for (const socket of sockets) {
      socket.on('error', () => {});
      socket.write(head);
    }
    while (followers() < 100) await wait(10);
    await admin.call('rooms.create', { name: 'Room 1' });
    for (const [index, socket] of sockets.entries()) {
      if (index % 2 === 0) socket.resetAndDestroy();
      else socket.end();
    }
    await admin.call('rooms.create', { name: 'Room 2' });
    await requireAnswer();
    for (const socket of sockets) socket.destroy();
    while (followers() > 0) await wait(10);
    expect(followers()).toBe(0);
  });
});

describe('after all of it', () => {
  it('nothing has gone wrong here, and the clinic is whole', async () => {
    expect(logged).toEqual([]);
    expect(await clinic.broken()).toEqual([]);
    keepEvidence({
      row: 7,
      what: 'Malformed HTTP over raw TCP',
      engine: 'file',
      shown:
        `${BROKEN.length + WRONG.length + UNENDED.length} kinds, ${AT_RANDOM.toLocaleString('en')} at random ` +
        `(seed ${SEED}), ${HALF_OPEN.toLocaleString('en')} half-open connections, 100 streams cut off: ` +
        `${tried} good requests beside them, all answered, the slowest in ${Math.round(slowest)} ms`,
    });
  });
});
