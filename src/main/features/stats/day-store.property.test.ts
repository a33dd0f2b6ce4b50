/** What statistics keep in memory is what they would read anew, whatever happened in between and by whose hand. */
import fc from 'fast-check';
import { CompiledQuery } from 'kysely';
import { afterEach, expect, test } from 'vitest';
import { type Clinic, doctorWithSlots, openClinic, readerOf } from '../../../../tests/support/clinic.ts';
import type { Reader } from '../../database/place.ts';
import { Statistics } from './statistics.ts';
import { runsOf } from '../../../../tests/support/runs.ts';

const HOUR = 3_600_000;
let clinic: Clinic;
let reader: Reader;
afterEach(async () => {
  await reader.close();
  await clinic.close();
});

/** What was never read before has nothing to be wrong about. */
const fresh = <T>(work: (statistics: Statistics) => Promise<T>) =>
  reader.atOnce((db) => work(new Statistics(db)));

const change = (query: string) =>
  clinic.app.database.write((db) => db.executeQuery(CompiledQuery.raw(query)));

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
  const ids = (await clinic.rows<{ id: number }>('SELECT id FROM bookings ORDER BY id')).map((row) => row.id);
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
async function byHand(what: string, slotId: number, days: number): Promise<void> {
  const run = async (query: string) => {
    try {
      await change(query);
    } catch {
      // The database refused.
    }
  };
  if (what === 'remove a slot') await run(`DELETE FROM appointment_slots WHERE id = ${slotId}`);
  else if (what === 'move a slot') {
    const by = ((days % 5) - 2) * 24 * HOUR + 60_000;
    await run(`UPDATE appointment_slots SET starts_at = starts_at + ${by} WHERE id = ${slotId}`);
  } else {
    await run(`INSERT INTO appointment_slots (doctor_id, starts_at, duration_minutes)
      SELECT doctor_id, starts_at + ${(20 + (days % 9)) * 24 * HOUR}, 20 FROM appointment_slots WHERE id <= 8`);
  }
}

const PERIODS = [
  { from: '2026-03-01', to: '2026-03-31' },
  { from: '2026-03-03', to: '2026-03-03' },
  { from: '2026-03-04', to: '2026-03-05', doctorId: 1 },
];

test('every column that statistics read marks the day, and a booking leaves the slot’s own version alone', async () => {
  clinic = await openClinic();
  reader = readerOf(clinic);
  const { slots } = await doctorWithSlots(clinic, 1);
  const slotId = slots[0]?.id ?? 0;
  await clinic.desk.call('bookings.create', { slotId, patient: { name: 'Pat Patient' } });
  const version = async () =>
    (await clinic.rows<{ sum: number }>('SELECT sum(version) AS sum FROM changed_days'))[0]?.sum ?? 0;
  const marks = async (table: string, column: string) => {
    const before = await version();
    await change(`UPDATE ${table} SET ${column} = ${column}`);
    return (await version()) > before;
  };
  const read = {
    bookings: `starts_at status doctor_id patient_id visit_type_id booked_at cancelled_at expires_at arrived_at
      in_room_at done_at no_show_at left_at is_walk_in is_undone`,
    appointment_slots: 'starts_at doctor_id duration_minutes blocked is_extra',
    booking_slots: 'slot_id booking_id',
  };
  for (const [table, columns] of Object.entries(read)) {
    const unmarked: string[] = [];
    for (const column of columns.split(/\s+/)) if (!(await marks(table, column))) unmarked.push(column);
    expect([table, unmarked]).toEqual([table, []]);
  }
  expect(await marks('appointment_slots', 'version')).toBe(false);
  expect(await marks('bookings', 'notes')).toBe(false);
});

test('a report from memory is the report from the rows', async () => {
  clinic = await openClinic();
  reader = readerOf(clinic);
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
        expect(report).toEqual(await fresh((statistics) => statistics.report({ ...period, now })));
        const { from, to } = period;
        const overview = await clinic.admin.call('stats.overview', { from, to });
        expect(overview).toEqual(await fresh((statistics) => statistics.overview({ from, to, now })));
      }
    }),
    { numRuns: runsOf(60) },
  );
});
