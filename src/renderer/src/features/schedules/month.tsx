import { ChevronLeft, ChevronRight } from 'lucide-react';
import { useState } from 'react';
import { addDays, weekdayOf } from '../../../../shared/calendar.ts';
import type { Doctor } from '../../../../shared/contract/doctors.ts';
import type { CalendarDay } from '../../../../shared/contract/schedules.ts';
import { localeOf } from '../../../../shared/languages.ts';
import { spokenLanguage, t } from '../../../../shared/messages/format.ts';
import { Button } from '../../components/button.tsx';
import { Answer } from '../../components/states.tsx';
import { formatDate, formatWallTime, useToday } from '../../lib/clock.ts';
import { useQueryOf } from '../../lib/hooks.ts';
import styles from './month.module.css';
import { shortWeekday, useWeekdays } from './weekday-names.ts';

const LONG = { month: 'long', year: 'numeric', timeZone: 'UTC' } as const;

function monthText(date: string): string {
  const locale = localeOf(spokenLanguage());
  return new Intl.DateTimeFormat(locale, LONG).format(new Date(`${date}T00:00:00Z`));
}

/** The first of the month some months from a date. */
function monthFrom(date: string, shift: number): string {
  const first = new Date(`${date.slice(0, 7)}-01T00:00:00Z`);
  first.setUTCMonth(first.getUTCMonth() + shift);
  return first.toISOString().slice(0, 10);
}

interface MonthProps {
  doctor: Doctor;
  onDay: (day: CalendarDay) => void;
}

/** What each day of a month looks like, and why; a day leads to what can be done with it. */
export function Month({ doctor, onDay }: MonthProps) {
  const today = useToday();
  const [first, setFirst] = useState(() => monthFrom(today, 0));
  const weekdays = useWeekdays();
  const from = addDays(first, -weekdays.indexOf(weekdayOf(first)));
  const last = addDays(monthFrom(first, 1), -1);
  const query = useQueryOf(
    'schedules.calendar',
    { doctorId: doctor.id, fromDate: from, untilDate: addDays(last, 6 - weekdays.indexOf(weekdayOf(last))) },
    { keepsPrevious: true },
  );
  const title = monthText(first);
  return (
    <>
      <div className={styles['monthHead']}>
        <h3 aria-live="polite">{title}</h3>
        <Button size="small" onPress={() => setFirst(monthFrom(today, 0))}>
          {t('dates.thisMonth')}
        </Button>
        <Button
          size="small"
          isIcon
          aria-label={t('dates.earlier')}
          onPress={() => setFirst(monthFrom(first, -1))}
        >
          <ChevronLeft aria-hidden />
        </Button>
        <Button
          size="small"
          isIcon
          aria-label={t('dates.later')}
          onPress={() => setFirst(monthFrom(first, 1))}
        >
          <ChevronRight aria-hidden />
        </Button>
      </div>
      <Answer query={query}>
        {({ days }) => (
          <div className={styles['monthFrame']}>
            <table
              className={styles['month']}
              aria-label={t('dates.month', { name: doctor.name, month: title })}
            >
              <thead>
                <tr>
                  {weekdays.map((weekday) => (
                    <th key={weekday} scope="col">
                      {shortWeekday(weekday)}
                    </th>
                  ))}
                </tr>
              </thead>
              <tbody>
                {weeksOf(days).map((week) => (
                  <tr key={week[0]?.date}>
                    {week.map((day) => (
                      <td key={day.date}>
                        <Day
                          day={day}
                          isOther={day.date.slice(0, 7) !== first.slice(0, 7)}
                          today={today}
                          onDay={onDay}
                        />
                      </td>
                    ))}
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        )}
      </Answer>
    </>
  );
}

function weeksOf(days: readonly CalendarDay[]): CalendarDay[][] {
  return Array.from({ length: Math.ceil(days.length / 7) }, (_, week) => days.slice(week * 7, week * 7 + 7));
}

interface DayProps {
  day: CalendarDay;
  isOther: boolean;
  today: string;
  onDay: (day: CalendarDay) => void;
}

function Day({ day, isOther, today, onDay }: DayProps) {
  const times = day.sessions.map(
    ({ startTime, endTime }) => `${formatWallTime(startTime)}–${formatWallTime(endTime)}`,
  );
  return (
    <button
      type="button"
      className={styles['day']}
      data-date={day.date}
      data-empty={times.length === 0 || undefined}
      data-other={isOther || undefined}
      data-today={day.date === today || undefined}
      disabled={day.date < today}
      onClick={() => onDay(day)}
    >
      <b aria-hidden>{Number(day.date.slice(8))}</b>
      <span className="visually-hidden">{formatDate(day.date)}</span>
      {times.length === 0 && <span className="visually-hidden">{t('dates.free')}</span>}
      {day.exceptions.map(({ id, kind, name }) => (
        <span key={id} className={styles['mark']} data-kind={kind}>
          {name ?? t(`kind.${kind}`)}
        </span>
      ))}
      {times.map((time) => (
        <span key={time} className={styles['times']}>
          {time}
        </span>
      ))}
    </button>
  );
}
