import type { PlannedSlot } from '../../../../shared/contract/slots.ts';
import { t } from '../../../../shared/messages/format.ts';
import table from '../../components/table.module.css';
import { formatWeekday, formatWallTime } from '../../lib/clock.ts';
import styles from './slots-screen.module.css';

/** A year of days and more would be slow to draw, and nobody reads it; what is beyond is counted. */
const DAYS_SHOWN = 100;

/** Day by day, how many are new, every new time, and every time that is left out with the reason. */
export function PlannedDays({ planned }: { planned: readonly PlannedSlot[] }) {
  const days = [...Map.groupBy(planned, ({ date }) => date)];
  const more = days.length - DAYS_SHOWN;
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- it scrolls, so the keyboard must reach it
    <section className={styles['days']} aria-label={t('slots.previewTimes')} tabIndex={0}>
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
          {days.slice(0, DAYS_SHOWN).map(([date, times]) => (
            <PlannedDay key={date} date={date} times={times} />
          ))}
        </tbody>
      </table>
      {more > 0 && <p className={styles['soft']}>{t('slots.previewMoreDays', { count: more })}</p>}
    </section>
  );
}

const LEFT_OUT = {
  EXISTS: 'slots.timesExisting',
  OVERLAPS: 'slots.timesOverlapping',
  ROOM_TAKEN: 'slots.timesRoomTaken',
  NO_SUCH_TIME: 'slots.timesNoSuchTime',
} as const;
const REASONS = ['EXISTS', 'OVERLAPS', 'ROOM_TAKEN', 'NO_SUCH_TIME'] as const;

function PlannedDay({ date, times }: { date: string; times: readonly PlannedSlot[] }) {
  const timesOf = (wanted: PlannedSlot['outcome']) =>
    times.filter(({ outcome }) => outcome === wanted).map(({ time }) => formatWallTime(time));
  const made = timesOf('NEW');
  return (
    <tr>
      <th scope="row" className={table['nowrap']}>
        {formatWeekday(date)}
      </th>
      <td className={table['number']}>{made.length}</td>
      <td className={table['number']}>{times.length - made.length}</td>
      <td className={styles['times']}>
        {made.join(' ')}
        {REASONS.filter((reason) => timesOf(reason).length > 0).map((reason) => (
          <div key={reason} className={styles['soft']}>
            {t(LEFT_OUT[reason], { times: timesOf(reason).join(' ') })}
          </div>
        ))}
      </td>
    </tr>
  );
}
