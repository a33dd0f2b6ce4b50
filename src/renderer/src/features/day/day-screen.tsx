import { useNavigate, useSearch } from '@tanstack/react-router';
import { Plus } from 'lucide-react';
import { useCallback, useState } from 'react';
import type { Slot } from '../../../../shared/contract/slots.ts';
import { t } from '../../../../shared/messages/format.ts';
import { Badge } from '../../components/badge.tsx';
import { Button } from '../../components/button.tsx';
import { Page } from '../../components/page.tsx';
import { Answer } from '../../components/states.tsx';
import { formatDate, useNow, useToday } from '../../lib/clock.ts';
import { notify } from '../../lib/toasts.ts';
import type { DaySearch } from '../../routes.tsx';
import { BookingDetails } from '../bookings/booking-details.tsx';
import { openBooking } from '../bookings/panel-store.ts';
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
  const [openedId, setOpenedId] = useState<number>();

  const goTo = (next: string) =>
    void navigate({
      search: (now) => ({ ...now, date: next === today ? undefined : next }),
    });
  const filter = (next: DaySearch) =>
    void navigate({ search: ({ date: shown }) => ({ date: shown, ...next }) });

  const bookings = day.data?.bookings;
  const open = useCallback(
    (slot: Slot) => {
      const state = stateOf(slot, Date.now());
      const booking = bookings?.get(slot.id);
      if (state === 'free') openBooking({ slot });
      else if (booking) setOpenedId(booking.id);
      else notify(t('slot.notBookable', { state: t(`slot.${state}`) }), 'info');
    },
    [bookings],
  );
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
        <Button variant="primary" onPress={() => openBooking()}>
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
                <Board date={date} day={data} isStale={day.isStale} onOpen={open} />
                <Foot day={data} />
              </>
            )}
          </div>
        )}
      </Answer>
      <BookingDetails bookingId={openedId} onClose={() => setOpenedId(undefined)} />
    </Page>
  );
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
