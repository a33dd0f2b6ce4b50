import type { stats } from '../../../shared/contract/clinic.ts';
import type { reports } from '../../../shared/contract/reports.ts';
import type { HandlersOf } from '../../context.ts';
import { alertsOf } from './health.ts';
import { HOUR, savedMeasures } from './measures.ts';

const HOURS_BEFORE = 24;

export const statsHandlers = {
  'stats.overview': ({ statistics, now }, input) => statistics.ask('overview', { ...input, now: now() }),

  'stats.report': ({ statistics, now }, input) => statistics.ask('report', { ...input, now: now() }),

  'stats.procedures': ({ statistics, measures }, input) =>
    statistics.ask('procedures', { ...input, unsaved: measures.unsaved() }),

  // Asked every minute, and about a few hours only: no thread is started for it.
  'health.alerts': async ({ db, measures, now }) => {
    const recent = Math.floor(now() / HOUR) * HOUR - HOUR;
    const earliest = recent - HOURS_BEFORE * HOUR;
    const saved = await savedMeasures(db, earliest, Number.MAX_SAFE_INTEGER);
    const all = [...saved, ...measures.unsaved()];
    return {
      alerts: alertsOf(
        all.filter(({ hour }) => hour >= recent),
        all.filter(({ hour }) => hour < recent && hour >= earliest),
      ),
    };
  },
} satisfies HandlersOf<typeof stats & typeof reports>;
