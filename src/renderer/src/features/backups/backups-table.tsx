import type { Backup } from '../../../../shared/contract/backups.ts';
import { dotted, t } from '../../../../shared/messages/format.ts';
import { Button } from '../../components/button.tsx';
import table from '../../components/table.module.css';
import { formatBytes } from '../../lib/bytes.ts';
import { formatVisit, useTimeZone } from '../../lib/clock.ts';
import styles from './backups.module.css';
import { lookInto } from './restore-store.ts';

export function BackupsTable({ items }: { items: readonly Backup[] }) {
  if (items.length === 0) return <p className={styles['soft']}>{t('backups.never')}</p>;
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be reached by keys
    <section className={table['frame']} aria-label={t('backups.list')} tabIndex={0}>
      <table className={table['table']} aria-label={t('backups.list')}>
        <thead>
          <tr>
            <th scope="col">{t('backups.when')}</th>
            <th scope="col">{t('backups.holds')}</th>
            <th scope="col">{t('backups.why')}</th>
            <th scope="col">{t('backups.where')}</th>
            <th scope="col" className={table['number']}>
              {t('backups.size')}
            </th>
            <th scope="col">{t('backups.action')}</th>
          </tr>
        </thead>
        <tbody>
          {items.map((backup) => (
            <BackupRow key={`${backup.place} ${backup.name}`} backup={backup} />
          ))}
        </tbody>
      </table>
    </section>
  );
}

function BackupRow({ backup }: { backup: Backup }) {
  const zone = useTimeZone();
  const when = formatVisit(Date.parse(backup.madeAt), zone);
  const { place, name } = backup;
  return (
    <tr>
      <th scope="row" className={table['nowrap']}>
        {when}
      </th>
      <td>{backup.holds ? <Holds holds={backup.holds} zone={zone} /> : t('backups.unknown')}</td>
      <td>{t(`backups.reason.${backup.reason}`)}</td>
      <td className={table['nowrap']}>{t(`backups.place.${place}`)}</td>
      <td className={`${table['number']} ${table['nowrap']}`}>{formatBytes(backup.bytes)}</td>
      <td className={table['number']}>
        <Button
          size="small"
          aria-label={t('backups.goTo', { when })}
          onPress={() => lookInto({ source: { place, name }, when })}
        >
          {t('backups.go')}
        </Button>
      </td>
    </tr>
  );
}

function Holds({ holds, zone }: { holds: NonNullable<Backup['holds']>; zone: string }) {
  const { patients, bookings, upcoming, lastChangeAt } = holds;
  const counts = [
    t('backups.patients', { count: patients }),
    t('backups.bookings', { count: bookings }),
    t('backups.upcoming', { count: upcoming }),
  ];
  return (
    <>
      {dotted(counts)}
      {lastChangeAt && (
        <div className={table['soft']}>
          {t('backups.lastChange', { when: formatVisit(Date.parse(lastChangeAt), zone) })}
        </div>
      )}
    </>
  );
}
