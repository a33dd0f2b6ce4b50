import type { stats } from '../../../shared/contract/clinic.ts';
import type { reports } from '../../../shared/contract/reports.ts';
import type { HandlersOf } from '../../context.ts';
import { currentAlerts } from '../health/current.ts';

export const statsHandlers = {
  'stats.overview': ({ statistics, now }, input) => statistics.ask('overview', { ...input, now: now() }),

  'stats.report': ({ statistics, now }, input) => statistics.ask('report', { ...input, now: now() }),

  'stats.procedures': ({ statistics, measures }, input) =>
    statistics.ask('procedures', { ...input, unsaved: measures.unsaved() }),

  // Asked every minute, and about a few hours only: no thread is started for it.
  'health.alerts': async (ctx) => ({ alerts: await currentAlerts(ctx) }),
} satisfies HandlersOf<typeof stats & typeof reports>;
