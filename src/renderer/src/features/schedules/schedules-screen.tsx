import { Link, useSearch } from '@tanstack/react-router';
import type { Doctor } from '../../../../shared/contract/doctors.ts';
import { t } from '../../../../shared/messages/format.ts';
import { Page } from '../../components/page.tsx';
import { Answer, EmptyState } from '../../components/states.tsx';
import { useQueryOf } from '../../lib/hooks.ts';
import { HistoryButton } from '../audit/history-button.tsx';
import { ChangesView } from './changes-view.tsx';
import { DatesView } from './dates-view.tsx';
import { DoctorList } from './doctor-list.tsx';
import { HolidaysView } from './holidays-view.tsx';
import { SCHEDULE_VIEWS, schedulesSearch, type SchedulesSearch } from './schedules-search.ts';
import styles from './schedules.module.css';
import { WeekView } from './week-view.tsx';

/** How doctors work: their weeks, leave and other days, the clinic's holidays, and what was changed last. */
export function SchedulesScreen() {
  const search = schedulesSearch(useSearch({ strict: false }));
  const view = search.view ?? 'week';
  return (
    <Page
      title={t('nav.schedules')}
      actions={
        <>
          <HistoryButton search={{ kind: 'schedules' }} />
          <Link to="/slots" className={styles['link']}>
            {t('schedules.toSlots')}
          </Link>
        </>
      }
      tools={<Views search={search} />}
    >
      {view === 'holidays' && <HolidaysView />}
      {view === 'changes' && <ChangesView />}
      {(view === 'week' || view === 'dates') && <OfDoctors {...search} view={view} />}
    </Page>
  );
}

function Views({ search }: { search: SchedulesSearch }) {
  return (
    <nav aria-label={t('schedules.views')}>
      <ul className={styles['views']}>
        {SCHEDULE_VIEWS.map((view) => (
          <li key={view}>
            <Link
              to="/schedules"
              search={{ ...search, view }}
              className={styles['view']}
              aria-current={(search.view ?? 'week') === view ? 'page' : undefined}
            >
              {t(`schedules.${view}`)}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}

function OfDoctors({ doctor: id, view }: SchedulesSearch & { view: 'week' | 'dates' }) {
  const doctors = useQueryOf('doctors.list', {});
  return (
    <Answer query={doctors}>
      {({ items }) =>
        items.length === 0 ? (
          <EmptyState title={t('slots.noDoctors')} hint={t('slots.noDoctorsHint')}>
            <Link to="/doctors">{t('slots.toDoctors')}</Link>
          </EmptyState>
        ) : (
          <div className={styles['columns']}>
            <DoctorList doctors={items} chosen={id} view={view} />
            <OfDoctor doctor={items.find((doctor) => doctor.id === id)} view={view} />
          </div>
        )
      }
    </Answer>
  );
}

function OfDoctor({ doctor, view }: { doctor: Doctor | undefined; view: 'week' | 'dates' }) {
  if (!doctor) return <EmptyState title={t('schedules.choose')} hint={t('schedules.chooseHint')} />;
  // Another doctor is another sheet.
  return view === 'week' ? (
    <WeekView key={doctor.id} doctor={doctor} />
  ) : (
    <DatesView key={doctor.id} doctor={doctor} />
  );
}
