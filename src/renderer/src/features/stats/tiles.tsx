import type { Overview } from '../../../../shared/contract/clinic.ts';
import { spokenLanguage, t } from '../../../../shared/messages/format.ts';
import { localeOf } from '../../../../shared/languages.ts';
import styles from './stats-screen.module.css';

const numbers = (options?: Intl.NumberFormatOptions) =>
  new Intl.NumberFormat(localeOf(spokenLanguage()), options);

/** The totals of the period. */
export function Tiles({ overview: { byStatus, slots, visits } }: { overview: Overview }) {
  const share = slots.total === 0 ? 0 : slots.booked / slots.total;
  const whole = numbers();
  const percent = numbers({ style: 'percent', maximumFractionDigits: 0 });
  const hint = t('stats.shareHint', { booked: slots.booked, total: slots.total });
  return (
    <dl className={styles['tiles']}>
      <Tile label={t('stats.confirmed')} value={whole.format(byStatus.CONFIRMED)} />
      <Tile label={t('stats.cancelled')} value={whole.format(byStatus.CANCELLED)} />
      <Tile label={t('stats.pending')} value={whole.format(byStatus.PENDING)} />
      <Tile label={t('stats.failed')} value={whole.format(byStatus.FAILED)} />
      <Tile label={t('stats.free')} value={whole.format(slots.free)} />
      <Tile label={t('stats.share')} value={percent.format(share)} hint={hint} />
      <NoShows label={t('stats.noShows')} counts={visits} />
      <NoShows label={t('stats.noShowsSameDay')} counts={visits.sameDay} />
      <NoShows label={t('stats.noShowsAhead')} counts={visits.ahead} />
      <Tile label={t('stats.walkIns')} value={whole.format(visits.walkIns)} />
      <Tile label={t('stats.left')} value={whole.format(visits.left)} />
      {visits.waiting && (
        <Tile
          label={t('stats.waiting')}
          value={t('stats.minutes', { count: Math.round(visits.waiting.median) })}
          hint={t('stats.waitingHint', { count: Math.round(visits.waiting.p90) })}
        />
      )}
    </dl>
  );
}

function NoShows({ label, counts }: { label: string; counts: { total: number; noShow: number } }) {
  const { total, noShow } = counts;
  const value = numbers({ style: 'percent', maximumFractionDigits: 1 }).format(
    total === 0 ? 0 : noShow / total,
  );
  return <Tile label={label} value={value} hint={t('stats.shareHint', { booked: noShow, total })} />;
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
