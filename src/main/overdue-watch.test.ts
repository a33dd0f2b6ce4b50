import { expect, it } from 'vitest';
import { doctorWithSlots, openClinic } from '../../tests/support/clinic.ts';
import { overdueWaits } from './features/visits/overdue.ts';
import { OverdueWatch } from './overdue-watch.ts';

const MINUTE = 60_000;
const wait = (key: string, arrivedAt: number) => ({ key, arrivedAt });

it('tells of each wait once, with all that are too long by then', () => {
  const watch = new OverdueWatch();
  expect(watch.noticeOf([], 0)).toBe(null);
  expect(watch.noticeOf([wait('a', 0)], 15 * MINUTE)).toEqual({ count: 1, minutes: 15 });
  expect(watch.noticeOf([wait('a', 0)], 16 * MINUTE)).toBe(null);
  const both = [wait('b', 5 * MINUTE), wait('a', 0)];
  expect(watch.noticeOf(both, 20.9 * MINUTE)).toEqual({ count: 2, minutes: 20 });
  expect(watch.noticeOf([wait('b', 5 * MINUTE)], 30 * MINUTE)).toBe(null);
  // Whoever comes again another time waits anew.
  expect(watch.noticeOf([wait('a2', 40 * MINUTE)], 55 * MINUTE)).toEqual({ count: 1, minutes: 15 });
});

it('knows the waits that are red on the flow screen: by the agreed time, by arrival without one', async () => {
  const clinic = await openClinic();
  const { desk, clock, app } = clinic;
  const { slots } = await doctorWithSlots(clinic, 2);
  const patient = { name: 'Paula Patient', phone: '+4930123456' };
  const booked = await desk.call('bookings.create', { slotId: slots[0]!.id, patient });
  const walkIn = await desk.call('queue.join', { patient: { name: 'Walter Walkin', phone: '+4930123457' } });
  await desk.call('bookings.mark', { id: booked.id, state: 'ARRIVED' });
  const begin = clock.at;
  const keys = async () => {
    const waits = await app.database.read((db) => overdueWaits(db, clock.at));
    return waits.map(({ key }) => key.split('-')[0]);
  };
  expect(await keys()).toEqual([]);
  clock.pass(15 * MINUTE - 1);
  expect(await keys()).toEqual([]);
  clock.pass(1);
  expect(await keys()).toEqual([`q${walkIn.id}`]);
  // The visit was agreed for an hour after the arrival.
  clock.at = begin + 75 * MINUTE;
  expect(await keys()).toEqual([`b${booked.id}`, `q${walkIn.id}`]);
  await desk.call('bookings.mark', { id: booked.id, state: 'IN_ROOM' });
  expect(await keys()).toEqual([`q${walkIn.id}`]);
  await desk.call('queue.mark', { id: walkIn.id, state: 'LEFT' });
  expect(await keys()).toEqual([]);
  await clinic.close();
});
