import { useQuery } from '@tanstack/react-query';
import { z } from 'zod';
import { Problem } from '../../api.ts';

const list = z.object({
  items: z.array(
    z.object({
      name: z.string(),
      version: z.string(),
      licence: z.string(),
      text: z.string(),
      source: z.string(),
    }),
  ),
});
export type Licence = z.output<typeof list>['items'][number];

/** Written down beside the pages when the program was built, and read when somebody looks. */
export function useLicences() {
  return useQuery<Licence[], Problem>({
    queryKey: ['licences'],
    queryFn: async ({ signal }) => (await read(signal)).items,
    staleTime: Number.POSITIVE_INFINITY,
  });
}

async function read(signal: AbortSignal): Promise<z.output<typeof list>> {
  const response = await fetch('/licences.json', { signal }).catch(() => {
    signal.throwIfAborted();
    throw new Problem('OFFLINE');
  });
  const parsed = list.safeParse(response.ok ? await response.json() : null);
  if (!parsed.success) throw new Problem('INTERNAL');
  return parsed.data;
}
