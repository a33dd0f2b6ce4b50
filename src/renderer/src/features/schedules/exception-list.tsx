import type { ScheduleException } from '../../../../shared/contract/schedules.ts';
import { dotted, t } from '../../../../shared/messages/format.ts';
import { dayText } from '../../../../shared/schedule-text.ts';
import { Button } from '../../components/button.tsx';
import lists from '../../components/list.module.css';
import { formatWallTime } from '../../lib/clock.ts';
import { openScheduleChange } from './change-store.ts';
import { datesText } from './edit-words.ts';
import { textSettings, useRooms } from './rooms.ts';
import styles from './month.module.css';

interface ExceptionListProps {
  label: string;
  exceptions: readonly ScheduleException[];
  onEdit: (exception: ScheduleException) => void;
}

/** By date. Taking one away is a change like any other, seen before it counts. */
export function ExceptionList({ label, exceptions, onEdit }: ExceptionListProps) {
  const settings = textSettings(useRooms(), 30);
  const sorted = exceptions.toSorted((a, b) => a.fromDate.localeCompare(b.fromDate));
  return (
    <ul className={lists['list']} aria-label={label}>
      {sorted.map((exception) => {
        const { id, kind, name, startTime, endTime, sessions } = exception;
        const dates = datesText(exception);
        const part =
          startTime && endTime
            ? t('dates.part', { start: formatWallTime(startTime), end: formatWallTime(endTime) })
            : dayText(sessions, settings);
        const what = `${name ?? t(`kind.${kind}`)}, ${dates}`;
        return (
          <li key={id} data-testid="exception">
            <div className={lists['what']}>
              <p className={lists['name']}>
                <span className={styles['mark']} data-kind={kind}>
                  {t(`kind.${kind}`)}
                </span>{' '}
                {dates}
              </p>
              <p className={lists['soft']}>{dotted([name, part])}</p>
            </div>
            <div className={lists['buttons']}>
              <Button size="small" aria-label={t('dates.editOf', { what })} onPress={() => onEdit(exception)}>
                {t('dates.edit')}
              </Button>
              <Button
                size="small"
                aria-label={t('dates.removeOf', { what })}
                onPress={() => openScheduleChange([{ kind: 'REMOVE_EXCEPTION', id }])}
              >
                {t('dates.remove')}
              </Button>
            </div>
          </li>
        );
      })}
    </ul>
  );
}
