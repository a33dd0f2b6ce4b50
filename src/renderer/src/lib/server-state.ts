/** Whether the clinic's server is there, as the core tells it, and how old what is shown meanwhile is. */
import { SERVER_THERE, type ServerState } from '../../../shared/server-state.ts';
import { createStore } from './store.ts';

export const serverState = createStore<ServerState>(SERVER_THERE);

/** Of answers that were given while the server was away: the instant at which each was so. */
const ages = new Map<string, string>();

const keyOf = (name: unknown, input: unknown) => JSON.stringify([name, input]);

/** @param asOf left out of an answer that is as new as can be */
export function noteAge(name: string, input: unknown, asOf: string | undefined): void {
  if (asOf === undefined) ages.delete(keyOf(name, input));
  else ages.set(keyOf(name, input), asOf);
}

/** The instant up to which all of these questions' answers are known to be so; null when nothing is known. */
export function asOfAll(
  questions: readonly (readonly unknown[])[],
  { lastSeen }: ServerState,
): string | null {
  const known = questions.map(([name, input]) => ages.get(keyOf(name, input)));
  return [lastSeen, ...known].reduce<string | null>(
    (oldest, asOf) => (asOf && (oldest === null || asOf < oldest) ? asOf : oldest),
    null,
  );
}
