/** What a screen shows instead of its content, always with what to do next. */
import { CircleAlert, Inbox, ServerOff } from 'lucide-react';
import type { ReactNode } from 'react';
import { t } from '../../../shared/messages/format.ts';
import { isUnanswered, type Problem } from '../api.ts';
import { serverState } from '../lib/server-state.ts';
import { useStore } from '../lib/store.ts';
import { Button } from './button.tsx';
import styles from './states.module.css';

interface EmptyStateProps {
  title: string;
  hint?: string;
  /** Buttons that lead on. */
  children?: ReactNode;
}

export function EmptyState({ title, hint, children }: EmptyStateProps) {
  return (
    <output className={styles['state']}>
      <Inbox aria-hidden />
      <h2>{title}</h2>
      {hint && <p>{hint}</p>}
      {children && <div className={styles['actions']}>{children}</div>}
    </output>
  );
}

interface ErrorStateProps {
  problem: Problem;
  onRetry: () => void;
}

export function ErrorState({ problem, onRetry }: ErrorStateProps) {
  const { isAway } = useStore(serverState);
  // It comes by itself, so there is nothing to press.
  if (isAway && isUnanswered(problem)) {
    return (
      <output className={styles['state']}>
        <ServerOff aria-hidden />
        <h2>{t('connection.notLoaded')}</h2>
        <p>{t('connection.notLoadedHint')}</p>
      </output>
    );
  }
  return (
    <div className={styles['state']} role="alert">
      <CircleAlert aria-hidden />
      <h2>{t('state.error')}</h2>
      <p>{problem.message}</p>
      <div className={styles['actions']}>
        <Button variant="primary" onPress={onRetry}>
          {t('action.retry')}
        </Button>
      </div>
    </div>
  );
}

/** Stays invisible at first: most answers are there before a person could read it. */
export function LoadingState() {
  return (
    <output className={`${styles['state']} ${styles['loading']}`} aria-busy="true">
      {t('app.loading')}
    </output>
  );
}

interface Asked<T> {
  data: T | undefined;
  error: Problem | null;
  refetch: () => unknown;
}

/** A query's answer, or the state that it is in. An answer once shown stays while it is asked for again. */
export function Answer<T>({ query, children }: { query: Asked<T>; children: (data: T) => ReactNode }) {
  if (query.data !== undefined) return children(query.data);
  if (query.error) return <ErrorState problem={query.error} onRetry={() => void query.refetch()} />;
  return <LoadingState />;
}
