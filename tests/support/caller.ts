import type { Booking } from '../../src/shared/contract/bookings.ts';
import type { Input, Output, ProcedureName } from '../../src/shared/contract/index.ts';
import type { Result } from '../../src/shared/errors.ts';
import type { Host } from './host.ts';

/** A program that is signed in at a host, beside the windows that a test looks at. */
export class Caller {
  readonly #host: Pick<Host, 'rpc'>;
  readonly #token: string;

  private constructor(host: Pick<Host, 'rpc'>, token: string) {
    this.#host = host;
    this.#token = token;
  }

  static async signIn(host: Pick<Host, 'rpc'>, email: string, password: string): Promise<Caller> {
    const answer = await host.rpc('auth.login', { email, password });
    return new Caller(host, valueOf(answer, 'auth.login').token);
  }

  ask<N extends ProcedureName>(name: N, input: Input<N>): Promise<Result<Output<N>>> {
    return this.#host.rpc(name, input, this.#token);
  }

  /** Answers the value; a refusal is a mistake of the test. */
  async call<N extends ProcedureName>(name: N, input: Input<N>): Promise<Output<N>> {
    return valueOf(await this.ask(name, input), name);
  }

  /** Every booking that a filter lets through, page after page. */
  async bookings(filter: Input<'bookings.list'>): Promise<Booking[]> {
    const all: Booking[] = [];
    let cursor: string | undefined;
    do {
      const page = await this.call('bookings.list', { ...filter, limit: 500, ...(cursor && { cursor }) });
      all.push(...page.items);
      cursor = page.nextCursor;
    } while (cursor);
    return all;
  }
}

function valueOf<T>(answer: Result<T>, name: string): T {
  if (answer.ok) return answer.value;
  throw new Error(`${name} was refused: ${answer.error.reason}`);
}
