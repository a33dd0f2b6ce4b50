import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import type { Acknowledgement, Beginning, Message, Wish } from './restless.ts';

type Place = Pick<Beginning, 'folder' | 'token' | 'slotIds'>;

/** One desk after the other at the same place: when one is killed, the next asks again what that one had asked. */
class Seat {
  readonly #start: (unfinished: Wish | null) => ChildProcess;
  readonly #onAnswer: (answer: Acknowledgement) => void;
  #child!: ChildProcess;
  #unfinished: Wish | null = null;
  isReady = false;

  constructor(start: (unfinished: Wish | null) => ChildProcess, onAnswer: (answer: Acknowledgement) => void) {
    this.#start = start;
    this.#onAnswer = onAnswer;
    this.begin();
  }

  begin(): void {
    this.isReady = false;
    this.#child = this.#start(this.#unfinished);
    this.#child.on('message', (message: Message) => {
      if ('ready' in message) this.isReady = true;
      else if ('asks' in message) this.#unfinished = message.asks;
      else {
        this.#unfinished = null;
        this.#onAnswer(message.answered);
      }
    });
  }

  /** Resolves when it is gone and all that it had said is heard. @throws when it had ended by itself */
  async kill(): Promise<void> {
    const { exitCode } = this.#child;
    if (exitCode !== null) throw new Error(`A desk ended by itself with ${exitCode}`);
    const gone = once(this.#child, 'exit');
    const heard = this.#child.connected ? once(this.#child, 'disconnect') : undefined;
    this.#child.kill('SIGKILL');
    const [code] = (await gone) as [number | null];
    await heard;
    if (code !== null) throw new Error(`A desk ended by itself with ${code}`);
  }
}

/** Desks that work without pause on one clinic. */
export class Crew {
  readonly seats: readonly Seat[];
  /** What was answered since it was taken last. */
  #answered: Acknowledgement[] = [];
  #started = 0;
  #newest = 1;

  /** @param begins when the clinic's clock stood at `at`; a desk that is started later goes on from there */
  constructor(program: string, place: Place, { count, at }: { count: number; at: number }) {
    const began = Date.now();
    const start = (unfinished: Wish | null) => {
      this.#started += 1;
      const now = at + (Date.now() - began) * 10;
      const beginning: Beginning = {
        ...place,
        at: now,
        seed: this.#started,
        newest: this.#newest,
        unfinished,
      };
      return fork(program, [JSON.stringify(beginning)], { execArgv: [] });
    };
    const onAnswer = (answer: Acknowledgement) => {
      this.#newest = Math.max(this.#newest, answer.bookingId ?? 0);
      this.#answered.push(answer);
    };
    this.seats = Array.from({ length: count }, () => new Seat(start, onAnswer));
  }

  takeAnswered(): Acknowledgement[] {
    const answered = this.#answered;
    this.#answered = [];
    return answered;
  }
}
