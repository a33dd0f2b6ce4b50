/** How long many calls of one kind took. */
import { percentile } from './clients.ts';

export interface Times {
  /** Milliseconds of each call by the clock. */
  wall: number[];
  /** Milliseconds of a processor that this process used for one call, on average: a busy computer does not change it. */
  processor: number;
}

export async function timesOf(calls: readonly (() => Promise<unknown>)[]): Promise<Times> {
  const wall: number[] = [];
  const ran = process.cpuUsage();
  for (const call of calls) {
    const began = performance.now();
    await call();
    wall.push(performance.now() - began);
  }
  const { user, system } = process.cpuUsage(ran);
  return { wall, processor: (user + system) / 1000 / calls.length };
}

/** A row of a table as it stands in docs/performance.md. */
export function rowOf(what: string, { wall, processor }: Times, reference?: Times): string {
  const milliseconds = [0.5, 0.95, 0.99].map((part) => percentile(wall, part).toFixed(1));
  const ratio = reference ? (processor / reference.processor).toFixed(2) : '1';
  const cells = [
    what,
    wall.length,
    ...milliseconds,
    Math.max(...wall).toFixed(1),
    processor.toFixed(1),
    ratio,
  ];
  return `| ${cells.join(' | ')} |`;
}

export const HEADING = [
  '| what | calls | p50 ms | p95 ms | p99 ms | max ms | processor ms a call | to 1× |',
  '| --- | --- | --- | --- | --- | --- | --- | --- |',
];
