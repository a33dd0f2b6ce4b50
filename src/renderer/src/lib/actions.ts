/** Commands of the desk that tell what they did and offer to take it back. */
import { useRef } from 'react';
import type { CommandName, Input, Output } from '../../../shared/contract/index.ts';
import { useCommand } from './hooks.ts';
import { offerTakeBack } from './toasts.ts';

export interface Action<N extends CommandName> {
  /** Throws the `Problem` of a refusal, which the screen has to show. */
  run: (input: Input<N>) => Promise<Output<N>>;
  isBusy: boolean;
}

/** @param wordsFor what to say once it is done */
export function useAction<N extends CommandName>(
  name: N,
  wordsFor: (answer: Output<N>, input: Input<N>) => string,
): Action<N> {
  const command = useCommand(name);
  // Pressed twice in a row is one intention.
  const underway = useRef<Promise<Output<N>> | null>(null);
  const send = async (input: Input<N>) => {
    const answer = await command.mutateAsync(input);
    const commandId = command.lastId();
    if (commandId) offerTakeBack(wordsFor(answer, input), commandId);
    return answer;
  };
  const run = (input: Input<N>) => {
    underway.current ??= send(input).finally(() => {
      underway.current = null;
    });
    return underway.current;
  };
  return { run, isBusy: command.isPending };
}
