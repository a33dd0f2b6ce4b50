import { useQueries } from '@tanstack/react-query';
import { useCallback } from 'react';
import { addDays } from '../../../../shared/calendar.ts';
import { optionsOf } from '../../lib/hooks.ts';

/** A day has 288 slots at most: of five minutes each, around the clock. So one page holds a day. */
const SLOTS_OF_A_DAY = 300;

/**
 * A doctor's slots of some days from one on. The contract lists slots by date, or all of them from the first
 * one ever; so each day is asked for by itself, and going on to the next days reads nothing twice.
 */
export function useSlotsOfDays(doctorId: number, from: string, days: number) {
  const dates = Array.from({ length: days }, (_, index) => addDays(from, index));
  const queries = dates.map((date) => optionsOf('slots.list', { doctorId, date, limit: SLOTS_OF_A_DAY }));
  return useQueries({
    queries,
    combine: useCallback((answers: Answers) => {
      const isComplete = answers.every(({ data }) => data !== undefined);
      return {
        data: isComplete ? answers.flatMap(({ data }) => data?.items ?? []) : undefined,
        error: answers.find(({ error }) => error)?.error ?? null,
        refetch: () => Promise.all(answers.map(({ refetch }) => refetch())),
      };
    }, []),
  });
}

type Answers = ReturnType<typeof useQueries<ReturnType<typeof optionsOf<'slots.list'>>[]>>;
