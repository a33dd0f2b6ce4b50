import fs from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { dateAt } from '../../src/shared/calendar.ts';
import type { Output } from '../../src/shared/contract/index.ts';
import { type Clinic, openClinic, PASSWORD } from '../support/clinic.ts';
import { type Appointment, CITY_DAY, CITY_FILE, CITY_ZONE, readCityDay } from './city-day.ts';

type Slot = Output<'slots.create'>;
type Booking = Output<'bookings.create'>;
const hasFile = fs.existsSync(CITY_FILE);
/** The clinic's day, long enough for those who come late in it. */
const HOURS = { startTime: '06:00', endTime: '23:45', durationMinutes: 15 };
const SLOTS_A_DAY = 71;

describe('a real day of a real city, booked in the order in which it was', () => {
  let clinic: Clinic;
  let appointments: Appointment[];
  const slotsOf = new Map<string, Slot[]>();
  const bookingOf = new Map<Appointment, Booking>();

  beforeAll(async () => {
    if (!hasFile) return;
    appointments = readCityDay();
    clinic = await openClinic({ at: appointments[0]?.madeAt ?? 0, timeZone: CITY_ZONE });
    for (const [place, theirs] of Map.groupBy(appointments, ({ neighbourhood }) => neighbourhood)) {
      const columns = Math.ceil(theirs.length / SLOTS_A_DAY);
      for (let column = 0; column < columns; column += 1) await openColumn(place, column);
    }
  });
  afterAll(() => clinic?.close());

  async function openColumn(place: string, column: number): Promise<void> {
    const email = `d${slotsOf.size}-${column}@city.test`;
    const person = { name: `${place} ${column + 1}`, specialization: place, email };
    const { id: doctorId } = await clinic.admin.call('doctors.create', person);
    const day = { doctorId, startDate: CITY_DAY, endDate: CITY_DAY, ...HOURS };
    expect((await clinic.admin.call('slots.bulkCreate', day)).count).toBe(SLOTS_A_DAY);
    const { items } = await clinic.desk.call('slots.list', { doctorId, date: CITY_DAY });
    const all = [...(slotsOf.get(place) ?? []), ...items];
    slotsOf.set(
      place,
      all.toSorted((a, b) => a.startsAt.localeCompare(b.startsAt)),
    );
  }

  /** The earliest slot that is still to come for those who come on the day; the others fill it from its start. */
  function chooseSlot({ neighbourhood, madeAt }: Appointment): Slot {
    const free = slotsOf.get(neighbourhood) ?? [];
    const from = new Date(madeAt).toISOString();
    const [chosen] = free.splice(
      free.findIndex(({ startsAt }) => startsAt >= from),
      1,
    );
    if (!chosen || chosen.startsAt < from) throw new Error(`${neighbourhood} has no slot left`);
    return chosen;
  }

  async function signInAgain(): Promise<Clinic['desk']> {
    const { token } = await clinic.nobody.call('auth.login', {
      email: 'rita@clinic.test',
      password: PASSWORD,
    });
    return clinic.as(token);
  }

  async function bookAll(): Promise<Record<string, number>> {
    const patients = new Map<string, number>();
    const outcomes: Record<string, number> = {};
    let desk = clinic.desk;
    let today = '';
    for (const appointment of appointments) {
      clinic.clock.at = appointment.madeAt;
      const date = dateAt(appointment.madeAt, CITY_ZONE);
      // A receptionist signs in each morning.
      if (date !== today) desk = await signInAgain();
      today = date;
      const known = patients.get(appointment.patientId);
      const who = known ? { patientId: known } : { patient: { name: `Patient ${appointment.patientId}` } };
      const { id: slotId, version: slotVersion } = chooseSlot(appointment);
      const isWalkIn = appointment.isSameDay;
      const answer = await desk.ask('bookings.create', { slotId, slotVersion, isWalkIn, ...who });
      const outcome = answer.ok ? answer.value.status : answer.error.reason;
      outcomes[outcome] = (outcomes[outcome] ?? 0) + 1;
      if (answer.ok && answer.value.patient) patients.set(appointment.patientId, answer.value.patient.id);
      if (answer.ok) bookingOf.set(appointment, answer.value);
    }
    return outcomes;
  }

  /** The day itself, visit by visit at its time: who came, and who did not. */
  async function liveTheDay(): Promise<void> {
    const inOrder = [...bookingOf].toSorted(([, a], [, b]) => a.startsAt.localeCompare(b.startsAt));
    clinic.clock.at = Date.parse(inOrder[0]?.[1].startsAt ?? '');
    const desk = await signInAgain();
    for (const [{ isNoShow }, { id, startsAt, visit }] of inOrder) {
      clinic.clock.at = Date.parse(startsAt);
      // Those who walked in have arrived already.
      const state = isNoShow ? 'NO_SHOW' : 'ARRIVED';
      if (state !== visit.state) await desk.call('bookings.mark', { id, state });
    }
  }

  /** Every booking of the day, page by page as a screen would ask for it. */
  async function listDay(): Promise<Output<'bookings.list'>['items']> {
    const desk = await signInAgain();
    const all: Output<'bookings.list'>['items'] = [];
    let cursor: string | undefined;
    do {
      const page = await desk.call('bookings.list', {
        date: CITY_DAY,
        limit: 100,
        ...(cursor && { cursor }),
      });
      all.push(...page.items);
      cursor = page.nextCursor;
    } while (cursor !== undefined);
    return all;
  }

  it.skipIf(!hasFile)(
    `books all 2,999 of ${path.basename(CITY_FILE)}, no slot twice, none missing`,
    async () => {
      expect(appointments).toHaveLength(2999);
      expect(await bookAll()).toEqual({ CONFIRMED: 2999 });
      const day = await listDay();
      expect(day).toHaveLength(2999);
      expect(new Set(day.map(({ id }) => id)).size).toBe(2999);
      expect(new Set(day.map(({ slotId }) => slotId)).size).toBe(2999);
      const madeAt = day.map(({ bookedAt }) => Date.parse(bookedAt)).toSorted((a, b) => a - b);
      expect(madeAt).toEqual(appointments.map((appointment) => appointment.madeAt));
      const places = (names: string[]) => names.toSorted().join();
      expect(places(day.map(({ specialization }) => specialization))).toBe(
        places(appointments.map(({ neighbourhood }) => neighbourhood)),
      );
      expect(await clinic.broken()).toEqual([]);
    },
  );

  it.skipIf(!hasFile)(
    'counts who came: 588 of 2,999 did not, 31 of the 967 walk-ins and 557 of the others',
    async () => {
      await liveTheDay();
      const { token } = await clinic.nobody.call('auth.login', {
        email: 'ada@clinic.test',
        password: PASSWORD,
      });
      const overview = await clinic.as(token).call('stats.overview', { from: CITY_DAY, to: CITY_DAY });
      expect(overview.visits).toMatchObject({
        total: 2999,
        noShow: 588,
        walkIns: 967,
        sameDay: { total: 967, noShow: 31 },
        ahead: { total: 2032, noShow: 557 },
      });
      expect(((100 * overview.visits.noShow) / overview.visits.total).toFixed(1)).toBe('19.6');
    },
  );
});
