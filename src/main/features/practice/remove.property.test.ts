import { expect, it } from 'vitest';
import { type Clinic, doctorWithSlots, openClinic } from '../../../../tests/support/clinic.ts';
import { type Random, seededRandom } from '../../demo/random.ts';

const TABLES = [
  'doctors',
  'patients',
  'appointment_slots',
  'bookings',
  'booking_slots',
  'queue',
  'waitlist',
  'series',
  'patient_merges',
  'schedules',
  'specializations',
  'users',
];

/** What lies in the file, as it lies there. */
async function everyRow(clinic: Clinic): Promise<Record<string, string[]>> {
  const all: Record<string, string[]> = {};
  for (const table of TABLES) {
    const rows = await clinic.rows(`SELECT * FROM ${table} ORDER BY 1`);
    all[table] = rows.map((row) => JSON.stringify(row));
  }
  return all;
}

/** Does anything at all, with real and invented people, and does not mind being refused. */
async function anything({ desk, admin }: Clinic, random: Random): Promise<void> {
  const pick = <T>(items: readonly T[]) => (items.length > 0 ? random.pick(items) : undefined);
  const slot = pick((await desk.call('slots.list', { availableOnly: true })).items);
  const patients = (await desk.call('patients.search', { query: pick(['Practice', 'Real']) ?? '' })).items;
  const [one, two] = [pick(patients), pick(patients)];
  const booking = pick((await desk.call('bookings.list', { limit: 100 })).items);
  const doctorId = pick((await desk.call('doctors.list', {})).items)?.id;
  const entry = pick((await desk.call('queue.list', {})).items);
  if (!slot || !one || !two || !booking || doctorId === undefined) return;
  const deeds = [
    () => desk.ask('bookings.create', { slotId: slot.id, patientId: one.id }),
    () => desk.ask('bookings.create', { slotId: slot.id, patient: { name: `Real ${slot.id}` } }),
    () => desk.ask('bookings.move', { id: booking.id, slotId: slot.id }),
    () => desk.ask('bookings.hold', { slotId: slot.id }),
    () => desk.ask('bookings.cancel', { id: booking.id }),
    () => desk.ask('bookings.update', { id: booking.id, patientId: one.id }),
    () => desk.ask('patients.merge', { keepId: one.id, mergeId: two.id }),
    () => desk.ask('queue.join', { patientId: one.id, ...(random.chance(0.5) && { doctorId }) }),
    () => (entry ? desk.ask('queue.book', { id: entry.id, slotId: slot.id }) : Promise.resolve()),
    () => admin.ask('slots.block', { id: slot.id }),
    () => desk.ask('waitlist.add', { patientId: one.id, doctorId, urgency: 'SOON' }),
  ];
  await pick(deeds)?.();
}

it.each([1, 2])('leaves every real row as it was, and nothing else: %i', async (seed) => {
  const clinic = await openClinic();
  try {
    clinic.clock.pass(2 * 3_600_000);
    const random = seededRandom(String(seed));
    for (const name of ['One', 'Two']) {
      const { slots } = await doctorWithSlots(clinic, 6);
      await clinic.desk.call('bookings.create', {
        slotId: slots[0]?.id ?? 0,
        patient: { name: `Real ${name}` },
      });
    }
    await clinic.admin.call('practice.make', {});
    for (let step = 0; step < 50; step += 1) await anything(clinic, random);

    const before = await everyRow(clinic);
    const real: Record<string, string[] | undefined> = {};
    for (const table of TABLES) {
      const isPractice = await practiceRows(clinic, table);
      real[table] = before[table]?.filter((row) => !isPractice(row));
    }
    await clinic.admin.call('practice.remove', {});
    expect(await everyRow(clinic)).toEqual(real);
    expect(await clinic.broken()).toEqual([]);
  } finally {
    await clinic.close();
  }
});

/** Told apart by who they are about, in a way of its own. */
async function practiceRows(clinic: Clinic, table: string): Promise<(row: string) => boolean> {
  const ids = async (name: string) => {
    const rows = await clinic.rows<{ id: number }>(`SELECT id FROM ${name} WHERE is_practice = 1`);
    return new Set<unknown>(rows.map(({ id }) => id));
  };
  const [doctors, patients] = [await ids('doctors'), await ids('patients')];
  return (text) => {
    const row = JSON.parse(text) as Record<string, unknown>;
    if (table === 'specializations') return row['name'] === 'Practice';
    if (table === 'doctors' || table === 'patients') return row['is_practice'] === 1;
    if (table === 'patient_merges') return patients.has(row['kept_id']);
    return doctors.has(row['doctor_id']) || patients.has(row['patient_id']);
  };
}
