/** Sees what goes wrong beside the answers: what is logged, what nobody handles, what takes long, what is kept. */
import { inspect } from 'node:util';
import v8 from 'node:v8';
import vm from 'node:vm';
import { AppError } from '../../src/shared/errors.ts';
import type { Log } from '../../src/main/log.ts';

const MB = 1024 * 1024;
/** Milliseconds after which a call is taken for one that never ends, on a computer with much else to do, too. */
const NEVER = 30_000;

v8.setFlagsFromString('--expose-gc');
const collectGarbage = vm.runInNewContext('gc') as () => void;

/** Megabytes that are really needed. */
export function heapUsed(): number {
  collectGarbage();
  return Math.round(process.memoryUsage().heapUsed / MB);
}

export class Watch {
  readonly unhandled: string[] = [];
  /** Milliseconds of the processor that the costliest call took, the threads included. */
  costliest = { name: '', took: 0 };
  readonly #logged: string[] = [];
  readonly log: Log = {
    info: () => {},
    // What has a reason of ours, such as a file that is no backup, is told to whoever asked for it. And which tools of
    // PostgreSQL this computer has is no matter here.
    error: (message, error) => {
      if (!(error instanceof AppError) && !message.startsWith('pg_dump'))
        this.#logged.push(`${message} ${inspect(error)}`);
    },
  };
  readonly #note = (reason: unknown) => void this.unhandled.push(inspect(reason));

  constructor() {
    process.on('unhandledRejection', this.#note);
  }

  end(): void {
    process.off('unhandledRejection', this.#note);
  }

  /** @throws when no answer comes */
  async timed<T>(name: string, work: () => Promise<T>): Promise<T> {
    const before = process.cpuUsage();
    const answer = await inTime(name, work());
    const { user, system } = process.cpuUsage(before);
    const took = Math.round((user + system) / 1000);
    if (took > this.costliest.took) this.costliest = { name, took };
    return answer;
  }

  /** What was logged as a mistake since the last time; null when nothing was. */
  logged(): string | null {
    return this.#logged.length === 0 ? null : this.#logged.splice(0).join('\n');
  }
}

async function inTime<T>(name: string, work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const never = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`${name} never answered`)), NEVER);
  });
  try {
    return await Promise.race([work, never]);
  } finally {
    clearTimeout(timer);
  }
}

/** What was sent and what came of it, for whoever looks into it. */
export function told(name: string, sent: unknown, answer: unknown): string {
  const shown = inspect(sent, { depth: 8, maxArrayLength: 20, maxStringLength: 500 });
  return `${name} was sent ${shown}\nand said ${inspect(answer, { depth: 5 })}`;
}
