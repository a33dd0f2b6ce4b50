/** One thing about an input made wrong. */
import fc from 'fast-check';
import { nasty } from './values.ts';

export interface Mutation {
  /** Which of the input's places, counted through all of them. */
  place: number;
  how: 'other' | 'gone' | 'listed' | 'wrapped' | 'more';
  value: unknown;
}

export const mutation: fc.Arbitrary<Mutation> = fc.record({
  place: fc.nat(1000),
  how: fc.oneof(
    { weight: 6, arbitrary: fc.constant('other' as const) },
    { weight: 2, arbitrary: fc.constantFrom('gone', 'listed', 'wrapped', 'more') },
  ),
  value: nasty,
});

type Holder = Record<string, unknown>;

export const isHolder = (value: unknown): value is Holder =>
  typeof value === 'object' &&
  value !== null &&
  (Array.isArray(value) || [Object.prototype, null].includes(Object.getPrototypeOf(value) as object | null));

function places(value: unknown): [Holder, string][] {
  if (!isHolder(value)) return [];
  return Object.keys(value).flatMap((key) => [[value, key] as [Holder, string], ...places(value[key])]);
}

/** Changes the input, which nobody else has, in one place. */
export function mutate(input: unknown, { place, how, value }: Mutation): void {
  const all = places(input);
  const chosen = all[place % all.length];
  if (!chosen) return;
  const [holder, key] = chosen;
  if (how === 'gone') delete holder[key];
  else if (how === 'listed') holder[key] = [holder[key], holder[key]];
  else if (how === 'wrapped') holder[key] = { [key]: holder[key] };
  else if (how === 'more')
    Object.defineProperty(holder, '__proto__', { value, enumerable: true, configurable: true });
  else holder[key] = value;
}
