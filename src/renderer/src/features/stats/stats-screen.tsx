import { useState } from 'react';
import { addDays, weekdayOf } from '../../../../shared/calendar.ts';
import type { Overview } from '../../../../shared/contract/clinic.ts';
import { t } from '../../../../shared/messages/format.ts';
import { DatePickerField } from '../../components/date-field.tsx';
import { Card, Page } from '../../components/page.tsx';
import { SelectField } from '../../components/select-field.tsx';
import { Answer, EmptyState } from '../../components/states.tsx';
import { formatShortDate, useToday } from '../../lib/clock.ts';
import { useQueryOf } from '../../lib/hooks.ts';
import { BarPlot } from './bar-plot.tsx';
import { NumbersTable } from './numbers-table.tsx';
import styles from './stats-screen.module.css';
import { Tiles } from './tiles.tsx';

type PeriodName = 'thisWeek' | 'thisMonth' | 'last30' | 'own';
interface Period {
  from: string;
  to: string;
}

const NAMES = ['thisWeek', 'thisMonth', 'last30', 'own'] as const;

/** Both dates included. */
function periodOf(name: PeriodName, today: string, own: Period): Period {
  if (name === 'own') return own;
  if (name === 'last30') return { from: addDays(today, -29), to: today };
  if (name === 'thisMonth') {
    const from = `${today.slice(0, 7)}-01`;
    return { from, to: addDays(`${addDays(from, 31).slice(0, 7)}-01`, -1) };
  }
  const monday = addDays(today, 1 - weekdayOf(today));
  return { from: monday, to: addDays(monday, 6) };
}

export function StatsScreen() {
  const today = useToday();
  const [name, setName] = useState<PeriodName>('thisMonth');
  const [own, setOwn] = useState<Period>({ from: '', to: '' });
  const period = periodOf(name, today, own);
  const isReady = Boolean(period.from && period.to);
  const overview = useQueryOf('stats.overview', period, { isEnabled: isReady, keepsPrevious: true });
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
            choices={NAMES.map((value) => ({ value, text: t(`stats.${value}`) }))}
            onChange={choose}
          />
          {name === 'own' && <OwnDates own={own} onChange={setOwn} />}
        </>
      }
    >
      {/* A failed answer for these dates must not hide behind the one for the dates before. */}
      <Answer query={overview.error ? { ...overview, data: undefined } : overview}>
        {(data) => <OverviewSheets overview={data} />}
      </Answer>
    </Page>
  );
}

function OwnDates({ own, onChange }: { own: Period; onChange: (own: Period) => void }) {
  return (
    <>
      <DatePickerField
        label={t('stats.from')}
        value={own.from}
        onChange={(from) => onChange({ ...own, from })}
      />
      <DatePickerField label={t('stats.to')} value={own.to} onChange={(to) => onChange({ ...own, to })} />
    </>
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
        <BarPlot title={t('stats.byDay')} bars={days} />
        <NumbersTable caption={t('stats.byDay')} head={t('stats.day')} rows={days} />
      </Card>
      <Card title={t('stats.byDoctor')}>
        <BarPlot title={t('stats.byDoctor')} bars={doctors} />
        <NumbersTable caption={t('stats.byDoctor')} head={t('stats.doctor')} rows={doctors} isOpen />
      </Card>
    </>
  );
}
