/** Dates and times as the clinic writes them, in the language on the screen. */
import { dateAt, timeOfMinutes } from '../../../shared/calendar.ts';
import type { Settings } from '../../../shared/contract/clinic.ts';
import { type Language, localeOf } from '../../../shared/languages.ts';
import { listed, spokenLanguage } from '../../../shared/messages/format.ts';

/** How the clinic writes dates and times. */
export type Writing = Pick<Settings, 'clock' | 'dateOrder' | 'firstWeekday'>;

export const USUAL: Writing = { clock: '24', dateOrder: 'DMY', firstWeekday: 1 };
let written: Writing = USUAL;

export function writing(): Writing {
  return written;
}

/** From now on everything is written like this. */
export function writeAs(next: Writing): void {
  written = next;
}

/** Changes whenever what was put into words before would be put otherwise now. */
export function wordsKey(): string {
  return `${spokenLanguage()} ${written.clock} ${written.dateOrder}`;
}

/** English as the order of the date has it; other languages have one form. */
const ENGLISH: Record<Writing['dateOrder'], string> = { DMY: 'en-GB', MDY: 'en-US', YMD: 'en-CA' };

function textLocale(order: Writing['dateOrder'], language = spokenLanguage()): string {
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

const CLOCKS = {
  '12': { hour: 'numeric', minute: '2-digit', hourCycle: 'h12' },
  '24': { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' },
} as const;

/** Half past two in the afternoon, by either clock. */
export function clockExample(clock: Writing['clock']): string {
  const options = { ...CLOCKS[clock], timeZone: 'UTC' };
  return formatter('time', textLocale('DMY'), options).format(Date.UTC(2000, 0, 1, 14, 30));
}

/** `09:30` or `9:30 am`, on the clinic's wall. */
export function formatTime(instant: string | number, timeZone: string, language?: Language): string {
  const options = { ...CLOCKS[writing().clock], timeZone };
  return formatter('time', textLocale('DMY', language), options).format(new Date(instant));
}

/** `2 Mar 2026, 09:30`. */
export function formatInstant(instant: string | number, timeZone: string, language?: Language): string {
  return moment('short', new Date(instant), timeZone, language);
}

/** `Mon 2 Mar 2026, 09:30`. */
export function formatVisit(instant: string | number, timeZone: string, language?: Language): string {
  return moment('weekday', new Date(instant), timeZone, language);
}

/** `Monday, 2 March 2026`, of a calendar date. */
export function formatDate(date: string, language?: Language): string {
  return dateText('long', new Date(`${date}T00:00:00Z`), 'UTC', language);
}

/** `Mon, 2 Mar 2026`, of a calendar date. */
export function formatWeekday(date: string, language?: Language): string {
  return dateText('weekday', new Date(`${date}T00:00:00Z`), 'UTC', language);
}

/** `2 Mar 2026`, of a calendar date. */
export function formatShortDate(date: string, language?: Language): string {
  return dateText('short', new Date(`${date}T00:00:00Z`), 'UTC', language);
}

/** `09:30` of a wall time `HH:mm`, as the clinic's clock shows it. */
export function formatWallTime(time: string): string {
  return formatTime(`1970-01-01T${time}:00Z`, 'UTC');
}

/** The same of a minute of the day. */
export function formatMinutes(minutes: number): string {
  return formatWallTime(timeOfMinutes(minutes));
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
function moment(style: Style, at: Date, timeZone: string, language = spokenLanguage()): string {
  const { dateOrder, clock } = written;
  if (!isNatural(dateOrder, language)) {
    return listed([dateText(style, at, timeZone, language), formatTime(at.getTime(), timeZone, language)]);
  }
  const options = { ...STYLES[style], ...CLOCKS[clock], timeZone };
  return formatter(`moment-${style}`, textLocale(dateOrder, language), options).format(at);
}

function dateText(style: Style, at: Date, timeZone: string, language = spokenLanguage()): string {
  const { dateOrder } = written;
  const found = formatter(style, textLocale(dateOrder, language), { ...STYLES[style], timeZone });
  if (isNatural(dateOrder, language)) return found.format(at);
  const parts: Partial<Record<Intl.DateTimeFormatPartTypes, string>> = {};
  for (const { type, value } of found.formatToParts(at)) parts[type] = value;
  const { weekday, day, month, year } = parts;
  const date = dateOrder === 'YMD' ? dateAt(at.getTime(), timeZone) : `${month} ${day}, ${year}`;
  return weekday ? `${weekday} ${date}` : date;
}

function isNatural(order: Writing['dateOrder'], language: Language): boolean {
  return order === 'DMY' || (order === 'MDY' && language === 'en');
}
