/** Holidays out of a calendar file. */
import ICAL from 'ical.js';
import { addDays, isDate } from '../../../shared/calendar.ts';
import { AppError } from '../../../shared/errors.ts';

export interface FileHoliday {
  uid: string;
  fromDate: string;
  untilDate: string;
  name: string;
}

/** Most that is read of one file: a country's holidays of ten years are a few hundred. */
const MOST = 400;
/** Repeats looked at of one event, whatever its rule says. */
const REPEATS = 2000;
const YEARS = 3;

/**
 * Events that end on `today` or later, repeats of the next three years among them, by date.
 * @throws AppError CALENDAR_FILE_UNREADABLE
 */
export function readHolidayFile(file: string, today: string): FileHoliday[] {
  const found = new Map<string, FileHoliday>();
  const last = addDays(today, YEARS * 366);
  try {
    const calendar = new ICAL.Component(ICAL.parse(file));
    for (const event of calendar.getAllSubcomponents('vevent')) {
      for (const holiday of holidaysOf(new ICAL.Event(event), last)) {
        if (holiday.untilDate >= today && found.size < MOST) found.set(holiday.uid, holiday);
      }
    }
  } catch {
    throw new AppError('CALENDAR_FILE_UNREADABLE');
  }
  return [...found.values()].toSorted((a, b) => (a.fromDate < b.fromDate ? -1 : 1));
}

function holidaysOf(event: ICAL.Event, last: string): FileHoliday[] {
  const { startDate, endDate, uid, summary } = event;
  if (!startDate) return [];
  const from = dateOf(startDate);
  const days = Math.max(0, lengthOf(from, endDate, startDate.isDate));
  const name = (summary ?? '').trim().slice(0, 100);
  const holiday = (fromDate: string): FileHoliday => ({
    uid: `${uid || name} ${fromDate}`.slice(0, 500),
    fromDate,
    untilDate: addDays(fromDate, days),
    name,
  });
  if (!event.isRecurring()) return isDate(from) ? [holiday(from)] : [];
  const all: FileHoliday[] = [];
  const iterator = event.iterator();
  for (let count = 0; count < REPEATS; count += 1) {
    const next = iterator.next() as ICAL.Time | null;
    if (!next) break;
    const date = dateOf(next);
    if (date > last) break;
    if (isDate(date)) all.push(holiday(date));
  }
  return all;
}

function dateOf(time: ICAL.Time): string {
  return time.toString().slice(0, 10);
}

/** Days after the first; the end of a whole-day event is the day after its last. */
function lengthOf(from: string, end: ICAL.Time | null, isWholeDay: boolean): number {
  if (!end) return 0;
  const days = Math.round((Date.parse(dateOf(end)) - Date.parse(from)) / 86_400_000);
  return isWholeDay ? days - 1 : days;
}
