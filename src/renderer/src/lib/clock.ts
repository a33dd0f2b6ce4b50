/** The clock on the screen, and the clinic's wall time in words. */
import { useEffect } from 'react';
import { dateAt } from '../../../shared/calendar.ts';
import type { Settings } from '../../../shared/contract/clinic.ts';
import { createStore, useStore } from './store.ts';
import { optionsOf, useQueryOf } from './hooks.ts';
import { queryClient } from './query-client.ts';
import { localTimeZone } from './time-zones.ts';
import { USUAL, writeAs, type Writing } from './writing.ts';

export {
  writing,
  fieldLocale,
  clockExample,
  formatTime,
  formatInstant,
  formatVisit,
  formatDate,
  formatWeekday,
  formatShortDate,
  formatWallTime,
  formatMinutes,
  weekdayName,
} from './writing.ts';

const now = createStore(Date.now());
const TICK_MS = 30_000;
let watchers = 0;
let timer: number | undefined;

/** Epoch milliseconds, refreshed every half minute: what is past, and where the day stands. */
export function useNow(): number {
  useEffect(() => {
    if (watchers++ === 0) timer = window.setInterval(() => now.set(Date.now()), TICK_MS);
    now.set(Date.now());
    return () => {
      if (--watchers === 0) window.clearInterval(timer);
    };
  }, []);
  return useStore(now);
}

/** The clinic's zone; the computer's own until the answer is there. */
export function useTimeZone(): string {
  const { data } = useQueryOf('settings.get', {});
  return data?.timeZone ?? localTimeZone();
}

/** The same, outside of what is drawn. */
export function clinicTimeZone(): string {
  return clinicSettings()?.timeZone ?? localTimeZone();
}

/** Today on the clinic's wall calendar. */
export function useToday(): string {
  return dateAt(useNow(), useTimeZone());
}

const SETTINGS = optionsOf('settings.get', {}).queryKey;

function clinicSettings(): Settings | undefined {
  return queryClient.getQueryData(SETTINGS);
}

// Kept at hand: a board has a thousand times, and each would look the settings up.
queryClient.getQueryCache().subscribe(({ query }) => {
  if (query.queryKey[0] === SETTINGS[0]) writeAs(clinicSettings() ?? USUAL);
});

/** How the clinic writes, followed. */
export function useWriting(): Writing {
  return useQueryOf('settings.get', {}).data ?? USUAL;
}
