import { useNavigate, useSearch } from '@tanstack/react-router';
import { Printer } from 'lucide-react';
import type { OwnDay } from '../../../../shared/contract/my-day.ts';
import { dotted, t } from '../../../../shared/messages/format.ts';
import { Button } from '../../components/button.tsx';
import { Page } from '../../components/page.tsx';
import { Answer, EmptyState } from '../../components/states.tsx';
import { formatDate, useNow, useToday } from '../../lib/clock.ts';
import { useQueryOf } from '../../lib/hooks.ts';
import { useShortcut } from '../../lib/shortcuts.ts';
import { DateTools } from '../day/day-tools.tsx';
import { DayLines } from './day-lines.tsx';
import styles from './my-day.module.css';

/** A doctor's own day: who comes when, who waits, and what is free. Nothing is changed here. */
export function MyDayScreen() {
  const search = useSearch({ from: '/my-day' });
  const navigate = useNavigate({ from: '/my-day' });
  const today = useToday();
  const date = search.date ?? today;
  const day = useQueryOf('myDay.get', { date });
  const goTo = (next: string) => void navigate({ search: next === today ? {} : { date: next } });
  const print = () => void navigate({ to: '/print/my-day', search: { date } });
  useShortcut('daySheet', print);
  return (
    <Page
      title={formatDate(date)}
      tools={<DateTools date={date} today={today} isWeek={false} onChange={goTo} />}
      actions={
        <Button onPress={print}>
          <Printer aria-hidden />
          {t('print.daySheet')}
        </Button>
      }
    >
      <Answer query={day}>{(found) => <OwnDayOf day={found} />}</Answer>
    </Page>
  );
}

function OwnDayOf({ day }: { day: OwnDay }) {
  const now = useNow();
  const { slots, visits, doctorName, specialization } = day;
  const free = slots.filter(
    ({ isBooked, isHeld, isBlocked, startsAt }) =>
      !isBooked && !isHeld && !isBlocked && Date.parse(startsAt) > now,
  );
  const waiting = visits.filter(({ visit }) => visit.state === 'ARRIVED').length;
  const facts = [
    t('print.visits', { count: visits.length }),
    t('myDay.free', { count: free.length }),
    waiting > 0 && t('myDay.waiting', { count: waiting }),
  ];
  return (
    <>
      <p className={styles['summary']}>
        <strong>{doctorName}</strong> · {specialization} · <output>{dotted(facts)}</output>
      </p>
      {slots.length + visits.length === 0 ? (
        <EmptyState title={t('myDay.empty')} hint={t('myDay.emptyHint')} />
      ) : (
        <DayLines day={day} />
      )}
    </>
  );
}
