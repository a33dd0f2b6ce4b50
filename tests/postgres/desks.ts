import { type ChildProcess, fork } from 'node:child_process';
import fs from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { WriteCounts } from '../../src/main/database/postgres/postgres-database.ts';
import { temporaryFolder } from '../support/folder.ts';
import type { Answer, Done, Message, Place, Work } from './desk-work.ts';

const PROGRAM = fileURLToPath(new URL('./desk-process.ts', import.meta.url));
/** So many start at once: each reads and compiles the whole program. */
const AT_ONCE = 4;

/** A desk in a process of its own, with a folder of its own. */
export class DeskProcess {
  readonly #child: ChildProcess;
  readonly #folder = temporaryFolder();
  /** Bytes that it takes, by its last word. */
  memory = 0;
  counts: WriteCounts = { retries: 0, reconnects: 0 };

  constructor() {
    this.#child = fork(PROGRAM, [this.#folder], { execArgv: [] });
  }

  ready(): Promise<void> {
    return new Promise((resolve, reject) => {
      this.#child.once('message', () => resolve());
      this.#child.once('exit', (code) => reject(new Error(`A desk ended with ${code} before it was ready`)));
    });
  }

  /** @param onAcknowledged hears of each answer at once, for work that tells of them */
  run(work: Work, onAcknowledged: (answer: Answer) => void = () => {}): Promise<Answer[]> {
    return new Promise((resolve, reject) => {
      const onExit = (code: number | null) => reject(new Error(`A desk ended with ${code} at its work`));
      const onMessage = (message: Message) => {
        if ('acknowledged' in message) onAcknowledged(message.acknowledged);
        if (!('done' in message || 'failed' in message)) return;
        this.#child.off('exit', onExit).off('message', onMessage);
        if ('done' in message) resolve(this.#note(message.done));
        else reject(new Error(message.failed));
      };
      this.#child.on('exit', onExit).on('message', onMessage);
      this.#child.send(work);
    });
  }

  #note({ answers, counts, memory }: Done): Answer[] {
    this.counts = counts;
    this.memory = memory;
    return answers;
  }

  async stop(): Promise<void> {
    if (this.#child.exitCode === null && this.#child.signalCode === null) {
      const ended = new Promise((resolve) => {
        this.#child.once('exit', resolve);
      });
      this.#child.kill('SIGKILL');
      await ended;
    }
    fs.rmSync(this.#folder, { recursive: true, force: true });
  }
}

/** Many desks on one clinic. */
export class Desks {
  readonly all: readonly DeskProcess[];

  private constructor(all: readonly DeskProcess[]) {
    this.all = all;
  }

  static async start(count: number): Promise<Desks> {
    const all: DeskProcess[] = [];
    while (all.length < count) {
      const some = Array.from({ length: Math.min(AT_ONCE, count - all.length) }, () => new DeskProcess());
      all.push(...some);
      await Promise.all(some.map((desk) => desk.ready()));
    }
    return new Desks(all);
  }

  /** The first of them. */
  some(count: number): Desks {
    return new Desks(this.all.slice(0, count));
  }

  async open(place: Place): Promise<void> {
    await this.together(() => ({ do: 'open', place }));
  }

  /** Lets them all go at once, each with its own work; answers what all of them got. */
  async together(
    workOf: (index: number) => Work,
    onAcknowledged?: (answer: Answer) => void,
  ): Promise<Answer[]> {
    const answers = await Promise.all(this.all.map((desk, index) => desk.run(workOf(index), onAcknowledged)));
    return answers.flat();
  }

  /** How often all of them began a write anew, and asked again over a new connection. */
  get counts(): WriteCounts {
    const sum = (name: keyof WriteCounts) => this.all.reduce((total, { counts }) => total + counts[name], 0);
    return { retries: sum('retries'), reconnects: sum('reconnects') };
  }

  async stop(): Promise<void> {
    await Promise.all(this.all.map((desk) => desk.stop()));
  }
}

/** How many got which answer. */
export function tally(answers: readonly Answer[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const { outcome } of answers) counts[outcome] = (counts[outcome] ?? 0) + 1;
  return counts;
}
