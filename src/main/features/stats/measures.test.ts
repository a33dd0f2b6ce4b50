/** How the desk works, measured by itself, against what really happened. */
import fc from 'fast-check';
import { sql } from 'kysely';
import { afterEach, describe, expect, test } from 'vitest';
import { type Clinic, deskOf, doctorWithSlots, first, openClinic } from '../../../../tests/support/clinic.ts';
import { asOwner } from '../../../../tests/support/server.ts';
import { procedureNames } from '../../../shared/contract/index.ts';
import { openApp } from '../../app.ts';
import { alertsOf } from './health.ts';
import { addTo, type Histogram, percentilesOf, stepOf } from './histogram.ts';
import { HOUR, type Measure, Measures } from './measures.ts';
import { isOnServer } from '../../../../tests/support/server.ts';

let clinic: Clinic;
const DAY = { from: '2026-03-02', to: '2026-03-02' };

test('percentiles are never too short, and at most a fifth too long', () => {
  const duration = fc.double({ min: 0.2, max: 400_000, noNaN: true });
  fc.assert(
    fc.property(fc.array(duration, { minLength: 1, maxLength: 300 }), (durations) => {
      const histogram: Histogram = new Map();
      for (const one of durations) addTo(histogram, stepOf(one), 1);
      const sorted = durations.toSorted((a, b) => a - b);
      const { p50, p95, p99 } = percentilesOf(histogram);
      for (const [share, found] of [
        [0.5, p50],
        [0.95, p95],
        [0.99, p99],
      ] as const) {
        const exact = sorted[Math.ceil(share * sorted.length) - 1] ?? 0;
        expect((found ?? 0) / exact).toBeGreaterThan(0.999_999);
        expect((found ?? 0) / exact).toBeLessThan(1.2);
      }
    }),
  );
});

/** What no desk may do, on a server by its owner. */
async function behindTheBack({ app, place }: Clinic, statement: string): Promise<void> {
  if (place.server) return asOwner(place.server, statement);
  await app.database.write((db) => sql.raw(statement).execute(db));
}

describe('in a clinic', () => {
  afterEach(() => clinic.close());

  test('every call is counted, by what became of it, also over a start within the hour', async () => {
    clinic = await openClinic();
    const { slots } = await doctorWithSlots(clinic, 6);
    const { desk, admin, app, place, clock } = clinic;
    const patient = { name: 'Pat Patient' };
    const slotId = first(slots).id;
    await desk.call('bookings.create', { slotId, patient });
    for (let index = 0; index < 3; index += 1) {
      await desk.refused('SLOT_BOOKED', 'bookings.create', { slotId, patient });
    }
    await desk.refused('SLOT_BOOKED', 'bookings.hold', { slotId });
    await desk.refused('INPUT_INVALID', 'bookings.create', { slotId, patient: { name: '' } });
    const { id } = await desk.call('bookings.hold', { slotId: slots[1]?.id ?? 0 });
    await desk.call('bookings.confirm', { id, patient });
    await app.close();

    // The same folder again, as after a restart.
    clinic.app = await openApp({ ...place, now: clock.now, sweeper: false });
    const again = deskOf(clinic.app, desk.token);
    const chief = deskOf(clinic.app, admin.token);
    await again.refused('SLOT_BOOKED', 'bookings.create', { slotId, patient });
    await clinic.app.dispatch({ token: null, desk: 'test' }, 'no.such.procedure', {});
    const report = await chief.call('stats.procedures', DAY);

    const counts = (name: string) => {
      const found = report.byProcedure.find(({ procedure }) => procedure === name);
      return found && [found.calls, found.refusals, found.errors];
    };
    expect(counts('bookings.create')).toEqual([6, 5, 0]);
    expect(counts('bookings.hold')).toEqual([2, 1, 0]);
    expect(counts('bookings.confirm')).toEqual([1, 0, 0]);
    // A form that was not filled in right is no try to book.
    expect(report.bookings).toEqual({ tried: 7, confirmed: 2 });
    expect(report.byHour).toEqual([{ hour: '2026-03-02T07:00:00.000Z', tried: 7, failed: 5 }]);
    const names = report.byProcedure.map(({ procedure }) => procedure);
    expect(names.filter((name) => !(procedureNames as string[]).includes(name))).toEqual([]);
    expect(report.all.calls).toBe(report.byProcedure.reduce((sum, { calls }) => sum + calls, 0));
    const elsewhere = { from: '2026-03-01', to: '2026-03-01' };
    expect((await chief.call('stats.procedures', elsewhere)).all.calls).toBe(0);
  });

  test('what goes wrong here is an error, and an admin is told; asking for that is not measured', async () => {
    clinic = await openClinic();
    const { admin } = clinic;
    expect(await admin.call('health.alerts', {})).toEqual({ alerts: [] });
    await behindTheBack(clinic, 'DROP TABLE doctor_views');
    for (let index = 0; index < 20; index += 1) await admin.refused('INTERNAL', 'views.list', {});
    const { alerts } = await admin.call('health.alerts', {});
    expect(alerts).toEqual([
      expect.objectContaining({ kind: 'ERRORS', procedure: null }),
      { kind: 'ERRORS', procedure: 'views.list', value: 1, threshold: 0.05, hour: null },
    ]);
    const report = await admin.call('stats.procedures', DAY);
    expect(report.alerts).toEqual(alerts);
    expect(report.all).toMatchObject({ errors: 20 });
    expect(report.byProcedure.map(({ procedure }) => procedure)).not.toContain('health.alerts');
    clinic.clock.pass(2 * HOUR);
    expect(await admin.call('health.alerts', {})).toEqual({ alerts: [] });
  });

  test('nothing of what was asked is written down, and after ninety days nothing at all', async () => {
    clinic = await openClinic();
    const { app, clock } = clinic;
    const rows = () => app.database.read((db) => db.selectFrom('measures').selectAll().execute());
    const measures = new Measures();
    measures.record('bookings.get', clock.at, 3, null);
    await measures.flush(app.database, clock.at);
    expect(await rows()).toEqual([
      {
        hour: clock.at,
        procedure: 'bookings.get',
        calls: 1,
        errors: 0,
        refusals: 0,
        conflicts: 0,
        times: `[[${stepOf(3)},1]]`,
      },
    ]);
    await measures.flush(app.database, clock.at + 91 * 24 * HOUR);
    expect(await rows()).toHaveLength(1);
    measures.record('bookings.list', clock.at + 91 * 24 * HOUR, 3, null);
    await measures.flush(app.database, clock.at + 91 * 24 * HOUR);
    expect((await rows()).map(({ procedure }) => procedure)).toEqual(['bookings.list']);
  });

  test('what cannot be written stays, and is written later', async () => {
    clinic = await openClinic();
    const { app, clock } = clinic;
    const measures = new Measures();
    measures.record('bookings.get', clock.at, 3, null);
    await behindTheBack(clinic, 'ALTER TABLE measures RENAME TO gone');
    await expect(measures.flush(app.database, clock.at)).rejects.toThrow(
      isOnServer() ? 'does not exist' : 'no such table',
    );
    measures.record('bookings.get', clock.at, 500, 'CONFLICT');
    await behindTheBack(clinic, 'ALTER TABLE gone RENAME TO measures');
    await measures.flush(app.database, clock.at);
    expect(measures.unsaved()).toEqual([]);
    const saved = await app.database.read((db) => db.selectFrom('measures').selectAll().execute());
    expect(saved).toMatchObject([{ calls: 2, refusals: 1, conflicts: 1 }]);
  });
});

