import { useSearch } from '@tanstack/react-router';
import type { Report } from '../../../../shared/contract/reports.ts';
import { t } from '../../../../shared/messages/format.ts';
import { NotFoundState } from '../../components/crash.tsx';
import { Answer } from '../../components/states.tsx';
import { formatInstant, formatShortDate, useNow, useTimeZone } from '../../lib/clock.ts';
import { useQueryOf } from '../../lib/hooks.ts';
import { Preview } from '../print/preview.tsx';
import sheet from '../print/sheet.module.css';
import { reportInput, type ReportSearch } from './report-search.ts';
import { comparisonTable, timeTables, visitTables, waitingTables } from './report-tables.ts';
import styles from './report-paper.module.css';
import type { TableModel } from './table-model.ts';

/** The statistics on paper: all tables of a period, under the clinic's name. */
export function ReportPaperScreen() {
  const search = useSearch({ from: '/print/report' });
  const input = reportInput(search);
  return input ? <Paper search={search} input={input} /> : <NotFoundState />;
}

interface PaperProps {
  search: ReportSearch;
  input: NonNullable<ReturnType<typeof reportInput>>;
}

function Paper({ search, input }: PaperProps) {
  const report = useQueryOf('stats.report', input);
  const whose = useWhose(search);
  return (
    <Preview
      kind="report"
      title={t('reports.title')}
      fileName={`${t('reports.title')} ${input.from} ${input.to}`}
      isReady={report.data !== undefined && whose !== undefined}
    >
      <Answer query={report}>{(data) => <PaperReport report={data} whose={whose ?? ''} />}</Answer>
    </Preview>
  );
}

/** Undefined until it is known. */
function useWhose({ doctor, field }: ReportSearch): string | undefined {
  const { data } = useQueryOf('doctors.list', { includeInactive: true });
  if (field !== undefined) return field;
  if (doctor === undefined) return t('reports.everybody');
  return data && (data.items.find(({ id }) => id === doctor)?.name ?? '');
}

function PaperReport({ report, whose }: { report: Report; whose: string }) {
  const timeZone = useTimeZone();
  const printedAt = useNow();
  const clinicName = useQueryOf('settings.get', {}).data?.clinicName ?? '';
  const { now, before } = report;
  const tables = [
    comparisonTable(report),
    ...timeTables(report),
    ...visitTables(report),
    ...waitingTables(report),
  ];
  return (
    <section className={`sheet ${styles['report']}`} data-testid="sheet">
      <div className={sheet['head']}>
        <div>
          <h2>{clinicName}</h2>
          <p>{whose}</p>
        </div>
        <div className={sheet['aside']}>
          <p>
            {t('reports.periods', {
              from: formatShortDate(now.from),
              to: formatShortDate(now.to),
              beforeFrom: formatShortDate(before.from),
              beforeTo: formatShortDate(before.to),
            })}
          </p>
          <p>{t('print.printedAt', { time: formatInstant(printedAt, timeZone) })}</p>
        </div>
      </div>
      {tables
        .filter(({ rows }) => rows.length > 0)
        .map((model) => (
          <PaperTable key={model.title} model={model} />
        ))}
    </section>
  );
}

function PaperTable({ model: { title, hint, head, rows } }: { model: TableModel }) {
  const kindOf = (index: number) => (rows[0]?.[index]?.isNumber ? styles['number'] : undefined);
  return (
    <div className={styles['part']}>
      <h3>{title}</h3>
      {hint && <p className={sheet['small']}>{hint}</p>}
      <table className={sheet['table']} aria-label={title}>
        <thead>
          <tr>
            {head.map((text, index) => (
              <th key={text} scope="col" className={kindOf(index)}>
                {text}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row[0]?.text}>
              {row.map(({ text }, index) => (
                <td key={head[index]} className={kindOf(index)}>
                  {text}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
