/** Sends what a fuzzer makes, and looks at each answer. */
import { contract, type ProcedureName } from '../../src/shared/contract/index.ts';
import { type Reason, REASONS, type WireError } from '../../src/shared/errors.ts';
import type { FuzzCall } from './calls.ts';
import type { FuzzedClinic, Who } from './fuzzed-clinic.ts';
import { isHolder, mutate } from './mutation.ts';
import { told, type Watch } from './watch.ts';

/** What every procedure may say, beside what its contract names. */
const OF_ALL: readonly Reason[] = [
  'INPUT_INVALID',
  'COMMAND_ID_INVALID',
  'COMMAND_REUSED',
  'NOT_SIGNED_IN',
  'SESSION_EXPIRED',
  'ADMIN_ONLY',
  'NOT_PERMITTED',
  // What is for practice and what is real: kept apart by the database itself, whatever names both.
  'PRACTICE_MIX',
];

/** Whoever may do this has moved the clinic away: only those are sent who may not. */
const LAST: readonly ProcedureName[] = ['house.moveToFile'];

export class Fuzzer {
  readonly #fuzzed: FuzzedClinic;
  readonly #watch: Watch;
  /** How often each reason was given. */
  readonly refusals = new Map<Reason, number>();
  /** What was answered with a value at least once. */
  readonly answered = new Set<ProcedureName>();
  /** What went wrong, each kind once: what was sent, and what came of it. */
  readonly problems = new Map<string, string>();
  calls = 0;

  constructor(fuzzed: FuzzedClinic, watch: Watch) {
    this.#fuzzed = fuzzed;
    this.#watch = watch;
  }

  async send(name: ProcedureName, call: FuzzCall): Promise<void> {
    const who = LAST.includes(name) && call.who === 'admin' ? 'receptionist' : call.who;
    const input = await this.#inputOf(name, call);
    const ask = () => this.#fuzzed.desk(who).ask(name, input as never, call.commandId);
    this.calls += 1;
    try {
      const answer = await this.#watch.timed(name, ask);
      const logged = this.#watch.logged();
      if (logged !== null) this.#note(name, { who, input }, logged);
      if (answer.ok) this.#learn(name, answer.value, call.commandId);
      else await this.#judge(name, answer.error, { who, input });
    } catch (error) {
      this.#note(name, { who, input }, error);
    }
  }

  /** One of each kind is enough. */
  #note(name: ProcedureName, sent: unknown, answer: unknown): void {
    const what = isHolder(answer) ? answer['reason'] : String(answer).slice(0, 200);
    const key = `${name} ${String(what)}`;
    if (!this.problems.has(key)) this.problems.set(key, told(name, sent, answer));
  }

  async #inputOf(name: ProcedureName, { input, mutation }: FuzzCall): Promise<unknown> {
    const sent = this.#fuzzed.resolve(input);
    if (mutation) mutate(sent, mutation);
    // A change of schedules is applied as it was looked at: no token that is made up fits.
    if (name !== 'schedules.apply' || mutation || !isHolder(sent)) return sent;
    const preview = await this.#fuzzed.desk('admin').ask('schedules.preview', sent as never);
    return preview.ok ? { ...sent, token: preview.value.token } : sent;
  }

  #learn(name: ProcedureName, value: unknown, commandId: string | undefined): void {
    this.answered.add(name);
    this.#fuzzed.learn(value, commandId);
  }

  async #judge(name: ProcedureName, error: WireError, sent: { who: Who; input: unknown }): Promise<void> {
    const { code, reason, fields } = error;
    const said: readonly Reason[] = [...OF_ALL, ...contract[name].errors];
    const isTyped = said.includes(reason) && REASONS[reason][0] === code;
    const namesField = reason !== 'INPUT_INVALID' || Object.keys(fields ?? {}).length > 0;
    if (!isTyped || !namesField) this.#note(name, sent, error);
    this.refusals.set(reason, (this.refusals.get(reason) ?? 0) + 1);
    if (reason === 'SESSION_EXPIRED' && sent.who !== 'stranger') await this.#fuzzed.mend();
  }
}
