import { useInfiniteQuery } from '@tanstack/react-query';
import type { Output } from '../../../../shared/contract/index.ts';
import { call, type Problem } from '../../api.ts';

type History = Output<'patients.history'>;

/** A patient's visits, the latest first: page after page as far as they were asked for. */
export function useHistory(id: number) {
  return useInfiniteQuery<
    History,
    Problem,
    Pick<History, 'counts'> & { visits: History['visits']['items'] },
    readonly unknown[],
    string | undefined
  >({
    queryKey: ['patients.history', { id }, 'pages'],
    queryFn: ({ pageParam: cursor, signal }) =>
      call('patients.history', { id, ...(cursor && { cursor }) }, { signal }),
    initialPageParam: undefined,
    getNextPageParam: ({ visits }) => visits.nextCursor,
    select: ({ pages }) => ({
      visits: pages.flatMap(({ visits }) => visits.items),
      counts: pages[0]?.counts ?? NONE,
    }),
  });
}

const NONE = { visits: 0, coming: 0, noShows: 0, cancellations: 0, lateCancellations: 0 };
