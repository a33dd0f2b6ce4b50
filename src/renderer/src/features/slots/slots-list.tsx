import { ChevronLeft, ChevronRight } from 'lucide-react';
import { useCallback, useRef, useState } from 'react';
import { addDays, dateAt } from '../../../../shared/calendar.ts';
import type { Doctor } from '../../../../shared/contract/doctors.ts';
import { t } from '../../../../shared/messages/format.ts';
import { Button } from '../../components/button.tsx';
import { DatePickerField } from '../../components/date-field.tsx';
import { SelectField } from '../../components/select-field.tsx';
import { Answer, EmptyState } from '../../components/states.tsx';
import { formatDate, formatShortDate, useTimeZone, useToday } from '../../lib/clock.ts';
import { useQueryOf } from '../../lib/hooks.ts';
import { SlotsTable } from './slots-table.tsx';
import { useSlotsOfDays } from './use-slots-of-days.ts';
import styles from './slots-screen.module.css';

const DAYS = { week: 7, day: 1 } as const;
type View = keyof typeof DAYS;

/** A doctor's slots of the week from today on, or of any other week or day. */
export function SlotsList({ doctor }: { doctor: Doctor }) {
  const today = useToday();
  const [view, setView] = useState<View>('week');
  const [chosen, setChosen] = useState('');
  const from = chosen || today;
  const days = DAYS[view];
  const slots = useSlotsOfDays(doctor.id, from, days);
  const head = useRef<HTMLParagraphElement>(null);
  const focusHead = useCallback(() => head.current?.focus(), []);
  return (
    <div className={styles['list']}>
      <div className={styles['tools']}>
        <SelectField
          label={t('slots.listView')}
          value={view}
          choices={[
            { value: 'week', text: t('slots.listWeek') },
            { value: 'day', text: t('slots.listDay') },
          ]}
          onChange={setView}
        />
        <DatePickerField label={t('slots.listFrom')} value={from} onChange={setChosen} />
        <Button isDisabled={from === today} onPress={() => setChosen('')}>
          {t('slots.listToday')}
        </Button>
      </div>
      <Paging from={from} days={days} onGo={setChosen} spanRef={head} />
      <Answer query={slots}>
        {(items) =>
          items.length === 0 ? (
            <NoSlots doctor={doctor} onGo={setChosen} />
          ) : (
            <SlotsTable slots={items} doctorName={doctor.name} onRemoved={focusHead} />
          )
        }
      </Answer>
    </div>
  );
}

interface PagingProps {
  from: string;
  days: number;
  onGo: (date: string) => void;
  spanRef: React.Ref<HTMLParagraphElement>;
}

function Paging({ from, days, onGo, spanRef }: PagingProps) {
  const span =
    days === 1
      ? formatDate(from)
      : t('slots.listSpan', { from: formatShortDate(from), to: formatShortDate(addDays(from, days - 1)) });
  return (
    <nav className={styles['paging']} aria-label={t('bookings.paging')}>
      <Button onPress={() => onGo(addDays(from, -days))}>
        <ChevronLeft aria-hidden />
        {t('slots.listEarlier')}
      </Button>
      {/* Takes the focus of a row that is gone. */}
      <p ref={spanRef} tabIndex={-1} aria-live="polite">
        {span}
      </p>
      <Button onPress={() => onGo(addDays(from, days))}>
        {t('slots.listLater')}
        <ChevronRight aria-hidden />
      </Button>
    </nav>
  );
}

function NoSlots({ doctor, onGo }: { doctor: Doctor; onGo: (date: string) => void }) {
  const timeZone = useTimeZone();
  const free = useQueryOf('slots.list', { doctorId: doctor.id, availableOnly: true, limit: 1 });
  const next = free.data?.items[0];
  const date = next && dateAt(Date.parse(next.startsAt), timeZone);
  return (
    <EmptyState title={t('slots.empty')} hint={t('slots.emptyHint')}>
      {date && (
        <Button onPress={() => onGo(date)}>{t('slots.listNextFree', { date: formatDate(date) })}</Button>
      )}
    </EmptyState>
  );
}
