/** The clock on the screen, and the clinic's wall time in words. */
import { useEffect } from 'react';
import { dateAt } from '../../../shared/calendar.ts';
import { createStore, useStore } from './store.ts';
import { optionsOf, useQueryOf } from './hooks.ts';
import { queryClient } from './query-client.ts';
import { localTimeZone } from './time-zones.ts';

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
  return queryClient.getQueryData(optionsOf('settings.get', {}).queryKey)?.timeZone ?? localTimeZone();
}

/** Today on the clinic's wall calendar. */
export function useToday(): string {
  return dateAt(useNow(), useTimeZone());
}

/** The words are English, so dates are too; which English is the person's choice. */
export const locale = navigator.languages.find((language) => /^en(-\w+)*$/.test(language)) ?? 'en-GB';

const formatters = new Map<string, Intl.DateTimeFormat>();

function formatter(style: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = `${style} ${options.timeZone}`;
  let found = formatters.get(key);
  if (!found) {
    found = new Intl.DateTimeFormat(locale, options);
    formatters.set(key, found);
  }
  return found;
}

const TIME = { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' } as const;
const SHORT = { day: 'numeric', month: 'short', year: 'numeric' } as const;

/** `09:30`, on the clinic's wall. */
export function formatTime(instant: string | number, timeZone: string): string {
  return formatter('time', { ...TIME, timeZone }).format(new Date(instant));
}

/** `2 Mar 2026, 09:30`. */
export function formatInstant(instant: string | number, timeZone: string): string {
  return formatter('instant', { ...SHORT, ...TIME, timeZone }).format(new Date(instant));
}

/** `Mon 2 Mar 2026, 09:30`. */
export function formatVisit(instant: string | number, timeZone: string): string {
  return formatter('visit', { weekday: 'short', ...SHORT, ...TIME, timeZone }).format(new Date(instant));
}

/** `Monday, 2 March 2026`, of a calendar date. */
export function formatDate(date: string): string {
  const long = { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' } as const;
  return formatter('date', long).format(new Date(`${date}T00:00:00Z`));
}

/** `Mon, 2 Mar 2026`, of a calendar date. */
export function formatWeekday(date: string): string {
  return formatter('weekday', { weekday: 'short', ...SHORT, timeZone: 'UTC' }).format(
    new Date(`${date}T00:00:00Z`),
  );
}

/** `2 Mar 2026`, of a calendar date. */
export function formatShortDate(date: string): string {
  return formatter('short', { ...SHORT, timeZone: 'UTC' }).format(new Date(`${date}T00:00:00Z`));
}

/** `Monday`, of a weekday's number: 1 = Monday … 7 = Sunday. */
export function formatWeekdayName(weekday: number): string {
  // 1 January 2024 was a Monday.
  return formatter('weekday name', { weekday: 'long', timeZone: 'UTC' }).format(
    new Date(Date.UTC(2024, 0, weekday)),
  );
}
