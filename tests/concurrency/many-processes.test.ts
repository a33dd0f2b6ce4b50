import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { firstBrokenAuditRow } from '../../src/main/database/audit.ts';
import { allowOverbooking, type Clinic, doctorWithSlots, first, openClinic } from '../support/clinic.ts';
import type { Answer, Work } from './jobs.ts';
import { WorkerProcess } from './processes.ts';

const PROCESSES = 8;
const OPERATIONS = process.env['MEDIBOOK_LONG'] ? 5000 : 250;
const each = <T>(make: () => T) => Array.from({ length: PROCESSES }, make);

function tally(answers: Answer[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const { outcome } of answers) counts[outcome] = (counts[outcome] ?? 0) + 1;
  return counts;
}

describe('eight processes on one file', () => {
  let clinic: Clinic;
  let workers: WorkerProcess[] = [];
  beforeAll(async () => {
    clinic = await openClinic();
    const place = { folder: clinic.folder, token: clinic.admin.token ?? '', at: clinic.clock.at };
    workers = each(() => new WorkerProcess(place));
    await Promise.all(workers.map((worker) => worker.ready()));
  });
  afterAll(async () => {
    await Promise.all(workers.map((worker) => worker.stop()));
    await clinic.close();
  });

  /** Lets them all go at once, each with its own part. */
  const together = async (workOf: (index: number) => Work) =>
    (await Promise.all(workers.map((worker, index) => worker.run(workOf(index))))).flat();
  const confirmedAt = async (doctorId: number) =>
    (await clinic.desk.call('bookings.list', { status: 'CONFIRMED', doctorId, limit: 500 })).items;
  const broken = () => clinic.broken();

  it('with 104 clients on one slot: one gets it, the others are told', async () => {
    const { doctor, slots } = await doctorWithSlots(clinic, 1);
    const slotIds = Array.from({ length: 13 }, () => first(slots).id);
    const answers = await together(() => ({ do: 'book', slotIds, clients: 13 }));
    const { CONFIRMED, SLOT_BOOKED = 0, SLOT_MODIFIED = 0, ...others } = tally(answers);
    expect({ CONFIRMED, refused: SLOT_BOOKED + SLOT_MODIFIED, others }).toEqual({
      CONFIRMED: 1,
      refused: 103,
      others: {},
    });
    expect((await confirmedAt(doctor.id)).map(({ id }) => id)).toEqual(
      answers.flatMap(({ bookingId }) => bookingId ?? []),
    );
    expect(await broken()).toEqual([]);
  });

  it('with 50 clients on 400 free slots: every one of them is booked', async () => {
    const { doctor, slots } = await doctorWithSlots(clinic, 400);
    const share = (index: number) =>
      slots.filter((_slot, at) => at % PROCESSES === index).map(({ id }) => id);
    const clients = (index: number) => (index < 2 ? 7 : 6);
    const answers = await together((index) => ({
      do: 'book',
      slotIds: share(index),
      clients: clients(index),
    }));
    expect(tally(answers)).toEqual({ CONFIRMED: 400 });
    expect(new Set((await confirmedAt(doctor.id)).map(({ slotId }) => slotId)).size).toBe(400);
    expect(await broken()).toEqual([]);
  });

  it('with a doctor each who want one room: at each time one of them gets it', async () => {
    const { id: roomId } = await clinic.admin.call('rooms.create', { name: 'The only room' });
    const doctors = await Promise.all(each(() => doctorWithSlots(clinic, 0)));
    // Every quarter of an hour, so that each also reaches into the one before it.
    const starts = Array.from({ length: 24 }, (_, quarter) =>
      new Date(clinic.clock.at + (100 * 60 + quarter * 15) * 60_000).toISOString(),
    );
    const answers = await together((index) => ({
      do: 'room',
      doctorId: doctors[index]?.doctor.id ?? 0,
      roomId,
      starts,
    }));
    const { OK = 0, ROOM_TAKEN = 0, SLOT_OVERLAPS = 0, ...others } = tally(answers);
    expect({ all: OK + ROOM_TAKEN + SLOT_OVERLAPS, others }).toEqual({ all: 8 * 24, others: {} });
    // Half of the times at least, and never two at once.
    expect(OK).toBeGreaterThanOrEqual(8);
    expect(OK).toBeLessThanOrEqual(12);
    expect(await broken()).toEqual([]);
  });

  it('who all overbook one time: one does', async () => {
    await allowOverbooking(clinic);
    const { doctor, slots } = await doctorWithSlots(clinic, 1);
    const { id: slotId, startsAt } = first(slots);
    await clinic.desk.call('bookings.create', { slotId, patient: { name: 'Who was first' } });
    const answers = await together(() => ({ do: 'overbook', doctorId: doctor.id, startsAt }));
    expect(tally(answers)).toEqual({ CONFIRMED: 1, OVERBOOKING_FULL: 7 });
    expect(await confirmedAt(doctor.id)).toHaveLength(2);
    expect(await broken()).toEqual([]);
  });

  it('that do whatever comes to their minds: nothing is ever broken', async () => {
    const made = [await doctorWithSlots(clinic, 6), await doctorWithSlots(clinic, 6)];
    const slotIds = made.flatMap(({ slots }) => slots.map(({ id }) => id));
    const attack = { do: 'attack', slotIds, operations: OPERATIONS } as const;
    const answers = await together((index) => ({ ...attack, seed: 4711 + index }));
    const counts = tally(answers);
    expect(answers).toHaveLength(PROCESSES * OPERATIONS);
    // All of it was tried, and some of it done; no surprise among the answers.
    const expected = ['OK', 'SLOT_BOOKED', 'SLOT_HELD', 'SLOT_BLOCKED', 'BOOKING_NOT_ACTIVE', 'HOLD_EXPIRED'];
    expect(Object.keys(counts)).toEqual(expect.arrayContaining(expected));
    const known = [...expected, 'BOOKING_NOT_FOUND', 'SLOT_MODIFIED', 'SLOT_PAST'];
    expect(Object.keys(counts).filter((outcome) => !known.includes(outcome))).toEqual([]);

    const ids = await clinic.app.database.read((db) => db.selectFrom('bookings').select('id').execute());
    const kept = new Set(ids.map(({ id }) => id));
    expect(answers.filter(({ bookingId }) => bookingId !== undefined && !kept.has(bookingId))).toEqual([]);
    expect(await broken()).toEqual([]);
    expect(await clinic.app.database.read(firstBrokenAuditRow)).toBeNull();
  });
});
