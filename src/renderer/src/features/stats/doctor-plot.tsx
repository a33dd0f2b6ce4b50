import type { Counts } from './counts.ts';
import styles from './bar-plot.module.css';
import { mostOf, PlotFrame } from './plot-frame.tsx';
import { usePlotCursor } from './use-plot-cursor.ts';

/** Lying bars, so that each has room for its doctor's name. */
export function DoctorPlot({ title, bars }: { title: string; bars: readonly Counts[] }) {
  const cursor = usePlotCursor(bars.length);
  const most = mostOf(bars);
  return (
    <PlotFrame title={title} bars={bars} cursor={cursor} orientation="vertical">
      {bars.map((bar, index) => (
        <div
          key={bar.key}
          aria-hidden
          className={styles['lying']}
          data-shown={index === cursor.at || undefined}
          onPointerEnter={() => cursor.show(index)}
        >
          <span className={styles['name']} title={bar.label}>
            {bar.label}
          </span>
          <Bar bar={bar} percent={100 / most} />
        </div>
      ))}
    </PlotFrame>
  );
}

function Bar({ bar: { confirmed, cancelled }, percent }: { bar: Counts; percent: number }) {
  return (
    <svg className={styles['bar']} aria-hidden>
      <rect className={styles['confirmed']} width={`${confirmed * percent}%`} height="100%" />
      <rect
        className={styles['cancelled']}
        x={`${confirmed * percent}%`}
        width={`${cancelled * percent}%`}
        height="100%"
      />
    </svg>
  );
}
