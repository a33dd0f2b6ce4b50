import { useEffect, useState } from 'react';
import { t } from '../../../../shared/messages/format.ts';
import styles from './booking-panel.module.css';

const SOON_MS = 20_000;

/** How long the slot is still kept. Not read out each second; losing it is. */
export function Countdown({ endsAt }: { endsAt: number }) {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    const timer = window.setInterval(() => setNow(Date.now()), 250);
    return () => window.clearInterval(timer);
  }, []);
  const left = endsAt - now;
  const isSoon = left < SOON_MS;
  return (
    <p role="timer" className={isSoon ? styles['soon'] : styles['soft']}>
      {t('booking.countdown', { time: clockOf(left) })}
    </p>
  );
}

function clockOf(ms: number): string {
  const seconds = Math.max(0, Math.ceil(ms / 1000));
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
}
