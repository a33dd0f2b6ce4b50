import { boundsOfDate, dateAt, minutesOf, timeAt, weekdayOf } from './calendar.ts';

export interface WallTime {
  date: string;
  /** Minutes since midnight on the wall. */
  minutes: number;
  /** 1 = Monday … 7 = Sunday. */
  weekday: number;
}

/**
 * What the clinic's wall shows at many instants in turn. Instants of one day follow each other mostly, so a
 * day is looked up once and the rest is arithmetic, but for days on which the clocks change.
 */
export function wallTimeReader(timeZone: string): (instant: number) => WallTime {
  let day = { date: '', from: 0, to: 0, weekday: 0 };
  return (instant) => {
    if (instant < day.from || instant >= day.to) {
      const date = dateAt(instant, timeZone);
      day = { date, ...boundsOfDate(date, timeZone), weekday: weekdayOf(date) };
    }
    const isPlain = day.to - day.from === 86_400_000;
    const minutes = isPlain ? (instant - day.from) / 60_000 : minutesOf(timeAt(instant, timeZone));
    return { date: day.date, minutes: Math.floor(minutes), weekday: day.weekday };
  };
}
