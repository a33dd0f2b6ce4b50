import { useNavigate } from '@tanstack/react-router';
import { History } from 'lucide-react';
import { t } from '../../../../shared/messages/format.ts';
import { Button } from '../../components/button.tsx';
import { useIsAdmin } from '../session/session.ts';
import type { AuditSearch } from './audit-search.ts';

/** What was done to one row; for admins, who alone may look. */
export function HistoryButton({ search }: { search: AuditSearch }) {
  const navigate = useNavigate();
  if (!useIsAdmin()) return null;
  return (
    <Button onPress={() => void navigate({ to: '/audit', search })}>
      <History aria-hidden />
      {t('audit.history')}
    </Button>
  );
}
