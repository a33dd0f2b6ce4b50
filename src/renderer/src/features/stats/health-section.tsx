import type { Alert as HealthAlert, ProcedureReport } from '../../../../shared/contract/reports.ts';
import { THRESHOLDS } from '../../../../shared/contract/reports.ts';
import { t } from '../../../../shared/messages/format.ts';
import { Alert } from '../../components/alert.tsx';
import { Card } from '../../components/page.tsx';
import { Answer, EmptyState } from '../../components/states.tsx';
import { formatInstant, useTimeZone } from '../../lib/clock.ts';
import { useQueryOf } from '../../lib/hooks.ts';
import { alertText } from '../health/alert-text.ts';
import { FiguresCard } from './figures-table.tsx';
import { measuredHead, measuredRow } from './measured-row.ts';
import { shareOf, shareText, timeText } from './numbers.ts';
import type { Period } from './periods.ts';
import styles from './report.module.css';
import { count, label, shareBar, type TableModel } from './table-model.ts';

/** How fast and how well the desk answers; for admins. */
export function HealthSection({ period }: { period: Period }) {
  const report = useQueryOf('stats.procedures', period, { isForgotten: true });
  return <Answer query={report}>{(data) => <Health report={data} />}</Answer>;
}

function Health({ report }: { report: ProcedureReport }) {
  const timeZone = useTimeZone();
  if (report.all.calls === 0) return <EmptyState title={t('health.none')} hint={t('health.noneHint')} />;
  const fileName = `desk-health-${report.from}-${report.to}`;
  return (
    <>
      <Alerts alerts={report.alerts} timeZone={timeZone} />
      {tablesOf(report, timeZone).map((model) => (
        <FiguresCard key={model.title} model={model} fileName={fileName} />
      ))}
    </>
  );
}

function Alerts({ alerts, timeZone }: { alerts: readonly HealthAlert[]; timeZone: string }) {
  if (alerts.length === 0) {
    const errors = shareText(THRESHOLDS.ERRORS);
    return (
      <Card title={t('health.fine')}>
        <p className={styles['hint']}>{t('health.fineHint', { errors, slow: timeText(THRESHOLDS.SLOW) })}</p>
      </Card>
    );
  }
  return (
    <Alert kind="warning">
      <strong>{t('health.needsLook')}</strong>
      <ul className={styles['alerts']}>
        {alerts.map((alert) => (
          <li key={`${alert.kind} ${alert.procedure}`}>{alertText(alert, timeZone)}</li>
        ))}
      </ul>
    </Alert>
  );
}

function tablesOf({ all, byProcedure, bookings, byHour }: ProcedureReport, timeZone: string): TableModel[] {
  const row = (name: string, measured: ProcedureReport['all']) => [
    ...measuredRow(name, measured),
    count(measured.refusals),
  ];
  const { tried, confirmed } = bookings;
  return [
    {
      title: t('health.failures'),
      ...(tried > 0 && {
        hint: `${t('health.bookings')}: ${shareText(confirmed / tried)} (${t('health.tries', { confirmed, tried })})`,
      }),
      head: [t('reports.hour'), t('health.tried'), t('health.failed'), t('reports.share')],
      rows: byHour
        .map((hour) => [
          label(formatInstant(hour.hour, timeZone)),
          count(hour.tried),
          count(hour.failed),
          shareBar(shareOf(hour.failed, hour.tried)),
        ])
        .slice(-HOURS_SHOWN)
        .toReversed(),
    },
    {
      title: t('health.title'),
      hint: t('health.refusalsHint'),
      head: [...measuredHead(), t('health.refusals')],
      rows: [
        row(t('health.everything'), all),
        ...byProcedure.map((measured) => row(measured.procedure, measured)),
      ],
    },
  ];
}

/** The latest hours with tries to book. */
const HOURS_SHOWN = 24;
