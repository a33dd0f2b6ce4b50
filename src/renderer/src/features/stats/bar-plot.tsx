import { useState } from 'react';
import { t } from '../../../../shared/messages/format.ts';
import type { Counts } from './counts.ts';
import styles from './bar-plot.module.css';

const HEIGHT = 160;
/** Units of the drawing; it is stretched to the width that there is. */
const STEP = 12;
const GAP = 2;

/**
 * Bars of confirmed bookings with the cancelled ones on top. The table under it has the same numbers, so the
 * drawing is one image to a screen reader; the value under the pointer is read out beside the title.
 */
export function BarPlot({ title, bars }: { title: string; bars: readonly Counts[] }) {
  const [shown, setShown] = useState<Counts | null>(null);
  const most = Math.max(1, ...bars.map((bar) => bar.confirmed + bar.cancelled));
  const width = Math.max(1, bars.length) * STEP;
  return (
    <figure className={styles['plot']}>
      <figcaption className={styles['legend']}>
        <span className={styles['confirmedKey']}>{t('stats.confirmed')}</span>
        <span className={styles['cancelledKey']}>{t('stats.cancelled')}</span>
        <output className={styles['readout']}>{shown && readout(shown)}</output>
      </figcaption>
      <svg
        role="img"
        aria-label={title}
        viewBox={`0 0 ${width} ${HEIGHT}`}
        preserveAspectRatio="none"
        onPointerLeave={() => setShown(null)}
      >
        {bars.map((bar, index) => (
          <Bar key={bar.key} bar={bar} at={index * STEP} scale={HEIGHT / most} onShow={setShown} />
        ))}
      </svg>
      <div className={styles['axis']} aria-hidden>
        <span>{bars[0]?.label}</span>
        <span>{bars.at(-1)?.label}</span>
      </div>
    </figure>
  );
}

function readout({ label, confirmed, cancelled, slots }: Counts): string {
  return t('stats.bar', { label, confirmed, cancelled, slots });
}

interface BarProps {
  bar: Counts;
  at: number;
  scale: number;
  onShow: (bar: Counts) => void;
}

function Bar({ bar, at, scale, onShow }: BarProps) {
  const confirmed = bar.confirmed * scale;
  const cancelled = bar.cancelled * scale;
  const box = { x: at + GAP / 2, width: STEP - GAP };
  return (
    <g onPointerEnter={() => onShow(bar)}>
      <rect className={styles['ground']} x={at} width={STEP} y={0} height={HEIGHT} />
      <rect className={styles['confirmed']} {...box} y={HEIGHT - confirmed} height={confirmed} />
      <rect className={styles['cancelled']} {...box} y={HEIGHT - confirmed - cancelled} height={cancelled} />
    </g>
  );
}
