import type { UseQueryResult } from '@tanstack/react-query';
import type { FieldErrors } from '../../../../shared/errors.ts';
import { t } from '../../../../shared/messages/format.ts';
import { fieldText } from '../../../../shared/messages/problem-text.ts';
import type { Problem } from '../../api.ts';
import { Alert } from '../../components/alert.tsx';
import { PlannedDays } from './planned-days.tsx';
import styles from './slots-screen.module.css';
import type { BulkPlan } from './use-bulk-plan.ts';

/** Exactly what will be made, and what is left out and why. */
export function BulkPreview({ plan }: { plan: UseQueryResult<BulkPlan, Problem> }) {
  return (
    <section className={styles['preview']} aria-label={t('slots.preview')} aria-busy={plan.isFetching}>
      <h3>{t('slots.preview')}</h3>
      {plan.error ? (
        <Refused problem={plan.error} />
      ) : plan.data ? (
        <Planned plan={plan.data} />
      ) : (
        <p className={styles['soft']}>{t('slots.previewNone')}</p>
      )}
    </section>
  );
}

/** What only the core finds wrong with the fields is told here at once; they are marked when the form is sent. */
function Refused({ problem }: { problem: Problem }) {
  const told = sentences(problem.fields);
  return <Alert kind="warning">{told.length > 0 ? told.join(' ') : problem.message}</Alert>;
}

function sentences(fields: FieldErrors): string[] {
  const labels = { endDate: t('slots.endDate'), endTime: t('slots.endTime') };
  return Object.entries(fields).map(([path, reason]) => {
    const label = labels[path as keyof typeof labels];
    return label ? t('slots.previewField', { field: label, problem: fieldText(reason) }) : fieldText(reason);
  });
}

function Planned({ plan }: { plan: BulkPlan }) {
  const { count, existing, overlapping, roomTaken, noSuchTime, planned = [] } = plan;
  return (
    <>
      <output className={styles['count']}>
        {planned.length === 0 ? t('slots.previewNoTimes') : t('slots.previewCount', { count })}
      </output>
      <ul>
        {existing > 0 && <li>{t('slots.previewExisting', { count: existing })}</li>}
        {overlapping > 0 && <li>{t('slots.previewOverlapping', { count: overlapping })}</li>}
        {roomTaken > 0 && <li>{t('slots.previewRoomTaken', { count: roomTaken })}</li>}
        {noSuchTime > 0 && <li>{t('slots.previewNoSuchTime', { count: noSuchTime })}</li>}
      </ul>
      {planned.length > 0 && <PlannedDays planned={planned} />}
    </>
  );
}
