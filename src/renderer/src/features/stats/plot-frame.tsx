/* oxlint-disable jsx-a11y/prefer-tag-over-role -- a range input cannot hold a drawing */
import type { ReactNode } from 'react';
import { t } from '../../../../shared/messages/format.ts';
import type { Counts } from './counts.ts';
import styles from './bar-plot.module.css';
import type { usePlotCursor } from './use-plot-cursor.ts';

interface PlotFrameProps {
  title: string;
  bars: readonly Counts[];
  cursor: ReturnType<typeof usePlotCursor>;
  orientation: 'horizontal' | 'vertical';
  children: ReactNode;
}

/**
 * Legend, readout and drawing. To a screen reader the drawing is a slider along the bars, which says the numbers
 * of the one it is at; the table below has them all.
 */
export function PlotFrame({ title, bars, cursor, orientation, children }: PlotFrameProps) {
  const shown = cursor.at === null ? undefined : bars[cursor.at];
  return (
    <figure className={styles['plot']}>
      <figcaption className={styles['legend']}>
        <span className={styles['confirmedKey']}>{t('stats.confirmed')}</span>
        <span className={styles['cancelledKey']}>{t('stats.cancelled')}</span>
        <span className={styles['readout']} aria-hidden data-testid="readout">
          {shown ? readout(shown) : t('stats.barHint')}
        </span>
      </figcaption>
      <div
        role="slider"
        tabIndex={0}
        aria-label={title}
        aria-readonly
        aria-orientation={orientation}
        aria-valuemin={1}
        aria-valuemax={Math.max(1, bars.length)}
        aria-valuenow={(cursor.at ?? 0) + 1}
        aria-valuetext={readout(shown ?? bars[0])}
        className={styles['drawing']}
        // A time axis runs from the left in every language.
        dir="ltr"
        {...cursor.handlers}
      >
        {children}
      </div>
    </figure>
  );
}

function readout(bar: Counts | undefined): string {
  if (!bar) return '';
  const { label, confirmed, cancelled, slots } = bar;
  return t('stats.bar', { label, confirmed, cancelled, slots });
}

/** The longest bar's number, and at least 1, so that nothing is divided by nothing. */
export function mostOf(bars: readonly Counts[]): number {
  return Math.max(1, ...bars.map(({ confirmed, cancelled }) => confirmed + cancelled));
}
