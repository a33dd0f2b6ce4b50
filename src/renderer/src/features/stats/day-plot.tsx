import { t } from '../../../../shared/messages/format.ts';
import type { Counts } from './counts.ts';
import styles from './bar-plot.module.css';
import { mostOf, PlotFrame } from './plot-frame.tsx';
import { usePlotCursor } from './use-plot-cursor.ts';

const HEIGHT = 160;
/** Units of the drawing; it is stretched to the width that there is. */
const STEP = 12;
const GAP = 2;

/** Upright bars of confirmed bookings, with the cancelled ones on top. */
export function DayPlot({ title, bars }: { title: string; bars: readonly Counts[] }) {
  const cursor = usePlotCursor(bars.length);
  const most = mostOf(bars);
  return (
    <PlotFrame title={title} bars={bars} cursor={cursor} orientation="horizontal">
      <p className={styles['most']} aria-hidden>
        {t('stats.most', { count: most })}
      </p>
      <svg
        aria-hidden
        className={styles['upright']}
        viewBox={`0 0 ${bars.length * STEP} ${HEIGHT}`}
        preserveAspectRatio="none"
      >
        {bars.map((bar, index) => (
          <g
            key={bar.key}
            data-shown={index === cursor.at || undefined}
            onPointerEnter={() => cursor.show(index)}
          >
            <Bar bar={bar} at={index * STEP} scale={HEIGHT / most} />
          </g>
        ))}
      </svg>
      <div className={styles['axis']} aria-hidden>
        <span>{bars[0]?.label}</span>
        {bars.length > 1 && <span>{bars.at(-1)?.label}</span>}
      </div>
    </PlotFrame>
  );
}

function Bar({ bar, at, scale }: { bar: Counts; at: number; scale: number }) {
  const confirmed = bar.confirmed * scale;
  const cancelled = bar.cancelled * scale;
  const box = { x: at + GAP / 2, width: STEP - GAP };
  return (
    <>
      <rect className={styles['ground']} x={at} width={STEP} y={0} height={HEIGHT} />
      <rect className={styles['confirmed']} {...box} y={HEIGHT - confirmed} height={confirmed} />
      <rect className={styles['cancelled']} {...box} y={HEIGHT - confirmed - cancelled} height={cancelled} />
    </>
  );
}
