import { type ChildProcess, fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { Answer, Message, Place, Work } from './jobs.ts';

const WORKER = fileURLToPath(new URL('./worker.ts', import.meta.url));

/** A process of its own on the clinic's file. */
export class WorkerProcess {
  readonly #child: ChildProcess;

  constructor(place: Place) {
    this.#child = fork(WORKER, [JSON.stringify(place)], { execArgv: [] });
  }

  /** Resolves when it has opened the file. */
  ready(): Promise<void> {
    return new Promise((resolve, reject) => {
      this.#child.once('message', () => resolve());
      this.#child.once('exit', (code) => reject(new Error(`It ended with ${code} before it was ready`)));
    });
  }

  /** Does the work, and answers what came of it. */
  run(work: Work): Promise<Answer[]> {
    return new Promise((resolve, reject) => {
      this.#child.once('message', (message: Message) => resolve('answers' in message ? message.answers : []));
      this.#child.once('exit', (code) => reject(new Error(`It ended with ${code} at its work`)));
      this.#child.send(work);
    });
  }

  /** Begins the work; `onBooked` hears of each acknowledged booking, and has the process killed by answering true. */
  runUntil(work: Work, onBooked: (bookingId: number) => boolean): Promise<void> {
    return new Promise((resolve) => {
      this.#child.on('message', (message: Message) => {
        if ('booked' in message && onBooked(message.booked)) this.#child.kill('SIGKILL');
        if ('answers' in message) resolve();
      });
      this.#child.once('exit', () => resolve());
      this.#child.send(work);
    });
  }

  async stop(): Promise<void> {
    if (this.#child.exitCode !== null || this.#child.signalCode !== null) return;
    const ended = new Promise((resolve) => this.#child.once('exit', resolve));
    this.#child.kill('SIGKILL');
    await ended;
  }
}
