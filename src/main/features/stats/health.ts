/** From measures to what the screen shows of them, and to what an admin should look at. Pure. */
import type { Alert, ProcedureReport } from '../../../shared/contract/reports.ts';
import { THRESHOLDS } from '../../../shared/contract/reports.ts';
import { percentilesOf } from './histogram.ts';
import { addMeasure, HOUR, type Measure } from './measures.ts';

type Sum = Omit<Measure, 'hour' | 'procedure'>;
interface Tries {
  hour: number;
  tried: number;
  failed: number;
}

/** Each of these that was answered with a value is a booking more, and each that was not is a try that failed. */
const BOOKS = new Set([
  'bookings.create',
  'bookings.confirm',
  'queue.book',
  'waitlist.take',
  'series.create',
]);
/** A hold is no booking yet, but one that was refused ended the try. */
const HOLD = 'bookings.hold';

/** Fewer calls than these say nothing about shares and times. */
const ENOUGH_CALLS = 20;
const ENOUGH_FAILURES = 5;
const HOURS_BEFORE = 24;

const emptySum = (): Sum => ({ calls: 0, errors: 0, refusals: 0, conflicts: 0, times: new Map() });

function sumOf(measures: readonly Measure[]): Sum {
  const sum = emptySum();
  for (const measure of measures) addMeasure(sum, measure);
  return sum;
}

const shown = ({ calls, errors, refusals, times }: Sum) => ({
  calls,
  errors,
  refusals,
  ...percentilesOf(times),
});

/**
 * @param measures of the period
 * @param earlier those of the hours right before it, which bookings are compared with
 */
export function procedureReportOf(
  { from, to }: { from: string; to: string },
  measures: readonly Measure[],
  earlier: readonly Measure[],
): ProcedureReport {
  const byName = Map.groupBy(measures, ({ procedure }) => procedure);
  const hours = triesByHour(measures);
  return {
    from,
    to,
    all: shown(sumOf(measures)),
    byProcedure: [...byName]
      .map(([procedure, theirs]) => ({ procedure, ...shown(sumOf(theirs)) }))
      .toSorted((a, b) => b.calls - a.calls || (a.procedure < b.procedure ? -1 : 1)),
    bookings: {
      tried: hours.reduce((sum, { tried }) => sum + tried, 0),
      confirmed: hours.reduce((sum, { tried, failed }) => sum + tried - failed, 0),
    },
    byHour: hours.map(({ hour, ...counts }) => ({ hour: iso(hour), ...counts })),
    alerts: alertsOf(measures, earlier),
  };
}

const iso = (instant: number) => new Date(instant).toISOString();

export function alertsOf(measures: readonly Measure[], earlier: readonly Measure[]): Alert[] {
  const byName = Map.groupBy(measures, ({ procedure }) => procedure);
  const all = [null, sumOf(measures)] as const;
  const each = [...byName].map(([name, theirs]) => [name, sumOf(theirs)] as const);
  const enough = [all, ...each].filter(([, { calls }]) => calls >= ENOUGH_CALLS);
  const errors = enough.map(([procedure, { errors, calls }]) => ({
    kind: 'ERRORS' as const,
    procedure,
    value: errors / calls,
    threshold: THRESHOLDS.ERRORS,
    hour: null,
  }));
  const times = enough.map(([procedure, { times }]) => ({
    kind: 'SLOW' as const,
    procedure,
    value: percentilesOf(times).p95 ?? 0,
    threshold: THRESHOLDS.SLOW,
    hour: null,
  }));
  const above = [...errors, ...times].filter(({ value, threshold }) => value > threshold);
  return [...above, ...spikeOf(triesByHour(measures), triesByHour(earlier))];
}

/** The latest hour in which far more tries to book failed than in the day before it. */
function spikeOf(hours: readonly Tries[], earlier: readonly Tries[]): Alert[] {
  const all = [...earlier, ...hours];
  const spikes = hours.flatMap(({ hour, tried, failed }): Alert[] => {
    const before = all.filter((one) => one.hour < hour && one.hour >= hour - HOURS_BEFORE * HOUR);
    const sum = (of: 'tried' | 'failed') => before.reduce((total, one) => total + one[of], 0);
    const usual = sum('failed') / Math.max(1, sum('tried'));
    const threshold = Math.max(2 * usual, usual + 0.1);
    const value = failed / tried;
    if (failed < ENOUGH_FAILURES || value <= threshold) return [];
    return [{ kind: 'BOOKINGS', procedure: null, value, threshold, hour: iso(hour) }];
  });
  return spikes.slice(-1);
}

/** Hours with tries to book, in order. */
function triesByHour(measures: readonly Measure[]): Tries[] {
  const hours = new Map<number, Tries>();
  for (const measure of measures) {
    const { failed, made } = triesOf(measure);
    if (failed + made === 0) continue;
    const { hour } = measure;
    const tries = hours.get(hour) ?? { hour, tried: 0, failed: 0 };
    hours.set(hour, { hour, tried: tries.tried + failed + made, failed: tries.failed + failed });
  }
  return [...hours.values()].toSorted((a, b) => a.hour - b.hour);
}

function triesOf({ procedure, calls, errors, refusals, conflicts }: Measure) {
  if (BOOKS.has(procedure)) return { failed: conflicts + errors, made: calls - errors - refusals };
  return { failed: procedure === HOLD ? conflicts + errors : 0, made: 0 };
}
