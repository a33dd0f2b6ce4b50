/** What so many clients got who each booked their share, one after the other. */
export interface Load {
  confirmed: number;
  asked: number;
  /** Milliseconds from the first question to the last answer. */
  took: number;
  /** Milliseconds of each call, whatever its answer. */
  times: number[];
}

/** Lets `clients` go at once, each through its own share of the slots. */
export async function load(
  slotIds: readonly number[],
  clients: number,
  book: (slotId: number) => Promise<boolean>,
): Promise<Load> {
  const times: number[] = [];
  let confirmed = 0;
  const began = performance.now();
  const client = async (share: readonly number[]) => {
    for (const slotId of share) {
      const asked = performance.now();
      if (await book(slotId)) confirmed += 1;
      times.push(performance.now() - asked);
    }
  };
  await Promise.all(sharesOf(slotIds, clients).map(client));
  return { confirmed, asked: slotIds.length, took: performance.now() - began, times };
}

/** The slots dealt out in turn. */
export function sharesOf<T>(items: readonly T[], shares: number): T[][] {
  return Array.from({ length: shares }, (_, share) =>
    items.filter((_item, index) => index % shares === share),
  );
}

export function percentile(times: readonly number[], part: number): number {
  const sorted = times.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? Number.NaN;
}

/** `400 of 400 (100%), 312/s, p50 2.1 p95 4.0 p99 6.3 ms` */
export function wordsOf({ confirmed, asked, took, times }: Load): string {
  const share = Math.round((100 * confirmed) / asked);
  const rate = (confirmed / took) * 1000;
  const [p50, p95, p99] = [0.5, 0.95, 0.99].map((part) => percentile(times, part).toFixed(1));
  return `${confirmed} of ${asked} (${share}%), ${rate.toFixed(0)}/s, p50 ${p50} p95 ${p95} p99 ${p99} ms`;
}
