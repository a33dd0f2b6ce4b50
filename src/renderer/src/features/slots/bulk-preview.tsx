import type { UseQueryResult } from '@tanstack/react-query';
import type { PlannedSlot } from '../../../../shared/contract/slots.ts';
import { t } from '../../../../shared/messages/format.ts';
import type { Problem } from '../../api.ts';
import { Alert } from '../../components/alert.tsx';
import table from '../../components/table.module.css';
import { formatDate } from '../../lib/clock.ts';
import styles from './slots-screen.module.css';
import type { BulkPlan } from './use-bulk-plan.ts';

/** Exactly what will be made, and what is left out and why. */
export function BulkPreview({ plan }: { plan: UseQueryResult<BulkPlan, Problem> }) {
  // What is wrong with a field shows on the field once the form is sent.
  if (plan.error && Object.keys(plan.error.fields).length === 0) return <Alert>{plan.error.message}</Alert>;
  return (
    <section className={styles['preview']} aria-label={t('slots.preview')} aria-busy={plan.isFetching}>
      <h3>{t('slots.preview')}</h3>
      {plan.data ? <Planned plan={plan.data} /> : <p className={styles['soft']}>{t('slots.previewNone')}</p>}
    </section>
  );
}

function Planned({ plan }: { plan: BulkPlan }) {
  const { count, existing, overlapping, noSuchTime, planned = [] } = plan;
  return (
    <>
      <p className={styles['count']} role="status">
        {t('slots.previewCount', { count })}
      </p>
      <ul>
        {existing > 0 && <li>{t('slots.previewExisting', { count: existing })}</li>}
        {overlapping > 0 && <li>{t('slots.previewOverlapping', { count: overlapping })}</li>}
        {noSuchTime > 0 && <li>{t('slots.previewNoSuchTime', { count: noSuchTime })}</li>}
      </ul>
      {planned.length > 0 && <PlannedDays planned={planned} />}
    </>
  );
}

function PlannedDays({ planned }: { planned: readonly PlannedSlot[] }) {
  const days = [...Map.groupBy(planned, ({ date }) => date)];
  return (
    // Scrolls by keyboard, too.
    <div className={styles['days']} role="group" aria-label={t('slots.previewTimes')} tabIndex={0}>
      <table className={table['table']}>
        <thead>
          <tr>
            <th scope="col">{t('slots.previewDay')}</th>
            <th scope="col">{t('slots.previewMade')}</th>
            <th scope="col">{t('slots.previewLeftOut')}</th>
            <th scope="col">{t('slots.previewTimes')}</th>
          </tr>
        </thead>
        <tbody>
          {days.map(([date, times]) => (
            <PlannedDay key={date} date={date} times={times} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function PlannedDay({ date, times }: { date: string; times: readonly PlannedSlot[] }) {
  const made = times.filter(({ outcome }) => outcome === 'NEW');
  return (
    <tr>
      <th scope="row">{formatDate(date)}</th>
      <td>{made.length}</td>
      <td>{times.length - made.length}</td>
      <td>{made.map(({ time }) => time).join(' ')}</td>
    </tr>
  );
}
