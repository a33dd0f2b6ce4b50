import { useQuery } from '@tanstack/react-query';
import { contract, type Input, type Output } from '../../../../shared/contract/index.ts';
import { call, type Problem } from '../../api.ts';
import { useDebounced } from '../../lib/debounce.ts';

const PAUSE_MS = 300;

export type BulkPlan = Output<'slots.bulkCreate'>;

/**
 * What a bulk creation would make, asked as a dry run once the person pauses and the fields make sense. Its key
 * belongs to the slots, so that it is asked again when slots change.
 */
export function useBulkPlan(input: Input<'slots.bulkCreate'>) {
  const [settled] = useDebounced(JSON.stringify(input), PAUSE_MS);
  const asked = JSON.parse(settled) as Input<'slots.bulkCreate'>;
  const isSensible = contract['slots.bulkCreate'].input.safeParse(asked).success;
  return useQuery<BulkPlan, Problem>({
    queryKey: ['slots.bulkCreate', 'plan', asked],
    queryFn: ({ signal }) => call('slots.bulkCreate', { ...asked, dryRun: true }, { signal }),
    enabled: isSensible,
    // A plan for other fields than those on the screen would be believed.
    placeholderData: (previous) => (isSensible ? previous : undefined),
  });
}
