/** Loaded into a program before it starts: answers each message with how late its event loop came since the last one. */
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { isMainThread } from 'node:worker_threads';

/** Milliseconds from one turn of the loop to the next, of which 1 is the timer's own. */
export interface Lag {
  p50: number;
  p99: number;
  max: number;
}

if (isMainThread && process.send) {
  const delay = monitorEventLoopDelay({ resolution: 1 });
  delay.enable();
  const milliseconds = (nanoseconds: number) => nanoseconds / 1e6;
  process.on('message', () => {
    const [p50, p99] = [delay.percentile(50), delay.percentile(99)];
    process.send?.({
      p50: milliseconds(p50),
      p99: milliseconds(p99),
      max: milliseconds(delay.max),
    } satisfies Lag);
    delay.reset();
  });
  process.channel?.unref();
}
