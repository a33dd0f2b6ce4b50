import { Link } from '@tanstack/react-router';
import { t } from '../../../../shared/messages/format.ts';
import { Alert } from '../../components/alert.tsx';
import { useTimeZone } from '../../lib/clock.ts';
import { useAlerts } from '../stats/use-health.ts';
import { alertText } from './alert-text.ts';
import styles from './health-notice.module.css';

/** What cannot wait until an admin looks by themselves. */
const GRAVE = ['DISK', 'DAMAGE', 'BACKUP'];

/** On every screen of every admin, until it is mended. */
export function HealthNotice() {
  const timeZone = useTimeZone();
  const grave = useAlerts().filter(({ kind }) => GRAVE.includes(kind));
  if (grave.length === 0) return null;
  return (
    <section className={styles['notice']} aria-label={t('health.noticeLabel')}>
      <Alert kind="warning">
        <ul>
          {grave.map((alert) => (
            <li key={alert.kind}>{alertText(alert, timeZone)}</li>
          ))}
        </ul>
        <Link to="/health">{t('health.open')}</Link>
      </Alert>
    </section>
  );
}
