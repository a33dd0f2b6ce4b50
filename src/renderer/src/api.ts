/** One typed client for every procedure of the contract, over whichever transport there is. */
import type { Input, Output, ProcedureName } from '../../shared/contract/index.ts';
import type { ErrorParams, FieldErrors } from '../../shared/errors.ts';
import { type ProblemReason, problemText } from '../../shared/messages/problem-text.ts';
import { noteAge } from './lib/server-state.ts';
import { type CallOptions, transport } from './lib/transport.ts';

/** Why a call was refused or got no answer. Its message is the sentence for people. */
export class Problem extends Error {
  readonly reason: ProblemReason;
  readonly fields: FieldErrors;

  constructor(reason: ProblemReason, details: { params?: ErrorParams; fields?: FieldErrors } = {}) {
    super(problemText(reason, details.params));
    this.name = 'Problem';
    this.reason = reason;
    this.fields = details.fields ?? {};
  }
}

/** Answers what the procedure answers, or throws a `Problem`. */
export async function call<N extends ProcedureName>(
  name: N,
  input: Input<N>,
  options: CallOptions = {},
): Promise<Output<N>> {
  const result = await transport.call(name, input, options).catch(() => {
    options.signal?.throwIfAborted();
    throw new Problem('OFFLINE');
  });
  if (result.ok) {
    noteAge(name, input, result.asOf);
    return result.value as Output<N>;
  }
  const { reason, params, fields } = result.error;
  throw new Problem(reason, { ...(params && { params }), ...(fields && { fields }) });
}

/** Whatever was thrown, as something that can be said. */
export function asProblem(error: unknown): Problem {
  return error instanceof Problem ? error : new Problem('INTERNAL');
}

const UNANSWERED: ReadonlySet<ProblemReason> = new Set([
  'OFFLINE',
  'SERVER_AWAY',
  'SERVER_BUSY',
  'OUTCOME_UNKNOWN',
]);

/** Whether it may be asked again as it was, under the same id: nothing was said against it. */
export function isUnanswered(error: unknown): error is Problem {
  return error instanceof Problem && UNANSWERED.has(error.reason);
}

export function isSignedOut(error: unknown): boolean {
  return error instanceof Problem && (error.reason === 'NOT_SIGNED_IN' || error.reason === 'SESSION_EXPIRED');
}
