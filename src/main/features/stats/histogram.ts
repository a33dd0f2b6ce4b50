/** Durations counted on a scale that grows by a fifth from step to step. Pure. */
import type { Output } from '../../../shared/contract/index.ts';

/** Counts by step of the scale. */
export type Histogram = Map<number, number>;

/** Milliseconds: what is shorter is all the same. */
const SHORTEST = 0.1;
/** Steps to twice as long. */
const STEPS = 4;
/** Ten minutes: what is longer is all the same. */
const LAST = 90;

export function stepOf(milliseconds: number): number {
  if (!(milliseconds > SHORTEST)) return 0;
  return Math.min(LAST, Math.ceil(STEPS * Math.log2(milliseconds / SHORTEST)));
}

/** The longest duration of a step, in milliseconds. */
export function longestOf(step: number): number {
  return SHORTEST * 2 ** (step / STEPS);
}

export function addTo(histogram: Histogram, step: number, count: number): void {
  histogram.set(step, (histogram.get(step) ?? 0) + count);
}

type Percentiles = Pick<Output<'stats.procedures'>['all'], 'p50' | 'p95' | 'p99'>;

/** By nearest rank; each is the longest duration of its step, so never too short and at most a fifth too long. */
export function percentilesOf(histogram: Histogram): Percentiles {
  const steps = [...histogram].toSorted(([a], [b]) => a - b);
  const total = steps.reduce((sum, [, count]) => sum + count, 0);
  const at = (share: number) => {
    const rank = Math.ceil(share * total);
    let passed = 0;
    for (const [step, count] of steps) {
      passed += count;
      if (passed >= rank) return longestOf(step);
    }
    return null;
  };
  return { p50: at(0.5), p95: at(0.95), p99: at(0.99) };
}
