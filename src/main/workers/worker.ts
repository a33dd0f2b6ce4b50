/** The program's side: slow work in a thread of its own, so that the desk never waits for it. */
import fs from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import {
  type AnswerOf,
  type Api,
  errorOfReply,
  type InputOf,
  type Question,
  type Reply,
} from './messages.ts';

interface Pending {
  resolve: (value: never) => void;
  reject: (error: Error) => void;
  tell: ((value: unknown) => void) | undefined;
}

/**
 * A thread that starts with the first question, and again after one that broke it. `entry` is the name of a file
 * beside this one, which `electron.vite.config.ts` builds as a program of its own; `data` is what it starts with.
 * It keeps the process alive only while a question is open.
 */
export class WorkerThread<A extends Api> {
  readonly #entry: string;
  readonly #data: unknown;
  readonly #pending = new Map<number, Pending>();
  #worker: Worker | undefined;
  #lastId = 0;
  #isClosed = false;

  constructor(entry: string, data: unknown) {
    this.#entry = entry;
    this.#data = data;
  }

  /**
   * @param tell gets what the thread tells on the way
   * @throws AppError as the work threw it; any other error keeps its message and code
   */
  ask<N extends keyof A & string>(
    name: N,
    input: InputOf<A, N>,
    tell?: (value: unknown) => void,
  ): Promise<AnswerOf<A, N>> {
    if (this.#isClosed) return Promise.reject(new Error(`The thread ${this.#entry} is closed`));
    const worker = (this.#worker ??= this.#start());
    const id = ++this.#lastId;
    return new Promise((resolve, reject) => {
      this.#pending.set(id, { resolve, reject, tell });
      worker.ref();
      // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread, not a window
      worker.postMessage({ id, name, input } satisfies Question);
    });
  }

  /** Ends the thread, with all that it has open; the next question starts it anew. */
  async rest(): Promise<void> {
    const worker = this.#worker;
    this.#fail(new Error(`The thread ${this.#entry} was ended`));
    await worker?.terminate();
  }

  /** Ends the thread at once: whoever still waits is refused. */
  async close(): Promise<void> {
    this.#isClosed = true;
    const worker = this.#worker;
    this.#fail(new Error(`The thread ${this.#entry} was closed`));
    await worker?.terminate();
  }

  #start(): Worker {
    const worker = new Worker(entryFile(this.#entry), { workerData: this.#data, execArgv: [] });
    worker.unref();
    worker.on('message', (reply: Reply) => this.#take(worker, reply));
    const ended = (error: Error) => worker === this.#worker && this.#fail(error);
    worker.on('error', ended);
    worker.on('exit', (code) => ended(new Error(`The thread ${this.#entry} ended with ${code}`)));
    return worker;
  }

  #take(worker: Worker, reply: Reply): void {
    const pending = this.#pending.get(reply.id);
    if (!pending) return;
    if (reply.is === 'progress') return pending.tell?.(reply.value);
    this.#pending.delete(reply.id);
    if (this.#pending.size === 0) worker.unref();
    if (reply.is === 'answer') pending.resolve(reply.value as never);
    else pending.reject(errorOfReply(reply));
  }

  #fail(error: Error): void {
    this.#worker = undefined;
    const waiting = [...this.#pending.values()];
    this.#pending.clear();
    for (const { reject } of waiting) reject(error);
  }
}

/** Sources run as they are; in the built program this code may be in a chunk one folder down. */
function entryFile(entry: string): string {
  const names = import.meta.url.endsWith('.ts') ? [`./${entry}.ts`] : [`./${entry}.js`, `../${entry}.js`];
  const files = names.map((name) => fileURLToPath(new URL(name, import.meta.url)));
  const found = files.find((file) => fs.existsSync(file));
  if (!found) throw new Error(`There is no ${files.join(' and no ')}`);
  return found;
}
