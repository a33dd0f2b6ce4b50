import type { Doctor } from '../../src/shared/contract/doctors.ts';
import type { Slot } from '../../src/shared/contract/slots.ts';
import type { Caller } from '../support/caller.ts';

const MINUTE = 60_000;

export interface Midday {
  doctor: Doctor;
  /** The doctor's, of twenty minutes each, the first one a few minutes from now. */
  slots: [Slot, Slot, Slot, Slot, ...Slot[]];
}

/**
 * Puts the clinic where it is late morning now, whenever the tests run, with a doctor who has slots to come
 * today: what is about "today" needs a today with some hours left.
 */
export async function midday(admin: Caller, count = 6): Promise<Midday> {
  const ahead = 11 - new Date().getUTCHours();
  // The names of these zones have the sign the other way round.
  await admin.call('settings.update', {
    timeZone: `Etc/GMT${ahead <= 0 ? '+' : '-'}${Math.abs(ahead)}`,
  });
  const doctor = await admin.call('doctors.create', {
    name: 'Walda Inn',
    specialization: 'Urgent care',
    email: 'walda@clinic.example',
  });
  const first = Math.ceil(Date.now() / (5 * MINUTE)) * 5 * MINUTE + 5 * MINUTE;
  const slots: Slot[] = [];
  for (let index = 0; index < count; index += 1) {
    const startsAt = new Date(first + index * 20 * MINUTE).toISOString();
    slots.push(await admin.call('slots.create', { doctorId: doctor.id, startsAt, durationMinutes: 20 }));
  }
  return { doctor, slots: slots as Midday['slots'] };
}
