/* oxlint-disable jsx-a11y/prefer-tag-over-role -- buttons beside each other are no fields */
import type { WeeklySession } from '../../../../shared/contract/schedules.ts';
import { t } from '../../../../shared/messages/format.ts';
import { Button } from '../../components/button.tsx';
import lists from '../../components/list.module.css';
import styles from './schedules.module.css';
import { copyDay } from './week-model.ts';
import { shortWeekday, useWeekdays, weekdayName } from './weekday-names.ts';

interface CopyDayProps {
  /** The day that the cursor is on. */
  weekday: number;
  sessions: readonly WeeklySession[];
  onPaint: (sessions: WeeklySession[]) => void;
}

const WORKDAYS = [1, 2, 3, 4, 5];

/** One day's sessions to others; a step back takes it back. */
export function CopyDay({ weekday, sessions, onPaint }: CopyDayProps) {
  const weekdays = useWeekdays();
  const hasSessions = sessions.some((session) => session.weekday === weekday);
  const copyTo = (days: readonly number[]) => onPaint(copyDay(sessions, weekday, days));
  return (
    <div role="group" aria-labelledby="copy-day" className={styles['copyDay']}>
      <span id="copy-day" className={styles['soft']}>
        {t('schedules.copyDay', { day: weekdayName(weekday) })}
      </span>
      <div className={lists['buttons']}>
        <Button size="small" isDisabled={!hasSessions} onPress={() => copyTo(WORKDAYS)}>
          {t('schedules.workdays')}
        </Button>
        {weekdays
          .filter((day) => day !== weekday)
          .map((day) => (
            <Button key={day} size="small" isDisabled={!hasSessions} onPress={() => copyTo([day])}>
              {shortWeekday(day)}
            </Button>
          ))}
      </div>
    </div>
  );
}
