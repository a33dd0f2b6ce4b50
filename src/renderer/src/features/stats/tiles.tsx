import type { Overview } from '../../../../shared/contract/clinic.ts';
import { t } from '../../../../shared/messages/format.ts';
import styles from './stats-screen.module.css';

const percent = new Intl.NumberFormat('en', { style: 'percent', maximumFractionDigits: 0 });
const whole = new Intl.NumberFormat('en');

/** The totals of the period. */
export function Tiles({ overview: { byStatus, slots } }: { overview: Overview }) {
  const share = slots.total === 0 ? 0 : slots.booked / slots.total;
  const hint = t('stats.shareHint', { booked: slots.booked, total: slots.total });
  return (
    <dl className={styles['tiles']}>
      <Tile label={t('stats.confirmed')} value={whole.format(byStatus.CONFIRMED)} />
      <Tile label={t('stats.cancelled')} value={whole.format(byStatus.CANCELLED)} />
      <Tile label={t('stats.pending')} value={whole.format(byStatus.PENDING)} />
      <Tile label={t('stats.failed')} value={whole.format(byStatus.FAILED)} />
      <Tile label={t('stats.free')} value={whole.format(slots.free)} />
      <Tile label={t('stats.share')} value={percent.format(share)} hint={hint} />
    </dl>
  );
}

function Tile({ label, value, hint }: { label: string; value: string; hint?: string }) {
  return (
    <div className={styles['tile']}>
      <dt>{label}</dt>
      <dd>
        <strong>{value}</strong>
        {hint && <span className={styles['hint']}>{hint}</span>}
      </dd>
    </div>
  );
}
