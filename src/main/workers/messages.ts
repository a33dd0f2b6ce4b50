/** What goes between the program and a thread of its own. Pure. */
import { AppError, type WireError } from '../../shared/errors.ts';

/** What a thread can be asked: each by its name, with one input and one answer, both plain data. */
export type Api = Record<string, (input: never) => unknown>;
export type InputOf<A extends Api, N extends keyof A> = Parameters<A[N]>[0];
export type AnswerOf<A extends Api, N extends keyof A> = Awaited<ReturnType<A[N]>>;

export interface Question {
  id: number;
  name: string;
  input: unknown;
}

/** `progress` may come any number of times before the end. */
export type Reply =
  | { id: number; is: 'progress'; value: unknown }
  | { id: number; is: 'answer'; value: unknown }
  | { id: number; is: 'refusal'; error: WireError }
  | { id: number; is: 'failure'; error: Failure };

/** An error as it travels: its class stays behind. */
interface Failure {
  name: string;
  message: string;
  stack: string | undefined;
  code: unknown;
}

export function replyOfError(id: number, error: unknown): Reply {
  if (error instanceof AppError) return { id, is: 'refusal', error: error.wire };
  const { name, message, stack } = error instanceof Error ? error : new Error(String(error));
  return { id, is: 'failure', error: { name, message, stack, code: (error as { code?: unknown }).code } };
}

export function errorOfReply(reply: Extract<Reply, { is: 'refusal' | 'failure' }>): Error {
  if (reply.is === 'refusal') return new AppError(reply.error.reason, reply.error);
  const { message, ...rest } = reply.error;
  return Object.assign(new Error(message), rest);
}
