/** The thread's side: answers one question after the other. */
import { parentPort, workerData } from 'node:worker_threads';
import { type Question, type Reply, replyOfError } from './messages.ts';

/** Tells whoever asked how far it has come; anything that can be copied between threads. */
export type Tell = (value: unknown) => void;
export type Served = Record<string, (input: never, tell: Tell) => unknown>;

/**
 * Makes this thread answer. `prepare` gets what the thread was started with. Questions wait for the one before
 * them, so that what answers them may keep a transaction open.
 */
export function serve(prepare: (data: never) => Served): void {
  const port = parentPort;
  if (!port) throw new Error('This file is the beginning of a thread');
  const api = prepare(workerData as never);
  const reply = (message: Reply) => port.postMessage(message);
  let last: Promise<void> = Promise.resolve();
  port.on('message', (question: Question) => {
    last = last.then(() => answer(api, question, reply));
  });
}

async function answer(api: Served, { id, name, input }: Question, reply: (message: Reply) => void) {
  try {
    const work = api[name];
    if (!work) throw new Error(`This thread cannot be asked for ${name}`);
    const value = await work(input as never, (told) => reply({ id, is: 'progress', value: told }));
    reply({ id, is: 'answer', value });
  } catch (error) {
    reply(replyOfError(id, error));
  }
}
