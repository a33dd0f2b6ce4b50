import { useMemo } from 'react';
import { useToday } from '../../lib/clock.ts';
import { useAllOf, useQueryOf } from '../../lib/hooks.ts';
import { itemsOf, lanesOf } from './lanes.ts';

/** Who is expected, waits, is seen and is done today, of one doctor or of all. */
export function useFlow(doctorId: number | undefined) {
  const today = useToday();
  const bookings = useAllOf('bookings.list', { date: today, status: 'CONFIRMED', limit: 500 });
  const queue = useQueryOf('queue.list', { date: today });
  const data = useMemo(
    () => bookings.data && queue.data && lanesOf(itemsOf(bookings.data, queue.data.items, doctorId)),
    [bookings.data, queue.data, doctorId],
  );
  const refetch = () => void Promise.all([bookings.refetch(), queue.refetch()]);
  return { data, error: bookings.error ?? queue.error, refetch };
}
