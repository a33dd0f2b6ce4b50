import { useNavigate } from '@tanstack/react-router';
import { Printer } from 'lucide-react';
import { useState } from 'react';
import { Tab, TabList, TabPanel, Tabs } from 'react-aria-components';
import { COMPARISONS, type Comparison } from '../../../../shared/contract/reports.ts';
import { t } from '../../../../shared/messages/format.ts';
import { Button } from '../../components/button.tsx';
import { Page } from '../../components/page.tsx';
import { SelectField } from '../../components/select-field.tsx';
import { Answer, EmptyState } from '../../components/states.tsx';
import { formatShortDate, useToday, useWriting } from '../../lib/clock.ts';
import { useQueryOf } from '../../lib/hooks.ts';
import { useShortcut } from '../../lib/shortcuts.ts';
import { useIsAdmin } from '../session/session.ts';
import { HealthSection } from './health-section.tsx';
import { OverviewSection } from './overview-section.tsx';
import { OwnDates } from './own-dates.tsx';
import { PERIOD_NAMES, type Period, type PeriodName, periodOf, periodProblems } from './periods.ts';
import { reportInput, type ReportSearch } from './report-search.ts';
import { ReportSection } from './report-sections.tsx';
import styles from './report.module.css';
import { type Whose, WhoseField } from './whose-field.tsx';

const SECTIONS = ['overview', 'use', 'visits', 'waiting', 'health'] as const;
type Section = (typeof SECTIONS)[number];

export function StatsScreen() {
  const today = useToday();
  const isAdmin = useIsAdmin();
  const [name, setName] = useState<PeriodName>('thisMonth');
  const [own, setOwn] = useState<Period>({ from: '', to: '' });
  const [compare, setCompare] = useState<Comparison>('BEFORE');
  const [whose, setWhose] = useState<Whose>({});
  const [section, setSection] = useState<Section>('overview');
  const period = periodOf(name, today, own, useWriting().firstWeekday);
  const problems = periodProblems(period);
  // The overview counts everybody.
  const search: ReportSearch = { ...period, compare, ...(section !== 'overview' && whose) };
  const choose = (next: PeriodName) => {
    // Own dates begin with those that were on the screen.
    if (next === 'own') setOwn(period);
    setName(next);
  };
  const periods = PERIOD_NAMES.map((value) => ({ value, text: t(labelOf(value)) }));
  const comparisons = COMPARISONS.map((value) => ({ value, text: t(`reports.compare.${value}`) }));
  return (
    <Page
      title={t('nav.stats')}
      actions={!problems && section !== 'health' && <PrintLink search={search} />}
      tools={
        <>
          <SelectField label={t('stats.period')} value={name} choices={periods} onChange={choose} />
          {name === 'own' && <OwnDates own={own} problems={problems} onChange={setOwn} />}
          {section !== 'health' && (
            <SelectField
              label={t('reports.compare')}
              value={compare}
              choices={comparisons}
              onChange={setCompare}
            />
          )}
          {section !== 'overview' && section !== 'health' && <WhoseField value={whose} onChange={setWhose} />}
        </>
      }
    >
      {problems ? (
        <EmptyState title={t('stats.chooseDates')} hint={t('stats.chooseDatesHint')} />
      ) : (
        <Tabs
          className={styles['tabs'] ?? ''}
          selectedKey={section}
          onSelectionChange={(key) => setSection(key as Section)}
        >
          <TabList className={styles['tabList'] ?? ''} aria-label={t('reports.sections')}>
            {SECTIONS.filter((one) => one !== 'health' || isAdmin).map((one) => (
              <Tab key={one} id={one} className={styles['tab'] ?? ''}>
                {t(`reports.section.${one}`)}
              </Tab>
            ))}
          </TabList>
          {SECTIONS.map((one) => (
            <TabPanel key={one} id={one} className={styles['panel'] ?? ''}>
              {one === 'health' ? (
                <HealthSection period={period} />
              ) : (
                <Figures section={one} search={search} period={period} />
              )}
            </TabPanel>
          ))}
        </Tabs>
      )}
    </Page>
  );
}

const labelOf = (name: PeriodName) =>
  name === 'lastMonth' || name === 'thisYear' || name === 'last365'
    ? (`reports.${name}` as const)
    : (`stats.${name}` as const);

interface FiguresProps {
  section: Exclude<Section, 'health'>;
  search: ReportSearch;
  period: Period;
}

function Figures({ section, search, period }: FiguresProps) {
  const report = useQueryOf('stats.report', reportInput(search) ?? period, { keepsPrevious: true });
  const { data } = report;
  return (
    <>
      {data && <Periods now={data.now} before={data.before} />}
      {section === 'overview' ? (
        <OverviewSection period={period} report={data} />
      ) : (
        <Answer query={report.error ? { ...report, data: undefined } : report}>
          {(found) => <ReportSection name={section} report={found} />}
        </Answer>
      )}
    </>
  );
}

function Periods({ now, before }: { now: Period; before: Period }) {
  return (
    <p className={styles['hint']}>
      {t('reports.periods', {
        from: formatShortDate(now.from),
        to: formatShortDate(now.to),
        beforeFrom: formatShortDate(before.from),
        beforeTo: formatShortDate(before.to),
      })}
    </p>
  );
}

/** All of it on paper, or as a PDF. */
function PrintLink({ search }: { search: ReportSearch }) {
  const navigate = useNavigate();
  const open = () => void navigate({ to: '/print/report', search });
  useShortcut('daySheet', open);
  return (
    <Button onPress={open}>
      <Printer aria-hidden />
      {t('reports.print')}
    </Button>
  );
}
