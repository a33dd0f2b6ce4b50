/** How the program does at the moment. */
import type { Health } from '../../../shared/contract/health.ts';
import type { Alert } from '../../../shared/contract/reports.ts';
import type { QueryContext } from '../../context.ts';
import { engineOf } from '../../database/engine.ts';
import { statusOf } from '../backups/listed.ts';
import { alertsOf, procedureReportOf } from '../stats/health.ts';
import { HOUR, type Measure, savedMeasures } from '../stats/measures.ts';
import { iso } from '../visits/moments.ts';
import { versionsOf } from './versions.ts';

const HOURS_BEFORE = 24;

export async function currentHealth(ctx: QueryContext): Promise<Health> {
  const { db, health, now } = ctx;
  const day = await measuresSince(ctx, now() - HOURS_BEFORE * HOUR);
  // The period's dates are for those who ask for whole days.
  const { all, byProcedure } = procedureReportOf({ from: '', to: '' }, day, []);
  return {
    versions: await versionsOf(ctx),
    startedAt: iso(health.startedAt),
    memoryBytes: process.memoryUsage.rss(),
    database: await engineOf(db).storageOf(db, health.files()),
    isChecking: health.isChecking(),
    check: health.lastCheck(),
    disk: await health.disk(),
    backups: backupsOf(ctx),
    answers: { all, byProcedure: byProcedure.toSorted((a, b) => (b.p95 ?? 0) - (a.p95 ?? 0)) },
    alerts: await currentAlerts(ctx),
  };
}

function backupsOf({ backups }: QueryContext): Health['backups'] {
  const { lastGoodAt, problem, second } = statusOf(backups.state(), backups.list());
  return { lastGoodAt, problem, secondProblem: second?.problem ?? null, hasSecondFolder: second !== null };
}

async function measuresSince({ db, measures }: QueryContext, since: number): Promise<Measure[]> {
  const first = Math.floor(since / HOUR) * HOUR;
  return [...(await savedMeasures(db, first, Number.MAX_SAFE_INTEGER)), ...measures.unsaved()];
}

/** What an admin should look at, the gravest first; of the answers, those of this hour and the one before. */
export async function currentAlerts(ctx: QueryContext): Promise<Alert[]> {
  const recent = Math.floor(ctx.now() / HOUR) * HOUR - HOUR;
  const earliest = recent - HOURS_BEFORE * HOUR;
  const all = await measuresSince(ctx, earliest);
  const answers = alertsOf(
    all.filter(({ hour }) => hour >= recent),
    all.filter(({ hour }) => hour < recent && hour >= earliest),
  );
  return [...(await ownAlerts(ctx)), ...answers];
}

/** Of the file, the disk and the backups. */
async function ownAlerts({ health, backups }: QueryContext): Promise<Alert[]> {
  const check = health.lastCheck();
  const disk = await health.disk();
  const { problem, secondProblem } = backups.state();
  const about = { procedure: null, value: 0, threshold: 0, hour: null };
  return [
    ...(check?.isSound === false ? [{ ...about, kind: 'DAMAGE' as const }] : []),
    ...(disk?.isLow
      ? [{ ...about, kind: 'DISK' as const, value: disk.freeBytes, threshold: disk.neededBytes }]
      : []),
    ...((problem ?? secondProblem) === null ? [] : [{ ...about, kind: 'BACKUP' as const }]),
  ];
}
