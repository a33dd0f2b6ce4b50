/**
 * Whether calls that ran at the same time can be explained by some order of one after the other.
 *
 * A history is linearizable when each call can be thought to have happened at one moment between its beginning and its
 * end, such that a plain model, asked in the order of these moments, gives the very same answers. The search is Wing
 * and Gong's: of the calls that are left, any that began before all the others ended may be the next one; follow each
 * that the model explains, and go back where nothing leads on. Lowe's addition makes it quick: what can still follow
 * depends only on which calls are done and on the model's state, so a pair of these that has led nowhere once is not
 * tried again.
 */

/** A call with its moments by one clock, in any unit. */
export interface Timed {
  began: number;
  /** Infinity for one that was still under way when the history ends: it may have happened or not. */
  ended: number;
}

/** What a history is compared with: a state, and what one call makes of it. States are never changed in place. */
export interface Model<State, Call> {
  start: State;
  /** The state after the call; null when from this state it could not have been answered as it was. */
  next(state: State, call: Call): State | null;
  /** The same for two states exactly when they behave alike. */
  key(state: State): string;
}

export type Verdict<State, Call> =
  | { isLinearizable: true; order: Call[] }
  /** The longest order that explains a part, the state it leads to, and the calls that then cannot be explained. */
  | { isLinearizable: false; order: Call[]; state: State; left: Call[] };

export function linearize<State, Call extends Timed>(
  model: Model<State, Call>,
  history: readonly Call[],
): Verdict<State, Call> {
  const calls = history.toSorted((a, b) => a.began - b.began);
  const isDone = calls.map(() => false);
  const order: Call[] = [];
  const tried = new Set<string>();
  let longest: { order: Call[]; state: State } = { order: [], state: model.start };

  /** Whether the calls that are left can follow; then `order` has all of them. */
  function follow(state: State): boolean {
    const left = calls.flatMap((call, index) => (isDone[index] ? [] : [{ call, index }]));
    if (left.every(({ call }) => call.ended === Infinity)) return true;
    if (order.length > longest.order.length) longest = { order: [...order], state };
    const firstEnd = Math.min(...left.map(({ call }) => call.ended));
    return left.some(({ call, index }) => call.began <= firstEnd && isNext(state, call, index));
  }

  function isNext(state: State, call: Call, index: number): boolean {
    const after = model.next(state, call);
    if (after === null) return false;
    isDone[index] = true;
    const place = `${isDone.map(Number).join('')} ${model.key(after)}`;
    if (!tried.has(place)) {
      tried.add(place);
      order.push(call);
      if (follow(after)) return true;
      order.pop();
    }
    isDone[index] = false;
    return false;
  }

  if (follow(model.start)) return { isLinearizable: true, order };
  return { isLinearizable: false, ...longest, left: calls.filter((call) => !longest.order.includes(call)) };
}

/**
 * The shortest beginning of a history that cannot be explained, without the calls that it takes no part of: of these
 * only such are left out as change nothing by what they answered, for leaving out any other would be another story.
 * @param changesNothing of a call: a read, or a refusal
 */
export function shortestWrong<State, Call extends Timed>(
  model: Model<State, Call>,
  history: readonly Call[],
  changesNothing: (call: Call) => boolean,
): Call[] {
  const isWrong = (calls: readonly Call[]) => !linearize(model, calls).isLinearizable;
  const ends = history.map(({ ended }) => ended).toSorted((a, b) => a - b);
  const end = ends.find((moment) => isWrong(until(history, moment)));
  if (end === undefined) return [];
  let calls = until(history, end);
  for (const call of calls.filter(changesNothing)) {
    const without = calls.filter((other) => other !== call);
    if (isWrong(without)) calls = without;
  }
  return calls;
}

/** What had begun by a moment; what had not ended by then is under way. */
function until<Call extends Timed>(history: readonly Call[], moment: number): Call[] {
  return history
    .filter(({ began }) => began <= moment)
    .map((call) => (call.ended <= moment ? call : { ...call, ended: Infinity }));
}
