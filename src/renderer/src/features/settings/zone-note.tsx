import type { Output } from '../../../../shared/contract/index.ts';
import { isTimeZone } from '../../../../shared/calendar.ts';
import { listed, t } from '../../../../shared/messages/format.ts';
import { Alert } from '../../components/alert.tsx';
import { formatShortDate, formatTime, formatVisit, formatWallTime, useNow } from '../../lib/clock.ts';
import { useQueryOf } from '../../lib/hooks.ts';
import tables from '../../components/table.module.css';
import styles from './settings-screen.module.css';

/** What another zone means is shown with this very moment and the next visits, before it is saved. */
export function ZoneNote({ before, after }: { before: string; after: string | null }) {
  const now = useNow();
  if (!after || !isTimeZone(after)) return null;
  if (before === after) {
    return <p className={styles['hint']}>{t('settings.timeZoneNow', { time: formatTime(now, after) })}</p>;
  }
  // With the day, since that may change too.
  const times = { before: formatVisit(now, before), after: formatVisit(now, after) };
  return (
    <>
      <Alert kind="warning">{t('settings.timeZoneChange', times)}</Alert>
      <ZoneChange timeZone={after} />
    </>
  );
}

type Change = Output<'settings.previewTimeZone'>;

function ZoneChange({ timeZone }: { timeZone: string }) {
  const { data } = useQueryOf('settings.previewTimeZone', { timeZone }, { isForgotten: true });
  if (!data) return null;
  const { bookings, slots, next } = data;
  return (
    <div className={styles['change']} data-testid="zone-change">
      <p>{slots === 0 ? t('settings.zoneNothing') : t('settings.zoneCounts', { count: bookings, slots })}</p>
      {next.length > 0 && <NextVisits next={next} />}
      <p className={styles['hint']}>{t('settings.zoneSlots')}</p>
    </div>
  );
}

function NextVisits({ next }: { next: Change['next'] }) {
  return (
    <div className={tables['frame']}>
      <table className={tables['table']} aria-label={t('settings.zoneTable')}>
        <thead>
          <tr>
            <th scope="col">{t('settings.zoneVisit')}</th>
            <th scope="col">{t('settings.zoneBefore')}</th>
            <th scope="col">{t('settings.zoneAfter')}</th>
          </tr>
        </thead>
        <tbody>
          {next.map(({ startsAt, doctorName, before, after }, index) => (
            // oxlint-disable-next-line react/no-array-index-key -- two doctors' visits can begin at once
            <tr key={`${startsAt} ${index}`}>
              <th scope="row">
                <bdi>{doctorName}</bdi>
              </th>
              <td>{wall(before)}</td>
              <td>{wall(after)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function wall({ date, time }: { date: string; time: string }): string {
  return listed([formatShortDate(date), formatWallTime(time)]);
}
