import type { ErrorParams, FieldReason, Reason } from '../errors.ts';
import { en } from './en.ts';
import { t, tOf } from './format.ts';

/** A refusal as the screens know it: one of the contract's, or a desk that does not answer. */
export type ProblemReason = Reason | 'OFFLINE';

/** The sentence for a refusal. A program newer than this window may know reasons that we do not. */
export function problemText(reason: ProblemReason, params?: ErrorParams): string {
  const key = `error.${reason}` as const;
  return tOf(Object.hasOwn(en, key) ? key : 'error.INTERNAL', params);
}

export function fieldText(reason: FieldReason): string {
  return t(`field.${reason}`);
}
