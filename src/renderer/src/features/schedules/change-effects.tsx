/* oxlint-disable jsx-a11y/no-noninteractive-tabindex -- what scrolls must be reached by keys */
import { useState } from 'react';
import type { Clash, SchedulePlan } from '../../../../shared/contract/schedules.ts';
import { t } from '../../../../shared/messages/format.ts';
import { Alert } from '../../components/alert.tsx';
import { Button } from '../../components/button.tsx';
import tables from '../../components/table.module.css';
import { formatShortDate, formatWeekday } from '../../lib/clock.ts';
import styles from './change.module.css';

const SUMS = ['made', 'removed', 'blocked', 'unblocked', 'kept', 'noSuchTime', 'inTheWay'] as const;
const FEW = 60;

/** The change in words, and a table of its days. */
export function ChangeEffects({ plan }: { plan: SchedulePlan }) {
  const sums = SUMS.filter((name) => plan[name] > 0);
  const changes = sums.filter((name) => name !== 'kept');
  return (
    <section className={styles['effects']}>
      {changes.length === 0 && <p>{t('change.nothing')}</p>}
      <ul className={styles['sums']}>
        {sums.map((name) => (
          <li key={name} data-sum={name}>
            {t(`change.${name}`, { count: plan[name] })}
          </li>
        ))}
      </ul>
      <p className={styles['soft']}>
        {t('change.span', { from: formatShortDate(plan.fromDate), until: formatShortDate(plan.untilDate) })}
      </p>
      {plan.days.length > 0 && <DaysTable days={plan.days} />}
    </section>
  );
}

/** Hundreds of days are one click away: the sums above are what is read first. */
function DaysTable({ days }: Pick<SchedulePlan, 'days'>) {
  const [isAll, setAll] = useState(false);
  const shown = isAll ? days : days.slice(0, FEW);
  return (
    <details className={styles['details']}>
      <summary>{t('change.days', { count: days.length })}</summary>
      <section className={`${tables['frame']} ${styles['days']}`} aria-label={t('change.table')} tabIndex={0}>
        <table className={tables['table']} aria-label={t('change.table')}>
          <thead>
            <tr>
              <th scope="col">{t('change.day')}</th>
              <th scope="col">{t('change.doctor')}</th>
              {(['colMade', 'colRemoved', 'colBlocked', 'colKept'] as const).map((name) => (
                <th key={name} scope="col" className={tables['number']}>
                  {t(`change.${name}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {shown.map((day) => (
              <tr key={`${day.date} ${day.doctorId}`}>
                <th scope="row" className={tables['nowrap']}>
                  {formatWeekday(day.date)}
                </th>
                <td>{day.doctorName}</td>
                {[day.made, day.removed, day.blocked, day.kept].map((count, index) => (
                  // oxlint-disable-next-line react/no-array-index-key -- four columns, always the same
                  <td key={index} className={tables['number']}>
                    {count}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      {shown.length < days.length && (
        <Button size="small" slot={null} onPress={() => setAll(true)}>
          {t('change.moreDays', { count: days.length - shown.length })}
        </Button>
      )}
    </details>
  );
}

const FEW_CLASHES = 8;

export function Clashes({ clashes }: { clashes: readonly Clash[] }) {
  if (clashes.length === 0) return null;
  const more = clashes.length - FEW_CLASHES;
  return (
    <Alert>
      <p className={styles['strong']}>{t('change.clashes')}</p>
      <ul className={styles['sums']}>
        {clashes.slice(0, FEW_CLASHES).map((clash) => (
          <li key={`${clash.kind} ${clash.date} ${clash.time} ${clash.doctorName}`}>{clashText(clash)}</li>
        ))}
      </ul>
      {more > 0 && <p>{t('change.moreDays', { count: more })}</p>}
    </Alert>
  );
}

function clashText({ kind, date, time, doctorName, otherDoctorName, roomName }: Clash): string {
  const values = { date: formatWeekday(date), time, doctor: doctorName };
  if (kind === 'SESSIONS_OVERLAP') return t('change.clash.SESSIONS_OVERLAP', values);
  return t('change.clash.ROOM_TAKEN', { ...values, other: otherDoctorName ?? '', room: roomName ?? '' });
}
