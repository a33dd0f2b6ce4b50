import type pg from 'pg';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ServerAddress } from '../../src/main/database/postgres/address.ts';
import { dropDatabase } from '../support/server.ts';
import { at, booking, claim, MINUTE, slot } from '../guarantee/statements.ts';
import { brokenOnServer } from './invariants.ts';
import { connectTo, saidBy } from './plain-sql.ts';
import { smallDatabase } from './small-database.ts';
import { untilOneWaits } from './waiting.ts';

/** Two transactions at once in plain SQL: no lock is asked for, no version looked at, nothing tried again. */
interface Race {
  what: string;
  /** The rule that decides it, to be taken away for the other half of the test. */
  rules: readonly string[];
  first: readonly string[];
  second: readonly string[];
  /** The second one's refusal. */
  state: string;
  /** What is broken when there is no such rule. */
  harm: RegExp;
}

const linksTo = (child: string, parent: string) =>
  `SELECT conname AS name, conrelid::regclass::text AS child FROM pg_constraint
   WHERE contype = 'f' AND conrelid = '${child}'::regclass AND confrelid = '${parent}'::regclass`;
const named = (name: string) =>
  `SELECT conname AS name, conrelid::regclass::text AS child FROM pg_constraint WHERE conname = '${name}'`;

const races: readonly Race[] = [
  {
    what: 'two bookings of one slot',
    rules: [named('booking_slots_pkey')],
    first: [
      booking({ id: 8, status: 'CONFIRMED', slot: 3, from: 2, to: 3 }),
      claim({ slot: 3, booking: 8, from: 2, to: 3 }),
    ],
    second: [
      booking({ id: 9, status: 'CONFIRMED', slot: 3, from: 2, to: 3 }),
      claim({ slot: 3, booking: 9, from: 2, to: 3 }),
    ],
    state: '23505',
    harm: /two claims on a slot: 3/,
  },
  {
    what: 'two slots that overlap',
    rules: [named('slots_never_overlap')],
    first: [slot(1, at(10))],
    second: [slot(1, at(10) + 15 * MINUTE)],
    state: '23P01',
    harm: /two slots of a doctor that overlap/,
  },
  {
    what: 'two slots in one room',
    rules: [named('rooms_never_shared')],
    first: [
      `INSERT INTO rooms (id, name, created_at) VALUES (7, 'One', 0)`,
      'UPDATE appointment_slots SET room_id = 7 WHERE id = 2',
      // Else the second could not know the room yet.
      'COMMIT; BEGIN',
      'UPDATE appointment_slots SET starts_at = starts_at WHERE id = 2',
    ],
    second: ['UPDATE appointment_slots SET room_id = 7 WHERE id = 6'],
    state: '23P01',
    harm: /a room with two slots at one time/,
  },
  {
    what: 'a slot that is deleted while it is booked',
    rules: [linksTo('booking_slots', 'appointment_slots')],
    first: [
      booking({ id: 8, status: 'CONFIRMED', slot: 3, from: 2, to: 3 }),
      claim({ slot: 3, booking: 8, from: 2, to: 3 }),
    ],
    second: ['DELETE FROM appointment_slots WHERE id = 3'],
    state: '23001',
    harm: /a claim that is not about its slot/,
  },
  {
    what: 'a booking that is cancelled while it claims its slot anew',
    rules: [linksTo('booking_slots', 'bookings')],
    first: [
      `UPDATE bookings SET status = 'CANCELLED', cancelled_at = 1 WHERE id = 1`,
      'DELETE FROM booking_slots WHERE booking_id = 1',
    ],
    second: [
      'DELETE FROM booking_slots WHERE booking_id = 1',
      claim({ slot: 1, booking: 1, from: 0, to: 1 }),
    ],
    state: '23503',
    harm: /a claim of a booking that is not live/,
  },
  {
    what: 'a cancellation taken back by two at once',
    rules: [
      named('booking_slots_pkey'),
      named('booking_slots_booking_id_starts_at_key'),
      named('booking_slots_booking_id_ends_at_key'),
      linksTo('bookings', 'booking_slots'),
    ],
    first: [
      `UPDATE bookings SET status = 'CONFIRMED', cancelled_at = NULL WHERE id = 3`,
      claim({ slot: 2, booking: 3, from: 1, to: 2 }),
    ],
    second: [
      booking({ id: 9, status: 'CONFIRMED', slot: 2, from: 1, to: 2 }),
      claim({ slot: 2, booking: 9, from: 1, to: 2 }),
    ],
    state: '23505',
    harm: /two live bookings of a doctor at one time/,
  },
];

describe('when two do it at once, the database itself lets one of them', () => {
  let address: ServerAddress;
  let clients: [pg.Client, pg.Client, pg.Client];
  beforeEach(async () => {
    const small = await smallDatabase();
    address = small.address;
    clients = [small.client, await connectTo(address), await connectTo(address)];
  });
  afterEach(async () => {
    await Promise.all(clients.map((client) => client.end()));
    await dropDatabase(address);
  });

  async function send(client: pg.Client, statements: readonly string[]): Promise<void> {
    for (const statement of statements) await client.query(statement);
  }

  /** The first is held before its COMMIT until the second waits for it or has come to its own end. */
  async function run({ first, second }: Race) {
    const [one, two, watcher] = clients;
    await send(one, ['BEGIN', ...first]);
    let isOver = false;
    const other = send(two, ['BEGIN', ...second, 'COMMIT'])
      .then(
        () => null,
        (error: unknown) => saidBy(error),
      )
      .finally(() => {
        isOver = true;
      });
    const waiting = await untilOneWaits(watcher, () => isOver);
    await one.query('COMMIT');
    const said = await other;
    await two.query('ROLLBACK');
    return { hasWaited: waiting !== null, said, broken: (await brokenOnServer(watcher)).join('; ') };
  }

  async function dropRules(rules: readonly string[]): Promise<number> {
    const [, , watcher] = clients;
    let dropped = 0;
    for (const rule of rules) {
      const { rows } = await watcher.query<{ name: string; child: string }>(rule);
      // Those that lean on it go with it.
      for (const { name, child } of rows)
        await watcher.query(`ALTER TABLE ${child} DROP CONSTRAINT ${name} CASCADE`);
      dropped += rows.length;
    }
    return dropped;
  }

  it.each(races)('$what: the second waits, and is refused', async (race) => {
    const { hasWaited, said, broken } = await run(race);
    expect({ hasWaited, state: said?.state, broken }).toEqual({
      hasWaited: true,
      state: race.state,
      broken: '',
    });
  });

  it.each(races)('$what: without its rule both get through', async (race) => {
    expect(await dropRules(race.rules)).toBeGreaterThan(0);
    const { said, broken } = await run(race);
    expect(said).toBeNull();
    expect(broken).toMatch(race.harm);
  });
});
