import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { contract, type Input, type Output } from '../../../../shared/contract/index.ts';
import { call, type Problem } from '../../api.ts';

const PAUSE_MS = 300;

export type BulkPlan = Output<'slots.bulkCreate'>;

/**
 * What a bulk creation would make, asked as a dry run once the person pauses and the fields make sense. Its key
 * belongs to the slots, so that it is asked again when slots change.
 */
export function useBulkPlan(input: Input<'slots.bulkCreate'>) {
  const settled = useSettled(JSON.stringify(input));
  const asked = JSON.parse(settled) as Input<'slots.bulkCreate'>;
  return useQuery<BulkPlan, Problem>({
    queryKey: ['slots.bulkCreate', 'plan', asked],
    queryFn: ({ signal }) => call('slots.bulkCreate', { ...asked, dryRun: true }, { signal }),
    enabled: contract['slots.bulkCreate'].input.safeParse(asked).success,
    placeholderData: keepPreviousData,
  });
}

/** A value once it has stayed the same for a moment. */
function useSettled(value: string): string {
  const [settled, setSettled] = useState(value);
  useEffect(() => {
    const timer = window.setTimeout(() => setSettled(value), PAUSE_MS);
    return () => window.clearTimeout(timer);
  }, [value]);
  return settled;
}