describe('what an admin should look at', () => {
  const at = (hour: number, calls: number, more: Partial<Measure> = {}): Measure => ({
    hour: hour * HOUR,
    procedure: 'bookings.create',
    calls,
    errors: 0,
    refusals: 0,
    conflicts: 0,
    times: new Map([[stepOf(5), calls]]),
    ...more,
  });
  const failing = (hour: number, calls: number, failed: number) =>
    at(hour, calls, { refusals: failed, conflicts: failed });
  const kinds = (...alerts: ReturnType<typeof alertsOf>) =>
    alerts.map(({ kind, procedure }) => [kind, procedure]);

  test('is errors above one in twenty, and not just that many', () => {
    expect(alertsOf([at(1, 20, { errors: 1 })], [])).toEqual([]);
    expect(kinds(...alertsOf([at(1, 40, { errors: 3 })], []))).toEqual([
      ['ERRORS', null],
      ['ERRORS', 'bookings.create'],
    ]);
    expect(alertsOf([at(1, 19, { errors: 2 })], [])).toEqual([]);
  });

  test('is a second or more for one call in twenty', () => {
    const times = (slow: number): Histogram =>
      new Map([
        [stepOf(5), 40 - slow],
        [stepOf(1500), slow],
      ]);
    expect(alertsOf([at(1, 40, { times: times(2) })], [])).toEqual([]);
    expect(kinds(...alertsOf([at(1, 40, { times: times(3) })], []))).toEqual([
      ['SLOW', null],
      ['SLOW', 'bookings.create'],
    ]);
  });

  test('is far more failed bookings than in the day before', () => {
    const day = Array.from({ length: 24 }, (_, hour) => failing(hour + 1, 20, 2));
    expect(alertsOf([failing(25, 20, 4)], day)).toEqual([]);
    const [alert] = alertsOf([failing(25, 20, 5)], day);
    expect(alert).toMatchObject({
      kind: 'BOOKINGS',
      value: 0.25,
      threshold: 0.2,
      hour: '1970-01-02T01:00:00.000Z',
    });
    expect(alertsOf([failing(26, 4, 4)], day)).toEqual([]);
    expect(
      alertsOf(
        [failing(25, 20, 5)],
        day.map((one) => failing(one.hour / HOUR, 20, 10)),
      ),
    ).toEqual([]);
  });
});
