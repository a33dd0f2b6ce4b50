import { Link } from '@tanstack/react-router';
import { t } from '../../../shared/messages/format.ts';
import { Button } from './button.tsx';
import { EmptyState } from './states.tsx';

/** A mistake of ours on one screen leaves the others usable. */
export function CrashState() {
  return (
    <EmptyState title={t('state.crash')} hint={t('state.crashHint')}>
      <Button variant="primary" onPress={() => window.location.reload()}>
        {t('state.reload')}
      </Button>
    </EmptyState>
  );
}

export function NotFoundState() {
  return (
    <EmptyState title={t('state.notFound')} hint={t('state.notFoundHint')}>
      <Link to="/day">{t('nav.day')}</Link>
    </EmptyState>
  );
}
