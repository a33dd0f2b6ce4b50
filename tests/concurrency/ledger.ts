import { type Connection, connect } from '../../src/main/database/sqlite/connection.ts';
import { brokenInvariants } from '../support/invariants.ts';
import type { Acknowledgement } from './restless.ts';

/** What each booking was when it was last written about in the trail, against what it is. */
const NOT_AS_WRITTEN = `SELECT id FROM bookings WHERE status IS NOT (
  SELECT json_extract(after_values, '$.status') FROM audit_log
  WHERE entity = 'bookings' AND entity_id = bookings.id ORDER BY audit_log.id DESC LIMIT 1)`;

/** Commands that made more than one booking. */
const TWICE = `SELECT command_id FROM audit_log
  WHERE entity = 'bookings' AND before_values IS NULL AND command_id IS NOT NULL
  GROUP BY command_id HAVING count(*) > 1`;

const UNEVEN = `SELECT
  (SELECT count(*) FROM bookings WHERE active = 1) - (SELECT count(*) FROM booking_slots)`;

/** Looks into the clinic's file, beside whoever works on it. */
export class Ledger {
  readonly #file: string;

  constructor(file: string) {
    this.#file = file;
  }

  #look<T>(ask: (sql: Connection) => T): T {
    const sql = connect({ file: this.#file }, 'writer');
    try {
      // All of it as it is at one moment.
      return sql.transaction(() => ask(sql))();
    } finally {
      sql.close();
    }
  }

  /** Those of the acknowledgements that the file does not have as they were given, and a claim too many or too few. */
  missing(acknowledged: readonly Acknowledgement[]): string[] {
    return this.#look((sql) => {
      const find = sql.prepare('SELECT answer FROM commands WHERE id = ?').pluck();
      const lost = acknowledged.filter(({ commandId, bookingId, outcome }) => {
        if (bookingId === undefined) return false;
        const answer = JSON.parse((find.get(commandId) as string | undefined) ?? '{}');
        return answer.id !== bookingId || answer.status !== outcome;
      });
      const uneven = sql.prepare(UNEVEN).pluck().get() as number;
      return [
        ...lost.map((one) => `lost: ${JSON.stringify(one)}`),
        ...(uneven === 0 ? [] : [`${uneven} live bookings more than claims`]),
      ];
    });
  }

  /** Each rule that the file breaks; empty when it is sound as a whole. */
  broken(): string[] {
    return this.#look((sql) => {
      const notAsWritten = sql.prepare(NOT_AS_WRITTEN).pluck().all() as number[];
      const twice = sql.prepare(TWICE).pluck().all() as string[];
      return [
        ...brokenInvariants(sql),
        ...notAsWritten.map((id) => `booking ${id} is not as the trail has it`),
        ...twice.map((id) => `command ${id} booked twice`),
      ];
    });
  }

  bookings(): number {
    return this.#look((sql) => sql.prepare('SELECT count(*) FROM bookings').pluck().get() as number);
  }
}
