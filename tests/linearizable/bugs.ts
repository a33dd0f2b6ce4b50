/** Desks with a mistake each, as a program could have it: the checker must find every one of them. */
import path from 'node:path';
import { connect } from '../../src/main/database/sqlite/connection.ts';
import { AppError, type Reason, type Result } from '../../src/shared/errors.ts';
import type { OpenDesk } from '../races/desk-server.ts';
import { asOwner } from '../support/server.ts';

export const BUGS = [
  'reads are answered from what was read before',
  'the claim of a new booking is lost',
  'an acknowledged booking is rolled back',
  'a refusal without a cause',
  'a move that frees its old slot late',
  'a hold confirmed after its end',
  'a stale version is let through',
] as const;
export type Bug = (typeof BUGS)[number];

type Ask = OpenDesk['ask'];
type Flaw = (desk: OpenDesk, clock: { at: number }) => Ask;

const refused = (reason: Reason): Result<never> => ({ ok: false, error: new AppError(reason).wire });

const FLAWS: Record<Bug, Flaw> = {
  'reads are answered from what was read before': ({ ask }) => {
    const known = new Map<string, Result<unknown>>();
    return async (name, input) => {
      if (!name.endsWith('.list')) return ask(name, input);
      const question = `${name} ${JSON.stringify(input)}`;
      const before = known.get(question);
      const now = await ask(name, input);
      known.set(question, now);
      return before ?? now;
    };
  },
  'the claim of a new booking is lost': (desk) => async (name, input) => {
    const answer = await desk.ask(name, input);
    if (name === 'bookings.create' && answer.ok) await loseClaim(desk, (answer.value as { id: number }).id);
    return answer;
  },
  'an acknowledged booking is rolled back': (desk) => async (name, input) =>
    name === 'bookings.create' ? rolledBack(desk, input) : desk.ask(name, input),
  'a refusal without a cause':
    ({ ask }) =>
    async (name, input) =>
      name === 'bookings.create' ? refused('SLOT_BOOKED') : ask(name, input),
  'a move that frees its old slot late':
    ({ ask }) =>
    async (name, input) => {
      const before =
        name === 'bookings.move' ? await ask('bookings.get', { id: (input as { id: number }).id }) : null;
      const answer = await ask(name, input);
      if (!answer.ok || !before?.ok) return answer;
      const { slotId } = before.value as { slotId: number };
      const late = await ask('bookings.hold', { slotId });
      if (late.ok)
        setTimeout(() => void ask('bookings.release', { id: (late.value as { id: number }).id }), 50);
      return answer;
    },
  'a hold confirmed after its end':
    ({ ask }, clock) =>
    async (name, input) => {
      if (name === 'bookings.confirm') clock.at -= 600_000;
      return ask(name, input);
    },
  'a stale version is let through':
    ({ ask }) =>
    async (name, input) => {
      const { slotVersion: _, ...unversioned } = input as { slotVersion?: number };
      return ask(name, unversioned);
    },
};

/** The desk, with the mistake that it was told to make. */
export function withBug(desk: OpenDesk, clock: { at: number }): OpenDesk {
  const bug = desk.place.bug as Bug | undefined;
  return bug ? { ...desk, ask: FLAWS[bug](desk, clock) } : desk;
}

/** By somebody for whom the database's rules do not count. */
async function loseClaim({ place: { folder, server } }: OpenDesk, booking: number): Promise<void> {
  const lose = `DELETE FROM booking_slots WHERE booking_id = ${booking}`;
  if (server) return asOwner(server, 'SET session_replication_role = replica', lose);
  const sql = connect({ file: path.join(folder ?? '', 'clinic.db') }, 'writer');
  sql.pragma('foreign_keys = OFF');
  sql.exec(lose);
  sql.close();
}

/** Everything is done and answered, and then taken back. */
async function rolledBack({ app, ask }: OpenDesk, input: unknown): Promise<Result<unknown>> {
  const { database } = app;
  const write = database.write.bind(database);
  let outcome: unknown;
  database.write = async (work, options) => {
    try {
      await write(async (db) => {
        outcome = await work(db);
        throw new Error('Taken back');
      }, options);
    } catch (error) {
      if (outcome === undefined) throw error;
    }
    return outcome as Awaited<ReturnType<typeof work>>;
  };
  try {
    return await ask('bookings.create', input);
  } finally {
    database.write = write;
  }
}
