/** Many desks, each a process of its own, on one clinic. */
import { type ChildProcess, fork } from 'node:child_process';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { connect } from '../../src/main/database/sqlite/connection.ts';
import type { Clinic } from '../support/clinic.ts';
import type { Answer, Message, Order, Place, Step } from './steps.ts';

const PROGRAM = fileURLToPath(new URL('./desk-program.ts', import.meta.url));
/** So many start at once: each reads and compiles the whole program. */
const AT_ONCE = 4;

class DeskProcess {
  readonly #child: ChildProcess;
  #hear: (message: Message) => void = () => {};
  #fail: (error: Error) => void = () => {};

  constructor(program: string) {
    this.#child = fork(program, [], { execArgv: [] });
    this.#child.on('message', (message: Message) => this.#hear(message));
    this.#child.on('exit', (code, signal) => this.#fail(new Error(`A desk ended with ${code ?? signal}`)));
  }

  /** Resolves with the last word on an order, or the first word of a process that has just begun. */
  heard(order?: Order, onAsking: () => void = () => {}): Promise<Message> {
    return new Promise((resolve, reject) => {
      this.#fail = reject;
      this.#hear = (message) => {
        if ('asking' in message) onAsking();
        else if ('failed' in message) reject(new Error(message.failed));
        else resolve(message);
      };
      if (order) this.#child.send(order);
    });
  }

  async stop(): Promise<void> {
    this.#fail = () => {};
    if (this.#child.exitCode !== null || this.#child.signalCode !== null) return;
    const ended = new Promise((resolve) => this.#child.once('exit', resolve));
    this.#child.kill('SIGKILL');
    await ended;
  }
}

export class Crowd {
  readonly #desks: readonly DeskProcess[];

  private constructor(desks: readonly DeskProcess[]) {
    this.#desks = desks;
  }

  static async start(count: number, program = PROGRAM): Promise<Crowd> {
    const desks: DeskProcess[] = [];
    while (desks.length < count) {
      const some = Array.from(
        { length: Math.min(AT_ONCE, count - desks.length) },
        () => new DeskProcess(program),
      );
      desks.push(...some);
      await Promise.all(some.map((desk) => desk.heard()));
    }
    return new Crowd(desks);
  }

  /** The first of them, which are stopped with all. */
  first(count: number): Crowd {
    return new Crowd(this.#desks.slice(0, count));
  }

  /** @param more of the place, for each desk */
  async open({ place, clock }: Clinic, token: string, more: (desk: number) => Partial<Place> = () => ({})) {
    const { server = null, folder } = place;
    const common = { folder: server ? null : folder, server, token, at: clock.at, hasSweeper: false };
    for (const [index, desk] of this.#desks.entries())
      await desk.heard({ open: { ...common, ...more(index) } });
  }

  /**
   * Lets them all go at once, each with its own steps; one without any is left alone.
   * @param onAllAsking when each of them has said that it is about to ask
   */
  async together(stepsOf: (desk: number) => Step[], onAllAsking?: () => void): Promise<Answer[]> {
    const isAnnounced = onAllAsking !== undefined;
    const busy = this.#desks.map((desk, index) => ({ desk, index, steps: stepsOf(index) }));
    const asked = busy.filter(({ steps }) => steps.length > 0);
    let quiet = asked.length;
    const onAsking = () => {
      quiet -= 1;
      if (quiet === 0) onAllAsking?.();
    };
    const answers = await Promise.all(
      asked.map(async ({ desk, index, steps }) => {
        const message = await desk.heard({ steps, isAnnounced }, onAsking);
        return 'answers' in message ? message.answers.map((answer) => ({ ...answer, desk: index })) : [];
      }),
    );
    return answers.flat();
  }

  async stop(): Promise<void> {
    await Promise.all(this.#desks.map((desk) => desk.stop()));
  }
}

/** Milliseconds. A desk that just then writes something of its own waits at the gate, too, and cannot say that it asks. */
const GATE_OPENS = 1000;

/**
 * Holds the file's write lock until all desks have asked: then every one of them is under way at one time, however
 * few processors there are.
 */
export class Gate {
  readonly #sql;

  constructor({ folder }: Pick<Clinic, 'folder'>) {
    this.#sql = connect({ file: path.join(folder, 'clinic.db') }, 'writer');
  }

  async together(crowd: Crowd, stepsOf: (desk: number) => Step[]): Promise<Answer[]> {
    this.#sql.exec('BEGIN IMMEDIATE');
    const patience = setTimeout(() => this.#open(), GATE_OPENS);
    try {
      // A moment after the last of them has said so.
      return await crowd.together(stepsOf, () => void setImmediate(() => this.#open()));
    } finally {
      clearTimeout(patience);
      this.#open();
    }
  }

  #open(): void {
    if (this.#sql.inTransaction) this.#sql.exec('ROLLBACK');
  }

  close(): void {
    this.#sql.close();
  }
}
