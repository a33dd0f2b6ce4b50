/** What statistics keep in memory is what they would read anew, whatever happened in between and by whose hand. */
import path from 'node:path';
import fc from 'fast-check';
import { Kysely } from 'kysely';
import { afterEach, expect, test } from 'vitest';
import { type Clinic, doctorWithSlots, openClinic } from '../../../../tests/support/clinic.ts';
import { DATABASE_FILE } from '../../app.ts';
import { type Connection, connect } from '../../database/sqlite/connection.ts';
import type { Schema } from '../../database/schema.ts';
import { sqliteDialect } from '../../database/sqlite/dialect.ts';
import { Statistics } from './statistics.ts';

const HOUR = 3_600_000;
let clinic: Clinic;
let reader: Connection;
let writer: Connection;
afterEach(async () => {
  reader.close();
  writer.close();
  await clinic.close();
});

/** What was never read before has nothing to be wrong about. */
const fresh = () => new Statistics(new Kysely<Schema>({ dialect: sqliteDialect(reader) }));

const step = fc.record({
  what: fc.constantFrom(
    'book',
    'book',
    'cancel',
    'restore',
    'move',
    'hold',
    'mark',
    'block',
    'merge',
    'undo',
    'sweep',
    'zone',
    'remove a slot',
    'move a slot',
    'add slots',
  ),
  a: fc.nat(1000),
  b: fc.nat(1000),
});
type Step = typeof step extends fc.Arbitrary<infer T> ? T : never;

const pick = <T>(list: readonly T[], index: number): T => list[index % list.length] as T;
const uuidOf = (index: number) => `00000000-0000-4000-8000-${String(index).padStart(12, '0')}`;

/** One thing that happens; refusals are fine. */
async function happen(
  { what, a, b }: Step,
  slots: readonly number[],
  patients: readonly number[],
  turn: number,
) {
  const { desk, admin } = clinic;
  const slotId = pick(slots, a);
  const ids = writer.prepare('SELECT id FROM bookings ORDER BY id').pluck().all() as number[];
  const id = ids.length === 0 ? 1 : pick(ids, b);
  const [keptId, mergedId] = [pick(patients, a), pick(patients, b)];
  if (what === 'book') {
    const input = { slotId, patientId: pick(patients, b) };
    return desk.ask('bookings.create', input, uuidOf(turn));
  }
  if (what === 'undo') return desk.ask('undo.run', { commandId: uuidOf(a % Math.max(1, turn)) });
  if (what === 'cancel') return desk.ask('bookings.cancel', { id });
  if (what === 'restore') return desk.ask('bookings.restore', { id });
  if (what === 'move') return desk.ask('bookings.move', { id, slotId });
  if (what === 'hold') return desk.ask('bookings.hold', { slotId });
  if (what === 'mark') {
    return desk.ask('bookings.mark', { id, state: pick(['ARRIVED', 'IN_ROOM', 'NO_SHOW'] as const, a) });
  }
  if (what === 'block') return admin.ask('slots.block', { id: slotId });
  if (what === 'merge') return desk.ask('patients.merge', { keptId, mergedId } as never);
  if (what === 'sweep') return admin.ask('bookings.expirePending', {});
  if (what === 'zone') {
    return admin.ask('settings.update', { timeZone: pick(['Asia/Kathmandu', 'America/New_York'], a) });
  }
  return byHand(what, slotId, b);
}

/** As tools do it, past every handler. */
function byHand(what: string, slotId: number, days: number): void {
  const run = (sql: string, ...values: number[]) => {
    try {
      writer.prepare(sql).run(...values);
    } catch {
      // The database refused.
    }
  };
  if (what === 'remove a slot') run('DELETE FROM appointment_slots WHERE id = ?', slotId);
  else if (what === 'move a slot') {
    const sql = 'UPDATE OR IGNORE appointment_slots SET starts_at = starts_at + ? WHERE id = ?';
    run(sql, ((days % 5) - 2) * 24 * HOUR + 60_000, slotId);
  } else {
    const sql = `INSERT OR IGNORE INTO appointment_slots (doctor_id, starts_at, duration_minutes)
      SELECT doctor_id, starts_at + ?, 20 FROM appointment_slots WHERE id <= 8`;
    run(sql, (20 + (days % 9)) * 24 * HOUR);
  }
}

const PERIODS = [
  { from: '2026-03-01', to: '2026-03-31' },
  { from: '2026-03-03', to: '2026-03-03' },
  { from: '2026-03-04', to: '2026-03-05', doctorId: 1 },
];

test('every column that statistics read marks the day, and a booking leaves the slot’s own version alone', async () => {
  clinic = await openClinic();
  const file = path.join(clinic.folder, DATABASE_FILE);
  reader = connect({ file }, 'reader');
  writer = connect({ file }, 'writer');
  const { slots } = await doctorWithSlots(clinic, 1);
  const slotId = slots[0]?.id ?? 0;
  await clinic.desk.call('bookings.create', { slotId, patient: { name: 'Pat Patient' } });
  const version = () => writer.prepare('SELECT sum(version) FROM changed_days').pluck().get() as number;
  const marks = (table: string, column: string) => {
    const before = version();
    writer.prepare(`UPDATE ${table} SET ${column} = ${column}`).run();
    return version() > before;
  };
  const read = {
    bookings: `starts_at status doctor_id patient_id visit_type_id booked_at cancelled_at expires_at arrived_at
      in_room_at done_at no_show_at left_at is_walk_in is_undone`,
    appointment_slots: 'starts_at doctor_id duration_minutes blocked is_extra',
    booking_slots: 'slot_id booking_id',
  };
  for (const [table, columns] of Object.entries(read)) {
    const unmarked = columns.split(/\s+/).filter((column) => !marks(table, column));
    expect([table, unmarked]).toEqual([table, []]);
  }
  expect(marks('appointment_slots', 'version')).toBe(false);
  expect(marks('bookings', 'notes')).toBe(false);
});

test('a report from memory is the report from the rows', async () => {
  clinic = await openClinic();
  const file = path.join(clinic.folder, DATABASE_FILE);
  reader = connect({ file }, 'reader');
  writer = connect({ file }, 'writer');
  const slots = (
    await Promise.all([1, 2].map(async () => (await doctorWithSlots(clinic, 150)).slots))
  ).flatMap((list) => list.map(({ id }) => id));
  const patients: number[] = [];
  for (let index = 0; index < 12; index += 1) {
    patients.push((await clinic.desk.call('patients.create', { name: `Patient ${index}` })).id);
  }
  let turn = 0;
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 12 }), async (steps) => {
      for (const one of steps) await happen(one, slots, patients, ++turn);
      clinic.clock.pass(30_000);
      const now = clinic.clock.at;
      for (const period of PERIODS) {
        const report = await clinic.admin.call('stats.report', period);
        expect(report).toEqual(await fresh().report({ ...period, now }));
        const { from, to } = period;
        const overview = await clinic.admin.call('stats.overview', { from, to });
        expect(overview).toEqual(await fresh().overview({ from, to, now }));
      }
    }),
    { numRuns: 60 },
  );
});
