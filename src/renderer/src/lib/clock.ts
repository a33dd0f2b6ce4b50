/** The clock on the screen, and the clinic's wall time in words. */
import { useEffect } from 'react';
import { dateAt } from '../../../shared/calendar.ts';
import type { Settings } from '../../../shared/contract/clinic.ts';
import { localeOf } from '../../../shared/languages.ts';
import { spokenLanguage } from '../../../shared/messages/format.ts';
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
  return clinicSettings()?.timeZone ?? localTimeZone();
}

/** Today on the clinic's wall calendar. */
export function useToday(): string {
  return dateAt(useNow(), useTimeZone());
}

/** How the clinic writes dates and times. */
export type Writing = Pick<Settings, 'clock' | 'dateOrder' | 'firstWeekday'>;

const USUAL: Writing = { clock: '24', dateOrder: 'DMY', firstWeekday: 1 };
const SETTINGS = optionsOf('settings.get', {}).queryKey;
let kept: Settings | undefined;

function clinicSettings(): Settings | undefined {
  return queryClient.getQueryData(SETTINGS);
}

// Kept at hand: a board has a thousand times, and each would look the settings up.
queryClient.getQueryCache().subscribe(({ query }) => {
  if (query.queryKey[0] === SETTINGS[0]) kept = clinicSettings();
});

export function writing(): Writing {
  return kept ?? USUAL;
}

export function useWriting(): Writing {
  return useQueryOf('settings.get', {}).data ?? USUAL;
}

/** English as the order of the date has it; other languages have one form. */
const ENGLISH: Record<Writing['dateOrder'], string> = { DMY: 'en-GB', MDY: 'en-US', YMD: 'en-CA' };

function textLocale(order: Writing['dateOrder']): string {
  const language = spokenLanguage();
  return language === 'en' ? ENGLISH[order] : localeOf(language);
}

/** For date fields: a locale that has the parts of a date in the clinic's order. */
export function fieldLocale({ dateOrder }: Writing): string {
  return dateOrder === 'DMY' ? textLocale(dateOrder) : ENGLISH[dateOrder];
}

const formatters = new Map<string, Intl.DateTimeFormat>();

function formatter(style: string, locale: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = `${style} ${locale} ${options.timeZone} ${options.hourCycle}`;
  let found = formatters.get(key);
  if (!found) {
    found = new Intl.DateTimeFormat(locale, options);
    formatters.set(key, found);
  }
  return found;
}

const SHORT = { day: 'numeric', month: 'short', year: 'numeric' } as const;
const STYLES = {
  short: SHORT,
  weekday: { weekday: 'short', ...SHORT },
  long: { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' },
} as const;
type Style = keyof typeof STYLES;

function clockOptions(): Intl.DateTimeFormatOptions {
  return writing().clock === '12'
    ? { hour: 'numeric', minute: '2-digit', hourCycle: 'h12' }
    : { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' };
}

/** `09:30` or `9:30 am`, on the clinic's wall. */
export function formatTime(instant: string | number, timeZone: string): string {
  const options = { ...clockOptions(), timeZone };
  return formatter('time', textLocale('DMY'), options).format(new Date(instant));
}

/** `2 Mar 2026, 09:30`. */
export function formatInstant(instant: string | number, timeZone: string): string {
  return moment('short', new Date(instant), timeZone);
}

/** `Mon 2 Mar 2026, 09:30`. */
export function formatVisit(instant: string | number, timeZone: string): string {
  return moment('weekday', new Date(instant), timeZone);
}

/** `Monday, 2 March 2026`, of a calendar date. */
export function formatDate(date: string): string {
  return dateText('long', new Date(`${date}T00:00:00Z`), 'UTC');
}

/** `Mon, 2 Mar 2026`, of a calendar date. */
export function formatWeekday(date: string): string {
  return dateText('weekday', new Date(`${date}T00:00:00Z`), 'UTC');
}

/** `2 Mar 2026`, of a calendar date. */
export function formatShortDate(date: string): string {
  return dateText('short', new Date(`${date}T00:00:00Z`), 'UTC');
}

/** `09:30` of a wall time `HH:mm`, as the clinic's clock shows it. */
export function formatWallTime(time: string): string {
  return formatTime(`1970-01-01T${time}:00Z`, 'UTC');
}

const names = { weekday: 'short', timeZone: 'UTC' } as const;

/** `Mon` for 1 … `Sun` for 7. The third of January 2000 was a Monday. */
export function weekdayName(weekday: number, style: 'short' | 'long' = 'short'): string {
  const options = { ...names, weekday: style };
  return formatter(`name-${style}`, textLocale('DMY'), options).format(
    new Date(Date.UTC(2000, 0, 2 + weekday)),
  );
}

/** A date and the time of it. What the language does by itself is left to it. */
function moment(style: Style, at: Date, timeZone: string): string {
  const { dateOrder } = writing();
  if (!isNatural(dateOrder)) return `${dateText(style, at, timeZone)}, ${formatTime(at.getTime(), timeZone)}`;
  const options = { ...STYLES[style], ...clockOptions(), timeZone };
  return formatter(`moment-${style}`, textLocale(dateOrder), options).format(at);
}

function dateText(style: Style, at: Date, timeZone: string): string {
  const { dateOrder } = writing();
  const found = formatter(style, textLocale(dateOrder), { ...STYLES[style], timeZone });
  if (isNatural(dateOrder)) return found.format(at);
  const parts: Partial<Record<Intl.DateTimeFormatPartTypes, string>> = {};
  for (const { type, value } of found.formatToParts(at)) parts[type] = value;
  const { weekday, day, month, year } = parts;
  const date = dateOrder === 'YMD' ? dateAt(at.getTime(), timeZone) : `${month} ${day}, ${year}`;
  return weekday ? `${weekday} ${date}` : date;
}

function isNatural(order: Writing['dateOrder']): boolean {
  return order === 'DMY' || (order === 'MDY' && spokenLanguage() === 'en');
}
