import fs from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { firstBrokenAuditRow } from '../../src/main/database/audit.ts';
import { CITY_FILE, CITY_ZONE, readCityDay } from '../replay/city-day.ts';
import { type Clinic, doctorWithSlots, openClinic } from '../support/clinic.ts';
import { keepEvidence } from '../support/evidence.ts';
import { seededRandom } from '../support/random.ts';
import { deskOf, openCity, visitsOf } from './city-clinic.ts';
import type { Answer } from './desk-work.ts';
import { Desks, tally } from './desks.ts';
import { brokenOnServer } from './invariants.ts';
import { killOnce } from './kill-rounds.ts';
import { OwnServer } from './own-server.ts';

const isLong = process.env['MEDIBOOK_LONG'] !== undefined;
const DESKS = isLong ? 50 : 8;
/** Of each desk at once: together a hundred in the long run. */
const CALLS = isLong ? 2 : 4;
const ROUNDS = isLong ? 1000 : 20;
const KILLS = isLong ? 100 : 3;
/** Of each desk between two deaths. */
const WISHES = isLong ? 2 : 6;
const SLOTS = isLong ? 400 : 200;
/** In the short run each fourth appointment of the day. */
const EVERY = isLong ? 1 : 4;
const hasCity = fs.existsSync(CITY_FILE);

/** The answers that are neither a booking nor a refusal because of another one. */
const unclear = (answers: readonly Answer[]) =>
  answers.filter(({ outcome, code }) => outcome !== 'CONFIRMED' && code !== 'CONFLICT');
const confirmed = (answers: readonly Answer[]) => answers.filter(({ outcome }) => outcome === 'CONFIRMED');

