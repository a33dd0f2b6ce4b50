import type { Report } from '../../../../shared/contract/reports.ts';
import { t } from '../../../../shared/messages/format.ts';
import { EmptyState } from '../../components/states.tsx';
import { FiguresCard } from './figures-table.tsx';
import { HeatMap } from './heat-map.tsx';
import { timeTables, visitTables, waitingTables } from './report-tables.ts';
import type { TableModel } from './table-model.ts';

export type ReportSectionName = 'use' | 'visits' | 'waiting';

const TABLES: Record<ReportSectionName, (report: Report) => TableModel[]> = {
  use: timeTables,
  visits: visitTables,
  waiting: waitingTables,
};

const isEmpty: Record<ReportSectionName, (figures: Report['now']) => boolean> = {
  use: ({ minutes }) => minutes.offered + minutes.blocked + minutes.extra === 0,
  visits: ({ visits }) => visits.confirmed + visits.cancelled === 0,
  waiting: ({ waiting }) => waiting === null,
};

/** One part of the report: its tables, each on a sheet. */
export function ReportSection({ name, report }: { name: ReportSectionName; report: Report }) {
  const { now } = report;
  if (isEmpty[name](now)) return <EmptyState title={t('reports.none')} hint={t('stats.emptyHint')} />;
  const fileName = `statistics-${name}-${now.from}-${now.to}`;
  return (
    <>
      {name === 'use' && <HeatMap figures={now} fileName={fileName} />}
      {TABLES[name](report).map((model) => (
        <FiguresCard key={model.title} model={model} fileName={fileName} />
      ))}
    </>
  );
}
