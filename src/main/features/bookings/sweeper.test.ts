import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import {
  type Clinic,
  doctorWithSlots,
  first,
  openClinic,
  HOLD_LENGTH,
} from '../../../../tests/support/clinic.ts';

const SWEEP = 5_000;

describe('the sweeper', () => {
  let clinic: Clinic;
  beforeEach(async () => {
    // The clock on the wall stands still; only the sweeper's alarm is rung by hand.
    vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
    clinic = await openClinic({ sweeper: true });
  });
  afterEach(async () => {
    await clinic.close();
    vi.useRealTimers();
  });

  it('ends holds that are past their time, and tells the windows', async () => {
    const { slots } = await doctorWithSlots(clinic, 1);
    const hold = await clinic.desk.call('bookings.hold', { slotId: first(slots).id });
    await clinic.told();
    const changed = new Promise((resolve) => clinic.app.changes.subscribe(resolve));
    clinic.clock.pass(HOLD_LENGTH);
    vi.advanceTimersByTime(SWEEP);
    expect(await changed).toMatchObject({ entity: 'bookings', ids: [hold.id] });
    expect(await clinic.desk.call('bookings.get', { id: hold.id })).toMatchObject({ status: 'FAILED' });
    await clinic.desk.refused('HOLD_EXPIRED', 'bookings.release', { id: hold.id });
  });

  it('leaves a hold alone that has time left, and writes nothing', async () => {
    const { slots } = await doctorWithSlots(clinic, 1);
    const hold = await clinic.desk.call('bookings.hold', { slotId: first(slots).id });
    clinic.clock.pass(HOLD_LENGTH - 1);
    const changes: unknown[] = [];
    await clinic.told();
    clinic.app.changes.subscribe((change) => changes.push(change));
    vi.advanceTimersByTime(10 * SWEEP);
    // Whatever a sweep had to write would be in line before this.
    await clinic.app.database.write(async () => {});
    await clinic.told();
    expect(changes).toEqual([]);
    expect(await clinic.desk.call('bookings.get', { id: hold.id })).toEqual(hold);
  });
});
