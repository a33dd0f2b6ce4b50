/** A thread for the tests of threads. */
import { AppError } from '../../shared/errors.ts';
import { serve } from './serve.ts';

export type Echo = {
  echo: (input: unknown) => unknown;
  count: (input: { to: number }) => number;
  refuse: (input: null) => never;
  break: (input: null) => never;
  die: (input: null) => never;
};

serve((data: { greeting: string }) => ({
  echo: (input) => [data.greeting, input],
  count: async ({ to }: { to: number }, tell) => {
    for (let at = 1; at < to; at += 1) {
      tell(at);
      await new Promise((resolve) => setImmediate(resolve));
    }
    return to;
  },
  refuse: () => {
    throw new AppError('TOO_MANY_ROWS', { params: { most: 3 } });
  },
  break: () => {
    throw Object.assign(new TypeError('broken'), { code: 'SQLITE_BROKEN' });
  },
  die: () => process.exit(7),
}));
