import ICAL from 'ical.js';
import { addDays, dateAt, isDate, weekdayOf } from '../../../shared/calendar.ts';
import { AppError } from '../../../shared/errors.ts';

/** Yearly events are read for this long from today. */
const YEARS_AHEAD = 3;
/** A change takes so many at most: a country's holidays of ten years are fewer. */
const HOLIDAYS_AT_MOST = 400;
const EVENTS_AT_MOST = 2000;
const DAYS_AT_MOST = 366;
const NAME_LENGTH = 100;
const WEEKDAYS = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'];

export interface FileHoliday {
  uid: string;
  fromDate: string;
  untilDate: string;
  name: string;
}

/**
 * The events of a calendar file that end today or later. The work is bounded whatever the file says.
 * @throws AppError CALENDAR_FILE_UNREADABLE
 */
export function readHolidayFile(file: string, today: string, timeZone: string): FileHoliday[] {
  const events = eventsIn(file);
  const lastYear = Number(today.slice(0, 4)) + YEARS_AHEAD;
  return events
    .flatMap((event) => holidaysOf(event, lastYear, timeZone))
    .filter(({ untilDate }) => untilDate >= today)
    .toSorted((a, b) =>
      a.fromDate === b.fromDate ? a.uid.localeCompare(b.uid) : a.fromDate < b.fromDate ? -1 : 1,
    )
    .slice(0, HOLIDAYS_AT_MOST);
}

function eventsIn(file: string): ICAL.Component[] {
  if (!/BEGIN:VCALENDAR/i.test(file)) throw new AppError('CALENDAR_FILE_UNREADABLE');
  try {
    const parsed = ICAL.parse(file) as unknown[];
    const roots = (Array.isArray(parsed[0]) ? parsed : [parsed]) as never[];
    return roots
      .flatMap((root) => new ICAL.Component(root).getAllSubcomponents('vevent'))
      .slice(0, EVENTS_AT_MOST);
  } catch {
    throw new AppError('CALENDAR_FILE_UNREADABLE');
  }
}

/** An event that makes no sense is left out: the others of the file are still holidays. */
function holidaysOf(event: ICAL.Component, lastYear: number, timeZone: string): FileHoliday[] {
  try {
    if (event.getFirstPropertyValue('status') === 'CANCELLED') return [];
    const span = spanOf(event, timeZone);
    if (!span) return [];
    const summary = event.getFirstPropertyValue('summary');
    const name = (typeof summary === 'string' ? summary : '').trim().slice(0, NAME_LENGTH);
    const given = event.getFirstPropertyValue('uid');
    const uid = (typeof given === 'string' && given ? given : `${span.from} ${name}`).slice(0, 480);
    const starts = startsOf(event, span.from, lastYear, timeZone);
    return starts.map((fromDate) => ({
      uid: `${uid} ${fromDate}`,
      fromDate,
      untilDate: addDays(fromDate, span.days - 1),
      name,
    }));
  } catch {
    return [];
  }
}

function spanOf(event: ICAL.Component, timeZone: string): { from: string; days: number } | null {
  const start = event.getFirstPropertyValue('dtstart');
  if (!(start instanceof ICAL.Time)) return null;
  const from = dateOf(start, timeZone);
  if (!isDate(from)) return null;
  const end = event.getFirstPropertyValue('dtend');
  const duration = event.getFirstPropertyValue('duration');
  let until = from;
  if (end instanceof ICAL.Time) {
    // The end is the first moment that is no longer part of it.
    const last = dateOf(end, timeZone);
    const isMidnight = end.isDate || (end.hour === 0 && end.minute === 0 && end.second === 0);
    until = isMidnight && last > from ? addDays(last, -1) : last;
  } else if (duration instanceof ICAL.Duration && start.isDate) {
    until = addDays(from, Math.max(0, Math.ceil(duration.toSeconds() / 86_400) - 1));
  }
  if (!isDate(until) || until < from) return null;
  const days = Math.round((Date.parse(until) - Date.parse(from)) / 86_400_000) + 1;
  return days <= DAYS_AT_MOST ? { from, days } : null;
}

function dateOf(time: ICAL.Time, timeZone: string): string {
  const isUtc = !time.isDate && time.zone === ICAL.Timezone.utcTimezone;
  if (isUtc) return dateAt(time.toJSDate().getTime(), timeZone);
  return `${String(time.year).padStart(4, '0')}-${pad(time.month)}-${pad(time.day)}`;
}

const pad = (part: number) => String(part).padStart(2, '0');

/** The date itself, and for a yearly rule that can be counted those of the years after it. */
function startsOf(event: ICAL.Component, from: string, lastYear: number, timeZone: string): string[] {
  const rule = event.getFirstPropertyValue('rrule');
  if (!(rule instanceof ICAL.Recur) || rule.freq !== 'YEARLY') return [from];
  const skipped = new Set(
    event
      .getAllProperties('exdate')
      .flatMap((property) =>
        property
          .getValues()
          .flatMap((value) => (value instanceof ICAL.Time ? [dateOf(value, timeZone)] : [])),
      ),
  );
  const last = rule.until ? dateOf(rule.until, timeZone) : '9999-12-31';
  const every = Math.max(1, rule.interval || 1);
  const starts: string[] = [];
  const first = Number(from.slice(0, 4));
  // Without a count the years that are over need no look at all.
  const over = rule.count ? 0 : Math.max(0, Math.floor((lastYear - YEARS_AHEAD - 2 - first) / every));
  const count = rule.count || Number.POSITIVE_INFINITY;
  for (let year = first + over * every, seen = 0; year <= lastYear && seen < count; year += every) {
    const date = dateInYear(rule, from, year);
    if (date === null || date < from) continue;
    seen += 1;
    if (date <= last && !skipped.has(date)) starts.push(date);
  }
  return starts;
}

/** The same date of another year, or the n-th weekday of its month; null where there is none. */
function dateInYear(rule: ICAL.Recur, from: string, year: number): string | null {
  const days = rule.getComponent('BYDAY').map(String);
  if (days.length !== 1) {
    const date = `${year}-${from.slice(5)}`;
    return isDate(date) ? date : null;
  }
  const [month = Number(from.slice(5, 7))] = rule.getComponent('BYMONTH').map(Number);
  const [, nth = '', weekday = ''] = /^([+-]?\d)([A-Z]{2})$/.exec(days[0] ?? '') ?? [];
  const wanted = WEEKDAYS.indexOf(weekday) + 1;
  if (wanted === 0) return null;
  const date = (day: number) => `${year}-${pad(month)}-${pad(day)}`;
  const lengthOfMonth = new Date(Date.UTC(year, month, 0)).getUTCDate();
  const place = Number(nth);
  const day =
    place > 0
      ? 1 + ((wanted - weekdayOf(date(1)) + 7) % 7) + (place - 1) * 7
      : lengthOfMonth - ((weekdayOf(date(lengthOfMonth)) - wanted + 7) % 7) + (place + 1) * 7;
  return day >= 1 && day <= lengthOfMonth ? date(day) : null;
}
