import { useState } from 'react';
import type { Overview } from '../../../../shared/contract/clinic.ts';
import { t } from '../../../../shared/messages/format.ts';
import { Card, Page } from '../../components/page.tsx';
import { SelectField } from '../../components/select-field.tsx';
import { Answer, EmptyState } from '../../components/states.tsx';
import { formatShortDate, useToday, useWriting } from '../../lib/clock.ts';
import { useQueryOf } from '../../lib/hooks.ts';
import { DayPlot } from './day-plot.tsx';
import { DoctorPlot } from './doctor-plot.tsx';
import { NumbersTable } from './numbers-table.tsx';
import { OwnDates } from './own-dates.tsx';
import { PERIOD_NAMES, type Period, type PeriodName, periodOf, periodProblems } from './periods.ts';
import styles from './stats-screen.module.css';
import { Tiles } from './tiles.tsx';

export function StatsScreen() {
  const today = useToday();
  const [name, setName] = useState<PeriodName>('thisMonth');
  const [own, setOwn] = useState<Period>({ from: '', to: '' });
  const period = periodOf(name, today, own, useWriting().firstWeekday);
  const problems = periodProblems(period);
  const overview = useQueryOf('stats.overview', period, {
    isEnabled: !problems,
    keepsPrevious: !problems,
  });
  const choose = (next: PeriodName) => {
    // Own dates begin with those that were on the screen.
    if (next === 'own') setOwn(period);
    setName(next);
  };
  return (
    <Page
      title={t('nav.stats')}
      tools={
        <>
          <SelectField
            label={t('stats.period')}
            value={name}
            choices={PERIOD_NAMES.map((value) => ({ value, text: t(`stats.${value}`) }))}
            onChange={choose}
          />
          {name === 'own' && <OwnDates own={own} problems={problems} onChange={setOwn} />}
        </>
      }
    >
      {problems ? (
        <EmptyState title={t('stats.chooseDates')} hint={t('stats.chooseDatesHint')} />
      ) : (
        // A failed answer for these dates must not hide behind the one for the dates before.
        <Answer query={overview.error ? { ...overview, data: undefined } : overview}>
          {(data) => <OverviewSheets overview={data} />}
        </Answer>
      )}
    </Page>
  );
}

function OverviewSheets({ overview }: { overview: Overview }) {
  const { from, to, byStatus, slots } = overview;
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
      <p className={styles['period']}>
        {t('stats.between', { from: formatShortDate(from), to: formatShortDate(to) })}
      </p>
      <Tiles overview={overview} />
      <Card title={t('stats.byDay')}>
        <DayPlot title={t('stats.byDay')} bars={days} />
        <NumbersTable caption={t('stats.byDay')} head={t('stats.day')} rows={days} />
      </Card>
      <Card title={t('stats.byDoctor')}>
        <DoctorPlot title={t('stats.byDoctor')} bars={doctors} />
        <NumbersTable caption={t('stats.byDoctor')} head={t('stats.doctor')} rows={doctors} isOpen />
      </Card>
    </>
  );
}
