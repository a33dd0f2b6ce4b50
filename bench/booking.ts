import fs from 'node:fs';
import { openClinic } from '../tests/support/clinic.ts';
import { rawBooker } from './raw-booking.ts';
import { median } from './statistics.ts';

const ROUNDS = 8;
const PER_ROUND = 400;

/** Booking through dispatch against the same statements on bare better-sqlite3, in turns, at FULL durability. */
export async function benchBooking(): Promise<string[]> {
  const [ours, raw] = [await clinicWithSlots(), await clinicWithSlots()];
  const booker = rawBooker(raw.clinic.folder);
  const ratios: number[] = [];
  const rates: number[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    const slots = (from: number[]) => from.slice(round * PER_ROUND, (round + 1) * PER_ROUND);
    const throughDispatch = await timed(async () => {
      for (const slotId of slots(ours.slotIds)) {
        await ours.clinic.desk.call('bookings.create', { slotId, patientId: ours.patientId });
      }
    });
    const bare = await timed(async () => {
      for (const slotId of slots(raw.slotIds)) booker.book(slotId, raw.patientId, raw.clinic.clock.at);
    });
    // The first round compiles the queries and warms the caches.
    if (round > 0) ratios.push(bare / throughDispatch);
    if (round > 0) rates.push((PER_ROUND / throughDispatch) * 1000);
  }
  booker.close();
  await ours.clinic.close();
  await raw.clinic.close();
  fs.rmSync(raw.clinic.folder, { recursive: true, force: true });
  return [
    `booking through dispatch: ${median(ratios).toFixed(2)} of bare SQLite (${median(rates).toFixed(0)} a second)`,
  ];
}

async function clinicWithSlots() {
  const clinic = await openClinic();
  const { id: doctorId } = await clinic.admin.call('doctors.create', {
    name: 'Dr Bench',
    specialization: 'General practice',
    email: 'bench@clinic.test',
  });
  await clinic.admin.call('slots.bulkCreate', {
    doctorId,
    startDate: '2026-03-03',
    endDate: '2026-04-30',
    startTime: '08:00',
    endTime: '18:00',
    durationMinutes: 10,
  });
  const { items } = await clinic.desk.call('slots.list', { doctorId, limit: 5000 });
  const patient = await clinic.desk.call('patients.create', { name: 'Bea Bench' });
  return { clinic, slotIds: items.map((slot) => slot.id), patientId: patient.id };
}

async function timed(work: () => Promise<void>): Promise<number> {
  const began = performance.now();
  await work();
  return performance.now() - began;
}
