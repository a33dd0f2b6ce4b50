import { t } from '../../../../shared/messages/format.ts';
import table from '../../components/table.module.css';
import type { Counts } from './counts.ts';
import styles from './stats-screen.module.css';

interface NumbersTableProps {
  caption: string;
  head: string;
  rows: readonly Counts[];
  isOpen?: boolean;
}

/** The numbers of a plot, opened when somebody wants them exactly. */
export function NumbersTable({ caption, head, rows, isOpen = false }: NumbersTableProps) {
  return (
    <details className={styles['numbers']} open={isOpen}>
      <summary>{t('stats.numbers')}</summary>
      <div className={table['frame']}>
        <table className={table['table']}>
          <caption className="visually-hidden">{caption}</caption>
          <thead>
            <tr>
              <th scope="col">{head}</th>
              <th scope="col" className={table['number']}>
                {t('stats.confirmed')}
              </th>
              <th scope="col" className={table['number']}>
                {t('stats.cancelled')}
              </th>
              <th scope="col" className={table['number']}>
                {t('stats.slots')}
              </th>
            </tr>
          </thead>
          <tbody>
            {rows.map(({ key, label, confirmed, cancelled, slots }) => (
              <tr key={key}>
                <th scope="row">{label}</th>
                <td className={table['number']}>{confirmed}</td>
                <td className={table['number']}>{cancelled}</td>
                <td className={table['number']}>{slots}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </details>
  );
}