describe(`${DESKS} desks, each a process of its own, on one server`, () => {
  let server: OwnServer;
  let clinic: Clinic;
  let database: string;
  let desks: Desks;
  beforeAll(async () => {
    server = await OwnServer.start();
    desks = await Desks.start(DESKS);
    const address = await server.createDatabase('clinic');
    database = address.database;
    clinic = await openClinic({ server: address });
    await desks.open({ server: address, token: clinic.desk.token ?? '', at: clinic.clock.at });
  }, 600_000);
  afterAll(async () => {
    await desks?.stop();
    await clinic?.close();
    await server?.stop();
  });

  /** Asked of the server itself, beside the app. */
  async function look(name = database, open = clinic) {
    const client = await server.connect(name);
    const broken = await brokenOnServer(client);
    const { rows } = await client.query<{ booking: number; slot: number }>(
      `SELECT booking.id AS booking, claim.slot_id AS slot FROM bookings AS booking
       JOIN booking_slots AS claim ON claim.booking_id = booking.id WHERE booking.status = 'CONFIRMED'`,
    );
    await client.end();
    const brokenAudit = await open.app.database.read(firstBrokenAuditRow);
    return { slotOf: new Map(rows.map(({ booking, slot }) => [booking, slot])), broken, brokenAudit };
  }

  it(`${ROUNDS} times ${DESKS * CALLS} want one slot: one gets it, the others are told`, async () => {
    const { slots } = await doctorWithSlots(clinic, ROUNDS);
    const winners: Answer[] = [];
    for (const { id: slotId } of slots) {
      const answers = await desks.together(() => ({ do: 'race', slotId, calls: CALLS }));
      winners.push(...confirmed(answers));
      expect(unclear(answers)).toEqual([]);
      expect([answers.length, confirmed(answers).length]).toEqual([DESKS * CALLS, 1]);
    }
    const { slotOf, broken, brokenAudit } = await look();
    expect({ broken, brokenAudit }).toEqual({ broken: [], brokenAudit: null });
    expect(winners.map(({ bookingId = 0 }) => slotOf.get(bookingId))).toEqual(slots.map(({ id }) => id));
    expect(slotOf.size).toBe(ROUNDS);
    keepEvidence({
      row: 1,
      what: `${DESKS} desks ask for one slot, ${CALLS} times each`,
      engine: 'server',
      shown: `${ROUNDS} rounds: ${ROUNDS} CONFIRMED, ${ROUNDS * (DESKS * CALLS - 1)} CONFLICT, 0 else`,
    });
  }, 3_600_000);

  it(`${SLOTS} free slots, each wanted once: every one of them is booked`, async () => {
    const { slots } = await doctorWithSlots(clinic, SLOTS);
    const share = (index: number) => slots.filter((_slot, at) => at % DESKS === index).map(({ id }) => id);
    const clients = Math.ceil(50 / DESKS);
    const answers = await desks.together((index) => ({ do: 'book', slotIds: share(index), clients }));
    expect(tally(answers)).toEqual({ CONFIRMED: SLOTS });
    const { slotOf, broken, brokenAudit } = await look();
    expect({ broken, brokenAudit }).toEqual({ broken: [], brokenAudit: null });
    expect(answers.map(({ bookingId = 0 }) => slotOf.get(bookingId))).toEqual(
      answers.map(({ slotId }) => slotId),
    );
  }, 600_000);

  // Which processes belong to a server is asked of Linux.
  it.skipIf(process.platform !== 'linux')(
    `the server is killed ${KILLS} times: nothing acknowledged is lost, nothing is booked twice`,
    async () => {
      const random = seededRandom(20260302);
      const { reconnects } = desks.counts;
      for (let round = 0; round < KILLS; round += 1) {
        const { slots } = await doctorWithSlots(clinic, DESKS * WISHES);
        const slotIds = slots.map(({ id }) => id);
        const { acknowledged, again } = await killOnce({ server, desks }, { slotIds, round, random });
        const won = confirmed(acknowledged);
        expect(unclear(acknowledged)).toEqual([]);
        // Each is booked once, whoever was first, and the other was told.
        expect(won.map(({ slotId }) => slotId).toSorted((a, b) => a - b)).toEqual(slotIds);
        expect(acknowledged.length).toBe(2 * slotIds.length);
        const { slotOf, broken, brokenAudit } = await look();
        expect({ broken, brokenAudit }).toEqual({ broken: [], brokenAudit: null });
        expect(won.filter(({ slotId, bookingId = 0 }) => slotOf.get(bookingId) !== slotId)).toEqual([]);
        // Whoever asks again under the same command id gets the same answer.
        const answerOf = new Map(won.map(({ commandId, bookingId }) => [commandId, bookingId]));
        expect(again.length).toBe(won.length);
        expect(again.filter(({ commandId, bookingId }) => answerOf.get(commandId) !== bookingId)).toEqual([]);
      }
      // Else the server was never missed.
      expect(desks.counts.reconnects).toBeGreaterThan(reconnects);
      keepEvidence({
        row: 4,
        what: `the server is killed while ${DESKS} desks book`,
        engine: 'server',
        shown: `${KILLS} kills: 0 acknowledged lost, 0 double, 0 broken rules, the audit trail whole`,
      });
    },
    3_600_000,
  );

  it.skipIf(!hasCity)(
    'a real day of a real city, booked from all desks at once: every one of them',
    async () => {
      const all = readCityDay();
      expect(all).toHaveLength(2999);
      const appointments = all.filter((_appointment, index) => index % EVERY === 0);
      const address = await server.createDatabase('city');
      const at = appointments[0]?.madeAt ?? 0;
      const city = await openClinic({ server: address, at, timeZone: CITY_ZONE });
      const visits = visitsOf(appointments, await openCity(city, appointments));
      // Nobody signs in anew for each of the days that go by.
      await server.ask(address.database, 'UPDATE sessions SET expires_at = expires_at * 2');
      await desks.open({ server: address, token: city.desk.token ?? '', at });
      const shareOf = (index: number) => visits.filter((visit) => deskOf(visit, DESKS) === index);
      const answers = await desks.together((index) => ({ do: 'replay', visits: shareOf(index) }));
      expect(tally(answers)).toEqual({ CONFIRMED: appointments.length });
      const { slotOf, broken, brokenAudit } = await look(address.database, city);
      expect({ broken, brokenAudit }).toEqual({ broken: [], brokenAudit: null });
      expect(new Set(slotOf.values()).size).toBe(appointments.length);
      const rows = await server.ask<{ booked_at: number }>(
        address.database,
        `SELECT booked_at FROM bookings WHERE status = 'CONFIRMED' ORDER BY booked_at`,
      );
      expect(rows.map(({ booked_at }) => booked_at)).toEqual(appointments.map(({ madeAt }) => madeAt));
      await city.close();
    },
    600_000,
  );
});
