import styles from './board.module.css';
import type { Range } from './columns.ts';
import { formatMinutes } from '../../lib/clock.ts';

interface TimeAxisProps {
  range: Range;
  scale: number;
  /** Minutes of the day, when the board shows today. */
  now: number | undefined;
}

/** The times beside the columns; each card says its own, so a screen reader needs none of these. */
export function TimeAxis({ range: { from, to }, scale, now }: TimeAxisProps) {
  const step = scale >= 0.2 ? 15 : 30;
  const times = Array.from({ length: Math.floor((to - from) / step) }, (_, index) => from + index * step);
  return (
    <div aria-hidden className={styles['axis']}>
      <div className={styles['corner']} />
      <div className={styles['times']}>
        {times.map((minute) => (
          <span key={minute} style={{ top: `${(minute - from) * scale}rem` }}>
            {formatMinutes(minute)}
          </span>
        ))}
        {now !== undefined && (
          <b className={styles['nowTime']} data-now style={{ top: `${(now - from) * scale}rem` }}>
            {formatMinutes(now)}
          </b>
        )}
      </div>
    </div>
  );
}
