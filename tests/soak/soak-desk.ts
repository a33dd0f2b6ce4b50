/** The desk's process as the test sees it. */
import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import http from 'node:http';
import path from 'node:path';
import { text } from 'node:stream/consumers';
import type { Input, Output, ProcedureName } from '../../src/shared/contract/index.ts';
import type { Result } from '../../src/shared/errors.ts';
import type { Held, Order, Report } from './desk-process.ts';

export class SoakDesk {
  readonly #child: ChildProcess;
  readonly #agent = new http.Agent({ keepAlive: true });
  readonly url: string;

  private constructor(child: ChildProcess, url: string) {
    this.#child = child;
    this.url = url;
  }

  /** @param began where the clinic's clock begins, in epoch milliseconds */
  static async start(folder: string, began: number): Promise<SoakDesk> {
    const program = path.join(import.meta.dirname, 'desk-process.ts');
    const child = fork(program, [folder, String(began)], {
      execArgv: ['--disable-warning=ExperimentalWarning'],
    });
    const [report] = (await once(child, 'message')) as [Report];
    if (report.is !== 'ready') throw new Error('The desk did not start');
    return new SoakDesk(child, report.url);
  }

  setClock(at: number, speed: number): void {
    this.#child.send({ is: 'clock', at, speed } satisfies Order);
  }

  async held(): Promise<Held> {
    const answer = once(this.#child, 'message');
    this.#child.send({ is: 'measure' } satisfies Order);
    const [report] = (await answer) as [Report];
    if (report.is !== 'held') throw new Error('The desk did not say what it holds');
    return report.held;
  }

  rpc<N extends ProcedureName>(name: N, input: Input<N>, token?: string): Promise<Result<Output<N>>> {
    const headers = {
      'Content-Type': 'application/json',
      ...(token && { Authorization: `Bearer ${token}` }),
    };
    return new Promise((resolve, reject) => {
      const options = { method: 'POST', agent: this.#agent, headers };
      const request = http.request(`${this.url}/rpc/${name}`, options, (response) => {
        text(response).then((body) => resolve(JSON.parse(body) as Result<never>), reject);
      });
      request.on('error', reject).end(JSON.stringify(input));
    });
  }

  /** Lets go of the connections that are kept for the next call. */
  hangUp(): void {
    this.#agent.destroy();
  }

  /** Closes the clinic, and waits until nothing keeps the process alive any more: it is not told to exit. */
  async end(): Promise<void> {
    const exited = once(this.#child, 'exit');
    this.#child.send({ is: 'end' } satisfies Order);
    const [code] = (await exited) as [number | null];
    if (code !== 0) throw new Error(`The desk ended with ${code}`);
  }

  kill(): void {
    this.#child.kill('SIGKILL');
  }
}
