import { useNavigate, useSearch } from '@tanstack/react-router';
import { Plus } from 'lucide-react';
import { type ComponentProps, useState } from 'react';
import { t } from '../../../../shared/messages/format.ts';
import { Button } from '../../components/button.tsx';
import { Page } from '../../components/page.tsx';
import { Answer } from '../../components/states.tsx';
import { formatDate, formatShortDate, useTimeZone, useToday } from '../../lib/clock.ts';
import { notify } from '../../lib/toasts.ts';
import { BookingDetails } from '../bookings/booking-details.tsx';
import { openBooking } from '../bookings/panel-store.ts';
import { DayPrintLinks } from '../print/print-links.tsx';
import { Board } from './board.tsx';
import { BoardTools } from './board-tools.tsx';
import { type BoardData, datesOfWeek, useDay, useDoctors, useOverlaid, useWeek } from './day-data.ts';
import { DayEmpty } from './day-empty.tsx';
import { DayFilters } from './day-filters.tsx';
import { Foot } from './day-foot.tsx';
import styles from './day-screen.module.css';
import { DateTools } from './day-tools.tsx';
import { opener } from './opener.ts';
import { useViews } from './use-views.ts';

/** The day by doctor, or a doctor's week: what is free, who comes, how it goes, and where booking begins. */
export function DayScreen() {
  const search = useSearch({ from: '/day' });
  const today = useToday();
  const { views, isReady } = useViews();
  const date = search.date ?? today;
  const isWeek = search.week !== undefined;
  const view = views.find(({ place }) => place === search.view);
  const day = useDay(date, {
    specialization: search.specialization,
    doctor: search.doctor,
    doctorIds: view?.doctorIds,
  });
  const week = useWeek(date, search.week);
  const shown = isWeek ? week : day;
  const { goTo, filter, showWeek, showView } = useWays(date, shown.data);
  const [openedId, setOpenedId] = useState<number>();
  const title = useTitle(date, search.week);
  const shownIds = [...new Set(shown.data?.lanes.map(({ doctorId }) => doctorId) ?? [])];
  const isFiltered = [search.doctor, search.specialization, search.view, search.week].some(Boolean);
  const firstDate = isWeek ? (datesOfWeek(date)[0] ?? date) : date;

  return (
    <Page
      title={title.heading}
      isFilling
      tools={
        <>
          <DateTools date={date} today={today} isWeek={isWeek} onChange={goTo} />
          <DayFilters search={{ ...search, doctor: search.week ?? search.doctor }} onChange={filter} />
          <BoardTools
            isWeek={isWeek}
            onWeek={() => showWeek(undefined)}
            view={search.view}
            onView={showView}
            shownIds={shownIds}
          />
          <DayPrintLinks date={firstDate} doctorIds={isFiltered ? shownIds : undefined} />
        </>
      }
      actions={
        <Button variant="primary" onPress={() => openBooking()}>
          <Plus aria-hidden />
          {t('day.bookFirst')}
        </Button>
      }
    >
      {(isReady || search.view === undefined) && (
        <Answer query={shown}>
          {(data) => (
            <div className={styles['screen']}>
              {data.lanes.length === 0 ? (
                <DayEmpty date={date} onGo={goTo} />
              ) : (
                <Live
                  label={title.board}
                  date={firstDate}
                  data={data}
                  isStale={shown.isStale}
                  onDetails={setOpenedId}
                  onWeek={showWeek}
                  onView={showView}
                />
              )}
            </div>
          )}
        </Answer>
      )}
      <BookingDetails bookingId={openedId} onClose={() => setOpenedId(undefined)} />
    </Page>
  );
}

interface LiveProps extends Omit<ComponentProps<typeof Board>, 'onOpen'> {
  onDetails: (bookingId: number) => void;
}

/** The board with what was just done on it; only this is drawn again then, and nothing around it. */
function Live({ data, onDetails, ...board }: LiveProps) {
  const current = useOverlaid(data);
  const timeZone = useTimeZone();
  return (
    <>
      <Board {...board} data={current} onOpen={opener(current, timeZone, onDetails)} />
      <Foot data={current} />
    </>
  );
}

function useTitle(date: string, weekOf: number | undefined) {
  const doctor = useDoctors().find(({ id }) => id === weekOf)?.name ?? '';
  if (weekOf === undefined)
    return { heading: formatDate(date), board: t('day.grid', { date: formatDate(date) }) };
  const words = { date: formatShortDate(datesOfWeek(date)[0] ?? date), doctor };
  return { heading: t('board.week', words), board: t('board.weekGrid', words) };
}

/** Going to another day, other doctors, a week and back: all of it is in the address. */
function useWays(date: string, data: BoardData | undefined) {
  const search = useSearch({ from: '/day' });
  const navigate = useNavigate({ from: '/day' });
  const today = useToday();
  const { views } = useViews();
  return {
    goTo: (next: string) =>
      void navigate({ search: (now) => ({ ...now, date: next === today ? undefined : next }) }),
    filter: (next: { specialization?: string | undefined; doctor?: number | undefined }) => {
      const week = search.week === undefined ? undefined : next.doctor;
      void navigate({ search: { date: search.date, ...next, week } });
    },
    /** The week of the slot's doctor, or of the only one shown; and back to the day. */
    showWeek: (slotId: number | undefined) => {
      const lanes = data?.lanes ?? [];
      const here = lanes.find(({ slots }) => slots.some(({ id }) => id === slotId)) ?? only(lanes);
      if (search.week !== undefined) void navigate({ search: { ...search, week: undefined } });
      else if (here) void navigate({ search: { ...search, date: dateOrToday(), week: here.doctorId } });
      else notify(t('board.weekNeedsDoctor'), 'info');
    },
    showView: (place: number) => {
      if (views.some((view) => view.place === place)) {
        const view = search.view === place ? undefined : place;
        void navigate({ search: { date: search.date, view } });
      } else notify(t('board.viewEmpty', { place }), 'info');
    },
  };
  function dateOrToday() {
    return date === today ? undefined : date;
  }
}

function only<T>(items: readonly T[]): T | undefined {
  return items.length === 1 ? items[0] : undefined;
}
