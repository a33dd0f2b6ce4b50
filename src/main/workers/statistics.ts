/** The thread that makes statistics, with a reader of its own. */
import { openReader, type Place } from '../database/place.ts';
import { Statistics } from '../features/stats/statistics.ts';
import { serve } from './serve.ts';

serve((place: Place) => {
  const reader = openReader(place);
  let known: Statistics | undefined;
  /** All that one question reads is of one moment. */
  const atOnce =
    <In, Out>(work: (statistics: Statistics, input: In) => Promise<Out>) =>
    (input: In): Promise<Out> =>
      reader.atOnce((db) => {
        known ??= new Statistics(db);
        return work(known, input);
      });
  return {
    overview: atOnce((statistics, input: Parameters<Statistics['overview']>[0]) =>
      statistics.overview(input),
    ),
    report: atOnce((statistics, input: Parameters<Statistics['report']>[0]) => statistics.report(input)),
    procedures: atOnce((statistics, input: Parameters<Statistics['procedures']>[0]) =>
      statistics.procedures(input),
    ),
    warm: atOnce((statistics, input: Parameters<Statistics['warm']>[0]) => statistics.warm(input)),
  };
});
