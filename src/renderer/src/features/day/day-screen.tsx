import { useNavigate, useSearch } from '@tanstack/react-router';
import { Plus } from 'lucide-react';
import { useCallback, useEffect, useRef, useState } from 'react';
import type { Slot } from '../../../../shared/contract/slots.ts';
import { t } from '../../../../shared/messages/format.ts';
import { Badge } from '../../components/badge.tsx';
import { Button } from '../../components/button.tsx';
import { Page } from '../../components/page.tsx';
import { Answer } from '../../components/states.tsx';
import { formatDate, useNow, useToday } from '../../lib/clock.ts';
import { useShortcut } from '../../lib/shortcuts.ts';
import { notify } from '../../lib/toasts.ts';
import type { DaySearch } from '../../routes.tsx';
import { BookingDetails } from '../bookings/booking-details.tsx';
import { BookingPanel } from '../bookings/booking-panel.tsx';
import { useBookingFlow } from '../bookings/use-booking-flow.ts';
import { Board } from './board.tsx';
import { type DayData, useDay } from './day-data.ts';
import { DayEmpty } from './day-empty.tsx';
import { DayFilters } from './day-filters.tsx';
import styles from './day-screen.module.css';
import { DateTools } from './day-tools.tsx';
import { GLYPH, SLOT_STATES, stateOf, TONE } from './slot-state.ts';

/** The day by doctor: what is free, held, booked and past, and where booking begins. */
export function DayScreen() {
  const search = useSearch({ from: '/day' });
  const navigate = useNavigate({ from: '/day' });
  const today = useToday();
  const date = search.date ?? today;
  const day = useDay(date, search);
  const flow = useBookingFlow();
  const [openedId, setOpenedId] = useState<number>();
  const reached = useRef<Slot>(undefined);

  const goTo = (next: string) =>
    void navigate({
      search: (now) => ({ ...now, date: next === today ? undefined : next }),
    });
  const filter = (next: DaySearch) =>
    void navigate({ search: ({ date: shown }) => ({ date: shown, ...next }) });

  const bookings = day.data?.bookings;
  const { open: openFlow } = flow;
  const open = useCallback(
    (slot: Slot) => {
      const state = stateOf(slot, Date.now());
      const booking = bookings?.get(slot.id);
      if (state === 'free') openFlow(slot);
      else if (booking) setOpenedId(booking.id);
      else notify(t('slot.notBookable', { state: t(`slot.${state}`) }), 'info');
    },
    [bookings, openFlow],
  );
  const bookFirst = () => {
    const slot = day.data && firstFree(day.data, reached.current);
    if (slot) flow.open(slot);
    else notify(t('day.nothingFree'), 'info');
  };
  useShortcut('book', bookFirst);
  useBookOnArrival(day.data !== undefined && !day.isStale, bookFirst);

  return (
    <Page
      title={formatDate(date)}
      isFilling
      tools={
        <>
          <DateTools date={date} today={today} onChange={goTo} />
          <DayFilters search={search} onChange={filter} />
        </>
      }
      actions={
        <Button variant="primary" onPress={bookFirst}>
          <Plus aria-hidden />
          {t('day.bookFirst')}
        </Button>
      }
    >
      <Answer query={day}>
        {(data) => (
          <div className={styles['screen']}>
            {data.columns.length === 0 ? (
              <DayEmpty date={date} onGo={goTo} />
            ) : (
              <>
                <Board
                  date={date}
                  day={data}
                  isStale={day.isStale}
                  onOpen={open}
                  onReach={(slot) => {
                    reached.current = slot;
                  }}
                />
                <Foot day={data} />
              </>
            )}
          </div>
        )}
      </Answer>
      <BookingPanel flow={flow} />
      <BookingDetails bookingId={openedId} onClose={() => setOpenedId(undefined)} />
    </Page>
  );
}

/** The slot that the keyboard is on when it can be booked, else the earliest that can. */
function firstFree({ columns }: DayData, reached: Slot | undefined): Slot | undefined {
  const now = Date.now();
  const free = columns.flatMap(({ slots }) => slots).filter((slot) => stateOf(slot, now) === 'free');
  const earliest = free.toSorted((a, b) => a.startsAt.localeCompare(b.startsAt))[0];
  return free.find(({ id }) => id === reached?.id) ?? earliest;
}

/** `N` on another screen leads here and asks to book; the address then forgets it. */
function useBookOnArrival(isReady: boolean, book: () => void): void {
  const { book: isAsked } = useSearch({ from: '/day' });
  const navigate = useNavigate({ from: '/day' });
  const isDone = useRef(false);
  useEffect(() => {
    if (!isAsked) isDone.current = false;
    // The address changes a little later, and until then we are asked again at each rendering.
    if (!isAsked || !isReady || isDone.current) return;
    isDone.current = true;
    void navigate({ search: (now) => ({ ...now, book: undefined }), replace: true });
    book();
  });
}

function Foot({ day: { columns } }: { day: DayData }) {
  const now = useNow();
  const slots = columns.flatMap((column) => column.slots);
  const count = slots.filter((slot) => stateOf(slot, now) === 'free').length;
  return (
    <footer className={styles['foot']}>
      <output>{t('day.summary', { count, total: slots.length })}</output>
      <ul className={styles['legend']} aria-label={t('day.legend')}>
        {SLOT_STATES.map((state) => (
          <li key={state}>
            <Badge tone={TONE[state]} glyph={GLYPH[state]}>
              {t(`slot.${state}`)}
            </Badge>
          </li>
        ))}
      </ul>
    </footer>
  );
}
