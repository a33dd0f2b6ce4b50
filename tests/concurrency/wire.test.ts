import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { silentLog } from '../../src/main/log.ts';
import { type HttpHost, serveHttp } from '../../src/main/transport/http.ts';
import type { Output } from '../../src/shared/contract/index.ts';
import type { Result } from '../../src/shared/errors.ts';
import { type Clinic, doctorWithSlots, first, openClinic, uuid } from '../support/clinic.ts';

const ROUNDS = process.env['MEDIBOOK_LONG'] ? 1000 : 10;
type Answer = { status: number; result: Result<Output<'bookings.create'>> };

describe('through the wire', () => {
  let clinic: Clinic;
  let host: HttpHost;
  beforeAll(async () => {
    clinic = await openClinic();
    const pages = path.join(clinic.folder, 'no-pages');
    host = await serveHttp({ app: clinic.app, port: 0, pages, log: silentLog });
  });
  afterAll(async () => {
    await host.close();
    await clinic.close();
  });

  async function book(slotId: number, client: number, commandId = uuid()): Promise<Answer> {
    const response = await fetch(`${host.url}/rpc/bookings.create`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        authorization: `Bearer ${clinic.desk.token}`,
        'idempotency-key': commandId,
      },
      body: JSON.stringify({ slotId, slotVersion: 1, patient: { name: `Client ${client}` } }),
    });
    return { status: response.status, result: (await response.json()) as Answer['result'] };
  }

  const wordOf = ({ status, result }: Answer) =>
    `${status} ${result.ok ? result.value.status : `${result.error.code} ${result.error.reason}`}`;
  const numbers = (count: number) => Array.from({ length: count }, (_, index) => index);

  it(`100 clients on one slot: 1 CONFIRMED and 99 clear conflicts, ${ROUNDS} times`, async () => {
    const { slots, doctor } = await doctorWithSlots(clinic, ROUNDS);
    for (const { id } of slots) {
      const words = (await Promise.all(numbers(100).map((client) => book(id, client)))).map(wordOf);
      expect(words.filter((word) => word === '200 CONFIRMED')).toHaveLength(1);
      const clear = ['409 CONFLICT SLOT_BOOKED', '409 CONFLICT SLOT_MODIFIED'];
      expect(words.filter((word) => clear.includes(word))).toHaveLength(99);
    }
    const { items } = await clinic.desk.call('bookings.list', { doctorId: doctor.id, limit: 500 });
    expect(items).toHaveLength(ROUNDS);
    expect(new Set(items.map(({ slotId }) => slotId))).toEqual(new Set(slots.map(({ id }) => id)));
  });

  it('50 clients on 400 free slots: every one is CONFIRMED', async () => {
    const { slots } = await doctorWithSlots(clinic, 400);
    const answers = await Promise.all(
      numbers(50).map(async (client) => {
        const mine: Answer[] = [];
        for (const { id } of slots.filter((_slot, index) => index % 50 === client))
          mine.push(await book(id, client));
        return mine;
      }),
    );
    const words = answers.flat().map(wordOf);
    expect(words.filter((word) => word !== '200 CONFIRMED')).toEqual([]);
    expect(words).toHaveLength(400);
    expect(await clinic.broken()).toEqual([]);
  });

  it('the same command from 20 impatient clients books once, and all get the one answer', async () => {
    const { slots } = await doctorWithSlots(clinic, 1);
    const id = uuid();
    const answers = await Promise.all(numbers(20).map(() => book(first(slots).id, 1, id)));
    expect(new Set(answers.map(wordOf))).toEqual(new Set(['200 CONFIRMED']));
    expect(new Set(answers.map(({ result }) => result.ok && result.value.id)).size).toBe(1);
  });
});
