/* oxlint-disable jsx-a11y/prefer-tag-over-role -- a native progress bar cannot be drawn as this thin line */
import { useIsFetching, useIsMutating } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { t } from '../../../shared/messages/format.ts';
import styles from './progress.module.css';

const PATIENCE_MS = 500;

/** A thin bar on top for whatever takes longer than half a second. */
export function Progress() {
  const isBusy = useIsFetching() + useIsMutating() > 0;
  const isLate = useLasting(isBusy, PATIENCE_MS);
  if (!isLate) return null;
  return (
    <div className={styles['bar']} role="progressbar" aria-label={t('app.working')}>
      <div className={styles['run']} />
    </div>
  );
}

/** Whether something has been so for a while. */
export function useLasting(isSo: boolean, ms: number): boolean {
  const [isLasting, setLasting] = useState(false);
  useEffect(() => {
    const timer = window.setTimeout(() => setLasting(isSo), isSo ? ms : 0);
    return () => window.clearTimeout(timer);
  }, [isSo, ms]);
  return isSo && isLasting;
}
