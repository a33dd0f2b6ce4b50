/** Asking and commanding from a component, typed by the contract. */
import {
  keepPreviousData,
  queryOptions,
  useMutation,
  type UseMutationResult,
  useQuery,
} from '@tanstack/react-query';
import { useRef } from 'react';
import {
  type CommandName,
  contract,
  type Input,
  type Output,
  type QueryName,
} from '../../../shared/contract/index.ts';
import { call, isUnanswered, type Problem } from '../api.ts';
import { familyOf } from '../../../shared/touched.ts';
import { refresh } from './changes.ts';
import { retryDelay, shouldRetry } from './query-client.ts';

export function optionsOf<N extends QueryName>(name: N, input: Input<N>) {
  return queryOptions<Output<N>, Problem>({
    queryKey: [name, input],
    queryFn: ({ signal }) => call(name, input, { signal }),
  });
}

interface QuerySettings {
  isEnabled?: boolean;
  /** Shows the last answer while another input's one is on its way: for searching and paging. */
  keepsPrevious?: boolean;
  /** Forgets the answer with the screen that asked: what was free a minute ago must not be offered. */
  isForgotten?: boolean;
}

export function useQueryOf<N extends QueryName>(
  name: N,
  input: Input<N>,
  { isEnabled = true, keepsPrevious = false, isForgotten = false }: QuerySettings = {},
) {
  return useQuery<Output<N>, Problem>({
    ...optionsOf(name, input),
    enabled: isEnabled,
    ...(keepsPrevious && { placeholderData: keepPreviousData }),
    ...(isForgotten && { gcTime: 0 }),
  });
}

type ListName = {
  [N in QueryName]: Input<N> extends { cursor?: string | undefined }
    ? Output<N> extends { items: unknown[] }
      ? N
      : never
    : never;
}[QueryName] &
  ('bookings.list' | 'slots.list');
type ItemOf<N extends ListName> = Output<N>['items'][number];

/** A whole list, page after page until its end. */
export function useAllOf<N extends ListName>(name: N, input: Input<N>) {
  return useQuery<ItemOf<N>[], Problem>({
    queryKey: [name, input, 'all'],
    queryFn: ({ signal }) => readAll(name, input, signal),
    placeholderData: keepPreviousData,
  });
}

async function readAll<N extends ListName>(
  name: N,
  input: Input<N>,
  signal: AbortSignal,
): Promise<ItemOf<N>[]> {
  const all: ItemOf<N>[] = [];
  let cursor: string | undefined;
  do {
    const page = await call(name, { ...input, ...(cursor && { cursor }) }, { signal });
    all.push(...page.items);
    cursor = page.nextCursor;
  } while (cursor);
  return all;
}

export type Command<N extends CommandName> = UseMutationResult<Output<N>, Problem, Input<N>> & {
  /** The id under which the last one was sent. */
  lastId: () => string | undefined;
};

interface CommandSettings {
  /** Done only when the screen has the new state too: keys that were just changed count at once. */
  isDoneWhenShown?: boolean;
}

/**
 * A command. Its id stands for what the person wanted: pressed again after no answer, it is sent under the
 * same id, so that it happens once.
 */
export function useCommand<N extends CommandName>(
  name: N,
  { isDoneWhenShown = false }: CommandSettings = {},
): Command<N> {
  const intention = useRef(new Intention());
  // Public commands take no command id, so asking them again is left to the person.
  const isRepeatable = contract[name].access !== 'public';
  const mutation = useMutation<Output<N>, Problem, Input<N>>({
    mutationKey: [name],
    mutationFn: (input) => intention.current.send(name, input),
    retry: isRepeatable ? shouldRetry : false,
    retryDelay,
    onSuccess: async () => {
      const refreshed = refresh(familyOf(name));
      if (isDoneWhenShown) await refreshed;
    },
    onError: (problem) => {
      // A refusal often means that the screen shows what is no longer so.
      if (!isUnanswered(problem) && isRepeatable) void refresh(familyOf(name));
    },
  });
  return { ...mutation, lastId: () => intention.current.lastId };
}

/** Remembers the id of what was sent and not answered. */
class Intention {
  lastId: string | undefined;
  #unanswered: { key: string; id: string } | undefined;

  async send<N extends CommandName>(name: N, input: Input<N>): Promise<Output<N>> {
    const key = JSON.stringify([name, input]);
    const id = this.#unanswered?.key === key ? this.#unanswered.id : crypto.randomUUID();
    this.lastId = id;
    this.#unanswered = { key, id };
    try {
      const answer = await call(name, input, { commandId: id });
      this.#unanswered = undefined;
      return answer;
    } catch (error) {
      if (!isUnanswered(error)) this.#unanswered = undefined;
      throw error;
    }
  }
}
