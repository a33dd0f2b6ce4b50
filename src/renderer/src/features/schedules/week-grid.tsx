/* oxlint-disable jsx-a11y/prefer-tag-over-role -- days are columns here, which no table has as its rows */
import { useId } from 'react';
import { timeOfMinutes } from '../../../../shared/calendar.ts';
import type { WeeklySession } from '../../../../shared/contract/schedules.ts';
import { t } from '../../../../shared/messages/format.ts';
import { formatWallTime } from '../../lib/clock.ts';
import type { RoomName } from './rooms.ts';
import { useWeekDrag } from './use-week-drag.ts';
import { type Cursor, paintedBy, type useWeekKeys } from './use-week-keys.ts';
import { type Brush, slotsIn, STEP, stretchOf } from './week-model.ts';
import styles from './week-grid.module.css';
import { shortWeekday, useWeekdays, weekdayName } from './weekday-names.ts';

const REM_PER_MINUTE = 2.6 / 60;

interface WeekGridProps {
  name: string;
  sessions: readonly WeeklySession[];
  rooms: readonly RoomName[];
  hours: { from: number; to: number };
  brush: Brush;
  keys: ReturnType<typeof useWeekKeys>;
  onPaint: (sessions: WeeklySession[]) => void;
}

/** A week to paint on: seven days beside each other, the sessions as blocks. */
export function WeekGrid({ name, sessions, rooms, hours, brush, keys, onPaint }: WeekGridProps) {
  const { cursor, spot } = keys;
  const hint = useId();
  const weekdays = useWeekdays();
  const drag = useWeekDrag({
    sessions,
    hours,
    brush,
    onPaint,
    onPoint: keys.point,
  });
  const shown = drag.shown ?? sessions;
  const hoursShown = Array.from(
    { length: (hours.to - hours.from) / 60 },
    (_, hour) => hours.from + hour * 60,
  );
  const height = `${(hours.to - hours.from) * REM_PER_MINUTE}rem`;
  return (
    <div className={styles['scroller']}>
      <p id={hint} className="visually-hidden">
        {t('grid.hint')}
      </p>
      {/* oxlint-disable-next-line jsx-a11y/interactive-supports-focus -- its cursor has the focus */}
      <div
        role="grid"
        aria-label={t('grid.label', { name })}
        aria-describedby={hint}
        className={styles['grid']}
        style={{ '--rows': height, '--hour': `${60 * REM_PER_MINUTE}rem` } as object}
        onKeyDown={keys.onKeyDown}
        onKeyUp={keys.onKeyUp}
        onBlur={keys.onBlur}
        // The focus goes to the cursor, not to what is pressed on.
        onMouseDown={(event) => event.preventDefault()}
        {...drag.handlers}
      >
        <div className={styles['axis']} aria-hidden>
          {hoursShown.map((minute) => (
            <span key={minute} style={{ top: `${(minute - hours.from) * REM_PER_MINUTE}rem` }}>
              {formatWallTime(timeOfMinutes(minute))}
            </span>
          ))}
        </div>
        {weekdays.map((weekday) => (
          <div key={weekday} role="row" aria-label={weekdayName(weekday)} className={styles['column']}>
            <div role="rowheader" className={styles['head']}>
              {shortWeekday(weekday)}
            </div>
            <div className={styles['body']} data-weekday={weekday} role="presentation">
              {shown.map((session, index) =>
                session.weekday === weekday ? (
                  <Block
                    // oxlint-disable-next-line react/no-array-index-key -- its place is what it is
                    key={index}
                    index={index}
                    session={session}
                    rooms={rooms}
                    from={hours.from}
                  />
                ) : null,
              )}
              {cursor.weekday === weekday && (
                <div
                  // Another place is another element, so that a screen reader says it.
                  key={`${cursor.minute} ${cursor.anchor}`}
                  ref={spot}
                  role="gridcell"
                  tabIndex={0}
                  aria-label={cursorText(cursor, sessions, rooms)}
                  data-testid="week-cursor"
                  className={`${styles['cursor']} ${cursor.anchor === null ? '' : styles['painting']}`}
                  style={box(cursor.anchor === null ? spotOf(cursor) : paintedBy(cursor), hours.from)}
                />
              )}
            </div>
          </div>
        ))}
      </div>
    </div>
  );
}

const spotOf = ({ minute }: Cursor) => ({ from: minute, to: minute + STEP });

function box({ from, to }: { from: number; to: number }, start: number) {
  return {
    top: `${(from - start) * REM_PER_MINUTE}rem`,
    height: `${(to - from) * REM_PER_MINUTE}rem`,
  };
}

interface BlockProps {
  index: number;
  session: WeeklySession;
  rooms: readonly RoomName[];
  from: number;
}

function Block({ index, session, rooms, from }: BlockProps) {
  const stretch = stretchOf(session);
  const room = rooms.find(({ id }) => id === session.roomId)?.name;
  const count = slotsIn([session]);
  const isLow = stretch.to - stretch.from < 60;
  return (
    <div
      role="gridcell"
      className={`${styles['block']} ${isLow ? styles['low'] : ''}`}
      data-session={index}
      data-testid="week-session"
      style={box(stretch, from)}
    >
      <span data-edge="start" className={styles['upper']} />
      <span className={styles['time']}>
        {formatWallTime(session.startTime)}–{formatWallTime(session.endTime)}
      </span>
      <span className={styles['what']}>{t('schedules.every', { count: session.slotMinutes })}</span>
      <span className={styles['what']}>{t('grid.slots', { count })}</span>
      {room && <span className={styles['what']}>{room}</span>}
      <span data-edge="end" className={styles['lower']} />
    </div>
  );
}

function sessionText(session: WeeklySession, time: string, rooms: readonly RoomName[]): string {
  const room = rooms.find(({ id }) => id === session.roomId)?.name;
  return t('grid.session', {
    day: weekdayName(session.weekday),
    time: formatWallTime(time),
    start: formatWallTime(session.startTime),
    end: formatWallTime(session.endTime),
    minutes: session.slotMinutes,
    room: room ? t('grid.inRoom', { room }) : '',
  });
}

function cursorText(cursor: Cursor, sessions: readonly WeeklySession[], rooms: readonly RoomName[]): string {
  const day = weekdayName(cursor.weekday);
  if (cursor.anchor !== null) {
    const { from, to } = paintedBy(cursor);
    return t('grid.painting', {
      day,
      start: formatWallTime(timeOfMinutes(from)),
      end: formatWallTime(timeOfMinutes(to)),
    });
  }
  const time = timeOfMinutes(cursor.minute);
  const session = sessions.find(
    ({ weekday, startTime, endTime }) => weekday === cursor.weekday && startTime <= time && time < endTime,
  );
  return session ? sessionText(session, time, rooms) : t('grid.nothing', { day, time: formatWallTime(time) });
}
