import { t } from '../../../../shared/messages/format.ts';
import { useQueryOf } from '../../lib/hooks.ts';
import { LeaveDemo } from '../backups/leave-demo.tsx';
import styles from './demo-mark.module.css';

/** On every screen of a demonstration clinic, so that nobody books a real patient into it. */
export function DemoMark() {
  const { data } = useQueryOf('setup.status', {});
  if (!data?.isDemo) return null;
  return (
    <aside className={styles['mark']} aria-label={t('app.demo')} title={t('app.demoHint')}>
      <span>{t('app.demo')}</span>
      {!data.isOnServer && <LeaveDemo />}
    </aside>
  );
}
