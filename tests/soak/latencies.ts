/** How long calls took, by the minute in which they were asked. */
export class Latencies {
  readonly #began = performance.now();
  readonly #minutes: number[][] = [];

  async timed<T>(work: () => Promise<T>): Promise<T> {
    const asked = performance.now();
    const answer = await work();
    const minute = Math.floor((asked - this.#began) / 60_000);
    (this.#minutes[minute] ??= []).push(performance.now() - asked);
    return answer;
  }

  get count(): number {
    return this.#minutes.reduce((sum, { length }) => sum + length, 0);
  }

  /** Milliseconds of each minute in which something was asked, in order. */
  p99(): number[] {
    return this.#minutes.filter((minute) => minute.length > 0).map((minute) => percentile(minute, 0.99));
  }
}

function percentile(values: readonly number[], part: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? 0;
}
