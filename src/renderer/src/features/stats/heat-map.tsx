import type { Figures } from '../../../../shared/contract/reports.ts';
import { t } from '../../../../shared/messages/format.ts';
import { Card } from '../../components/page.tsx';
import table from '../../components/table.module.css';
import { weekdayName } from '../../lib/clock.ts';
import { CsvOf } from './figures-table.tsx';
import { hourText } from './report-tables.ts';
import styles from './report.module.css';
import { shareOf, shareText } from './numbers.ts';
import { label, share, type TableModel } from './table-model.ts';

const STEPS = 9;

/** How full each hour of the week is: a table whose cells have more colour the fuller they are, and say it in numbers. */
export function HeatMap({ figures, fileName }: { figures: Figures; fileName: string }) {
  const { usedByWeek } = figures;
  if (usedByWeek.length === 0) return null;
  const weekdays = [1, 2, 3, 4, 5, 6, 7].filter((day) => usedByWeek.some(({ weekday }) => weekday === day));
  const all = usedByWeek.map(({ hour }) => hour);
  const first = Math.min(...all);
  const hours = Array.from({ length: Math.max(...all) - first + 1 }, (_, index) => first + index);
  const partAt = (day: number, at: number) => {
    const found = usedByWeek.find(({ weekday, hour }) => weekday === day && hour === at);
    return found ? shareOf(found.booked, found.offered) : null;
  };
  const model: TableModel = {
    title: t('reports.useByWeek'),
    head: [t('reports.hour'), ...weekdays.map((day) => weekdayName(day, 'long'))],
    rows: hours.map((hour) => [label(hourText(hour)), ...weekdays.map((day) => share(partAt(day, hour)))]),
  };
  return (
    <Card title={model.title}>
      <p className={styles['hint']}>{t('reports.scale')}</p>
      <div className={table['frame']}>
        <table className={styles['heat']} aria-label={model.title}>
          <thead>
            <tr>
              {model.head.map((text) => (
                <th key={text} scope="col">
                  {text}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {hours.map((hour) => (
              <tr key={hour}>
                <th scope="row">{hourText(hour)}</th>
                {weekdays.map((day) => (
                  <HeatCell key={day} use={partAt(day, hour)} />
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <CsvOf model={model} fileName={fileName} />
    </Card>
  );
}

function HeatCell({ use }: { use: number | null }) {
  if (use === null) {
    return (
      <td>
        <span aria-hidden>–</span>
        <span className="visually-hidden">{t('reports.notOffered')}</span>
      </td>
    );
  }
  return <td data-step={Math.round(use * STEPS)}>{shareText(Math.round(use * 100) / 100)}</td>;
}
