import { deedText } from '../../../../shared/audit/words.ts';
import type { Output } from '../../../../shared/contract/index.ts';
import { localeOf } from '../../../../shared/languages.ts';
import type { MessageKey } from '../../../../shared/messages/en.ts';
import { dotted, spokenLanguage, t, tOf } from '../../../../shared/messages/format.ts';
import { Alert } from '../../components/alert.tsx';
import table from '../../components/table.module.css';
import { formatVisit, useTimeZone } from '../../lib/clock.ts';
import styles from './backups.module.css';

type Found = Output<'backups.preview'>;

const COUNTED = [
  ['backups.doctorCount', 'doctors'],
  ['backups.patientCount', 'patients'],
  ['backups.bookingCount', 'bookings'],
  ['backups.upcomingCount', 'upcoming'],
] as const satisfies readonly (readonly [MessageKey, keyof Found['holds']])[];

export function WhatIsLost({ found }: { found: Found }) {
  return (
    <>
      <Compared found={found} />
      <h3>{t('backups.lost')}</h3>
      {found.isEarlierState ? (
        <Since found={found} />
      ) : (
        <Alert kind="warning">{t('backups.lostOther')}</Alert>
      )}
    </>
  );
}

function Compared({ found: { holds, now } }: { found: Found }) {
  const zone = useTimeZone();
  const number = new Intl.NumberFormat(localeOf(spokenLanguage()));
  const when = (instant: string | null) =>
    instant ? formatVisit(Date.parse(instant), zone) : t('audit.none');
  return (
    <div className={table['frame']}>
      <table className={table['table']} aria-label={t('backups.whatHas')}>
        <thead>
          <tr>
            <th scope="col">{t('backups.whatHas')}</th>
            <th scope="col" className={table['number']}>
              {t('backups.now')}
            </th>
            <th scope="col" className={table['number']}>
              {t('backups.then')}
            </th>
          </tr>
        </thead>
        <tbody>
          {COUNTED.map(([label, key]) => (
            <tr key={key}>
              <th scope="row">{tOf(label)}</th>
              <td className={table['number']}>{number.format(now[key])}</td>
              <td className={table['number']}>{number.format(holds[key])}</td>
            </tr>
          ))}
          <tr>
            <th scope="row">{t('backups.lastChange', { when: '' }).trim()}</th>
            <td className={table['number']}>{when(now.lastChangeAt)}</td>
            <td className={table['number']}>{when(holds.lastChangeAt)}</td>
          </tr>
        </tbody>
      </table>
    </div>
  );
}

function Since({ found: { changes, bookings, bookingCount } }: { found: Found }) {
  const zone = useTimeZone();
  if (changes.length === 0 && bookingCount === 0) return <p>{t('backups.lostNothing')}</p>;
  return (
    <>
      {bookingCount > 0 && <p>{t('backups.lostBookings', { count: bookingCount })}</p>}
      {bookingCount > 0 && (
        <ul className={styles['lost']}>
          {bookings.map(({ id, startsAt, doctorName, patientName }) => (
            <li key={id}>
              {dotted([formatVisit(Date.parse(startsAt), zone), patientName ?? t('audit.none'), doctorName])}
            </li>
          ))}
          {bookingCount > bookings.length && (
            <li>{t('backups.lostMore', { count: bookingCount - bookings.length })}</li>
          )}
        </ul>
      )}
      <details className={styles['all']}>
        <summary>{t('backups.lostChanges')}</summary>
        <ul className={styles['deeds']}>
          {changes.map(({ procedure, count }) => (
            <li key={procedure}>
              {deedText(procedure)}: {new Intl.NumberFormat(localeOf(spokenLanguage())).format(count)}
            </li>
          ))}
        </ul>
      </details>
    </>
  );
}
