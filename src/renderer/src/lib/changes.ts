/** What one desk commits, the others show: changes make the answers that they touch be asked for again. */
import { useEffect, useState } from 'react';
import { queryClient } from './query-client.ts';
import { type Change, transport } from './transport.ts';

/** The families of procedures whose answers a change of each entity can alter. */
const TOUCHED: Record<string, readonly string[]> = {
  bookings: ['bookings', 'slots', 'stats', 'patients', 'series', 'waitlist', 'undo', 'myDay', 'audit'],
  slots: ['slots', 'myDay', 'stats', 'series', 'waitlist'],
  doctors: [
    'doctors',
    'specializations',
    'schedules',
    'myDay',
    'slots',
    'bookings',
    'stats',
    'queue',
    'waitlist',
  ],
  patients: ['patients', 'myDay', 'bookings', 'queue', 'waitlist'],
  visitTypes: ['visitTypes', 'myDay', 'bookings', 'slots'],
  series: ['series', 'bookings', 'slots'],
  queue: ['queue', 'bookings', 'slots', 'undo'],
  waitlist: ['waitlist', 'bookings', 'slots', 'undo'],
  views: ['views'],
  shortcuts: ['shortcuts'],
  users: ['users', 'auth', 'permissions'],
  imports: ['imports'],
  backups: ['backups', 'health'],
  health: ['health'],
  support: ['audit'],
  server: ['server', 'audit'],
};

export function familyOf(procedure: string): string {
  return procedure.slice(0, procedure.indexOf('.'));
}

/** Settings, such as the time zone, touch everything; so does what we do not know. */
export function refresh(entity: string): Promise<void> {
  const families = TOUCHED[entity];
  if (!families) return queryClient.invalidateQueries();
  return queryClient.invalidateQueries({
    predicate: ({ queryKey }) => families.includes(familyOf(String(queryKey[0]))),
  });
}

/**
 * Follows the desk's changes while somebody is signed in.
 * @returns whether they are followed already: what is asked for before that could miss a change
 */
export function useChanges(): boolean {
  const [isFollowing, setFollowing] = useState(false);
  useEffect(() => followChanges(() => setFollowing(true)), []);
  return isFollowing;
}

const BURST_MS = 40;

/** A bulk change comes as many events; each family is asked again once for a burst of them. */
function followChanges(onBegin: () => void): () => void {
  const waiting = new Set<string>();
  let timer: number | undefined;
  const flush = () => {
    timer = undefined;
    for (const entity of waiting) void refresh(entity);
    waiting.clear();
  };
  const onChange = ({ entity }: Change) => {
    waiting.add(entity);
    timer ??= window.setTimeout(flush, BURST_MS);
  };
  const stop = transport.listen({
    onChange,
    onBegin,
    onGap: () => void queryClient.invalidateQueries(),
    // Asking who is signed in finds out, and the screen then says so.
    onRefused: () => void refresh('users'),
  });
  return () => {
    window.clearTimeout(timer);
    stop();
  };
}
