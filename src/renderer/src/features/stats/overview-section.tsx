import type { Overview } from '../../../../shared/contract/clinic.ts';
import type { Report } from '../../../../shared/contract/reports.ts';
import { t } from '../../../../shared/messages/format.ts';
import { Card } from '../../components/page.tsx';
import { Answer, EmptyState } from '../../components/states.tsx';
import { formatShortDate } from '../../lib/clock.ts';
import { useQueryOf } from '../../lib/hooks.ts';
import { DayPlot } from './day-plot.tsx';
import { DoctorPlot } from './doctor-plot.tsx';
import { FiguresCard } from './figures-table.tsx';
import { NumbersTable } from './numbers-table.tsx';
import type { Period } from './periods.ts';
import { comparisonTable } from './report-tables.ts';
import { Tiles } from './tiles.tsx';

interface OverviewSectionProps {
  period: Period;
  /** Of all doctors. */
  report: Report | undefined;
}

export function OverviewSection({ period, report }: OverviewSectionProps) {
  const overview = useQueryOf('stats.overview', period, { keepsPrevious: true });
  return (
    // A failed answer for these dates must not hide behind the one for the dates before.
    <Answer query={overview.error ? { ...overview, data: undefined } : overview}>
      {(data) => <Sheets overview={data} report={report} />}
    </Answer>
  );
}

function Sheets({ overview, report }: { overview: Overview; report: Report | undefined }) {
  const { byStatus, slots, from, to } = overview;
  const isEmpty = slots.total === 0 && Object.values(byStatus).every((count) => count === 0);
  if (isEmpty) return <EmptyState title={t('stats.empty')} hint={t('stats.emptyHint')} />;
  const days = overview.byDay.map((day) => ({ ...day, key: day.date, label: formatShortDate(day.date) }));
  const doctors = overview.byDoctor.map((doctor) => ({
    ...doctor,
    key: String(doctor.doctorId),
    label: doctor.doctorName,
  }));
  return (
    <>
      <Tiles overview={overview} />
      <Card title={t('stats.byDay')}>
        <DayPlot title={t('stats.byDay')} bars={days} />
        <NumbersTable caption={t('stats.byDay')} head={t('stats.day')} rows={days} />
      </Card>
      <Card title={t('stats.byDoctor')}>
        <DoctorPlot title={t('stats.byDoctor')} bars={doctors} />
        <NumbersTable caption={t('stats.byDoctor')} head={t('stats.doctor')} rows={doctors} isOpen />
      </Card>
      {report && (
        <FiguresCard model={comparisonTable(report)} fileName={`statistics-compared-${from}-${to}`} />
      )}
    </>
  );
}
