import type { Clinic } from '../support/clinic.ts';
import type { Answer, Step } from './steps.ts';

/** How many desks there are in each of these races. */
export const DESKS = 8;

export interface Round {
  /** What each of the desks does, one step after the other. */
  stepsOf: (desk: number) => Step[];
  /** What must not be said of the answers, in words; null when all is well. */
  wrong?: (answers: readonly Answer[]) => string | null;
}

/** A kind of race: what the desks want of each other's places. */
export interface Kind {
  what: string;
  /** Why a desk may be refused, each of which is seen when there are many rounds. */
  refusals: readonly string[];
  /** Others that come up seldom. */
  seldom?: readonly string[];
  /** Makes what a round is about. */
  round(clinic: Clinic, random: () => number): Promise<Round>;
  /** Asked at the end in plain SQL, by name: each answers the rows that must not be. */
  never?: Record<string, string>;
}

/** Those that were granted, of the procedures named. */
export const granted = (answers: readonly Answer[], ...names: Answer['name'][]) =>
  answers.filter(({ name, outcome }) => outcome === 'OK' && names.includes(name));

const HOUR = 3_600_000;
let made = 0;

/** A doctor of a field of their own, so that nobody else is offered in their place. */
export async function lonelyDoctor({ admin }: Clinic): Promise<number> {
  made += 1;
  const { id } = await admin.call('doctors.create', {
    name: `Lonely ${made}`,
    specialization: `Field ${made}`,
    email: `lonely${made}@clinic.test`,
  });
  return id;
}

/** A doctor with regular slots of 30 minutes, one after the other, the first an hour from now. */
export async function doctorDay(clinic: Clinic, count: number) {
  const doctorId = await lonelyDoctor(clinic);
  const rows = Array.from({ length: count }, (_, index) => ({
    doctor_id: doctorId,
    starts_at: clinic.clock.at + HOUR + (index * HOUR) / 2,
    duration_minutes: 30,
  }));
  const added = await clinic.app.database.write((db) =>
    db.insertInto('appointment_slots').values(rows).returning('id').execute(),
  );
  return { doctorId, slotIds: added.map(({ id }) => id).toSorted((a, b) => a - b), at: clinic.clock.at };
}

export const slotsOf = async (clinic: Clinic, count: number) => (await doctorDay(clinic, count)).slotIds;

export const patient = { name: 'Pat Patient' };
