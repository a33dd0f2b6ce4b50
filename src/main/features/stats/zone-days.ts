/** The clinic's wall calendar for very many instants: each date of the zone is looked up once and kept. */
import { addDays, dateAt, minutesOf, startOfDate, timeAt, weekdayOf } from '../../../shared/calendar.ts';

const DAY = 86_400_000;
const MINUTE = 60_000;

/** A date of the clinic with its instants `[begins, ends)`: not always 24 hours apart. */
export interface Day {
  date: string;
  begins: number;
  ends: number;
  /** 1 = Monday … 7 = Sunday. */
  weekday: number;
  /** Whether its minutes can be counted from its beginning: not so when the clocks change. */
  isPlain: boolean;
}

export interface Wall {
  weekday: number;
  hour: number;
  minute: number;
}

export class ZoneDays {
  readonly timeZone: string;
  readonly #starts = new Map<string, number>();
  readonly #days = new Map<string, Day>();
  readonly #next = new Map<Day, Day>();
  #last: Day | undefined;

  constructor(timeZone: string) {
    this.timeZone = timeZone;
  }

  startOf(date: string): number {
    let start = this.#starts.get(date);
    if (start === undefined) {
      start = startOfDate(date, this.timeZone);
      this.#starts.set(date, start);
    }
    return start;
  }

  dayOf(date: string): Day {
    let day = this.#days.get(date);
    if (!day) {
      const begins = this.startOf(date);
      const ends = this.startOf(addDays(date, 1));
      day = { date, begins, ends, weekday: weekdayOf(date), isPlain: ends - begins === DAY };
      this.#days.set(date, day);
    }
    return day;
  }

  /** Every date from one to another, both included. */
  daysOf(from: string, to: string): Day[] {
    return this.daysBetween(this.startOf(from), this.startOf(to));
  }

  /** Every day from that of one instant to that of another. */
  daysBetween(from: number, to: number): Day[] {
    const days: Day[] = [];
    for (let day = this.dayAt(from); day.begins <= to; day = this.#after(day)) days.push(day);
    return days;
  }

  #after(day: Day): Day {
    let next = this.#next.get(day);
    if (!next) {
      next = this.dayOf(addDays(day.date, 1));
      this.#next.set(day, next);
    }
    return next;
  }

  /** Instants mostly come in order, so the day is the last one or the next. */
  dayAt(instant: number): Day {
    const last = this.#last;
    if (last && instant >= last.begins && instant < last.ends) return last;
    const next = last && this.#after(last);
    const isNext = next && instant >= next.begins && instant < next.ends;
    const day = isNext ? next : this.dayOf(dateAt(instant, this.timeZone));
    this.#last = day;
    return day;
  }

  wallAt(instant: number): Wall {
    const { begins, weekday, isPlain } = this.dayAt(instant);
    const minutes = isPlain
      ? Math.floor((instant - begins) / MINUTE)
      : minutesOf(timeAt(instant, this.timeZone));
    return { weekday, hour: Math.floor(minutes / 60), minute: minutes % 60 };
  }
}
