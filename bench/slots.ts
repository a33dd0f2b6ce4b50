import { openClinic } from '../tests/support/clinic.ts';
import { median } from './statistics.ts';

const YEAR = {
  startDate: '2027-01-01',
  endDate: '2027-12-31',
  startTime: '09:00',
  endTime: '17:00',
  durationMinutes: 30,
  excludeWeekends: true,
};

/** A year of slots for one doctor (16 a day), and for thirty. */
export async function benchSlots(): Promise<string[]> {
  const { made, times } = await makeByHand();
  const total = sumOf(times);
  return [
    `a year of slots for one doctor: ${median(times).toFixed(0)} ms; for thirty (${made} slots): ${total.toFixed(0)} ms`,
  ];
}

/** Milliseconds that the same year takes when it is made by hand, for comparison. */
export async function benchSlotsByHand(): Promise<number> {
  return sumOf((await makeByHand()).times);
}

function sumOf(times: readonly number[]): number {
  return times.reduce((sum, time) => sum + time, 0);
}

async function makeByHand() {
  const clinic = await openClinic();
  const times: number[] = [];
  let made = 0;
  for (let doctor = 0; doctor < 30; doctor += 1) {
    const { id: doctorId } = await clinic.admin.call('doctors.create', {
      name: `Dr Bench ${doctor}`,
      specialization: 'General practice',
      email: `bench${doctor}@clinic.test`,
    });
    const began = performance.now();
    made += (await clinic.admin.call('slots.bulkCreate', { doctorId, ...YEAR })).count;
    times.push(performance.now() - began);
  }
  await clinic.close();
  return { made, times };
}
