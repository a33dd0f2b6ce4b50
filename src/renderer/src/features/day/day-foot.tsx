import { t } from '../../../../shared/messages/format.ts';
import { useNow } from '../../lib/clock.ts';
import { lookText } from './card-label.ts';
import type { BoardData } from './day-data.ts';
import styles from './day-screen.module.css';
import { LOOK_GLYPH, LOOKS, stateOf } from './slot-state.ts';

/** How much is free, and what the marks mean. */
export function Foot({ data: { lanes } }: { data: BoardData }) {
  const now = useNow();
  const slots = lanes.flatMap((lane) => lane.slots.filter(({ isExtra }) => !isExtra));
  const count = slots.filter((slot) => stateOf(slot, now) === 'free').length;
  return (
    <footer className={styles['foot']}>
      <output>{t('day.summary', { count, total: slots.length })}</output>
      <ul className={styles['legend']} aria-label={t('day.legend')}>
        {LOOKS.map((look) => (
          <li key={look}>
            <span aria-hidden>{LOOK_GLYPH[look]}</span> {lookText(look)}
          </li>
        ))}
      </ul>
    </footer>
  );
}
