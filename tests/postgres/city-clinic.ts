import { createHash } from 'node:crypto';
import type { WriteDb } from '../../src/main/database/database.ts';
import { instantOf } from '../../src/shared/calendar.ts';
import { type Appointment, CITY_DAY, CITY_ZONE } from '../replay/city-day.ts';
import type { Clinic } from '../support/clinic.ts';
import type { Visit } from './desk-work.ts';

const SLOTS_A_DAY = 71;
const MINUTES = 15;

interface FreeSlot {
  id: number;
  startsAt: number;
}

/** The free slots of each neighbourhood, by their start. */
type Places = Map<string, FreeSlot[]>;

/** A doctor for each 71 appointments of a neighbourhood, from 06:00 on in quarters of an hour. */
export async function openCity({ app }: Clinic, appointments: readonly Appointment[]): Promise<Places> {
  const places: Places = new Map();
  await app.database.write(async (db) => {
    for (const [place, theirs] of Map.groupBy(appointments, ({ neighbourhood }) => neighbourhood)) {
      const columns = Math.ceil(theirs.length / SLOTS_A_DAY);
      const doctors = Array.from({ length: columns }, (_, column) => ({
        name: `${place} ${column + 1}`,
        specialization: place,
        email: `d${places.size}-${column}@city.test`,
        created_at: 0,
      }));
      const made = await db.insertInto('doctors').values(doctors).returning('id').execute();
      const free = await addSlots(
        db,
        made.map(({ id }) => id),
      );
      places.set(
        place,
        free.toSorted((a, b) => a.startsAt - b.startsAt),
      );
    }
  });
  return places;
}

function addSlots(db: WriteDb, doctorIds: readonly number[]): Promise<FreeSlot[]> {
  const opens = instantOf(CITY_DAY, '06:00', CITY_ZONE) ?? 0;
  const rows = doctorIds.flatMap((doctorId) =>
    Array.from({ length: SLOTS_A_DAY }, (_, index) => ({
      doctor_id: doctorId,
      starts_at: opens + index * MINUTES * 60_000,
      duration_minutes: MINUTES,
    })),
  );
  return db.insertInto('appointment_slots').values(rows).returning(['id', 'starts_at as startsAt']).execute();
}

/**
 * What is booked, in order; each with a slot of its own: the first that is still to come for those who come on the day
 * itself.
 */
export function visitsOf(appointments: readonly Appointment[], places: Places): Visit[] {
  return appointments.map(({ neighbourhood, madeAt, isSameDay, patientId }) => {
    const free = places.get(neighbourhood) ?? [];
    const chosen = free.findIndex(({ startsAt }) => startsAt >= madeAt);
    const [slot] = chosen < 0 ? [] : free.splice(chosen, 1);
    if (!slot) throw new Error(`${neighbourhood} has no slot left`);
    const patient = `Patient ${patientId}`;
    return { slotId: slot.id, slotVersion: 1, madeAt, isWalkIn: isSameDay, patient };
  });
}

/** Whose desk it is: all of a patient's visits are booked at one, which so knows whether they have been there before. */
export function deskOf({ patient }: Visit, desks: number): number {
  return createHash('sha256').update(patient).digest().readUInt32BE(0) % desks;
}
