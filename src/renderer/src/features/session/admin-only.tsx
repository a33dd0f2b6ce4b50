import { Outlet } from '@tanstack/react-router';
import { problemText } from '../../../../shared/messages/problem-text.ts';
import { EmptyState } from '../../components/states.tsx';
import { useIsAdmin } from './session.ts';

/** Says in words what the core would refuse anyway. */
export function AdminOnly() {
  return useIsAdmin() ? <Outlet /> : <EmptyState title={problemText('ADMIN_ONLY')} />;
}
