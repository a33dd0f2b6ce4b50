import { Outlet } from '@tanstack/react-router';
import type { Reason } from '../../../../shared/errors.ts';
import { problemText } from '../../../../shared/messages/problem-text.ts';
import { EmptyState } from '../../components/states.tsx';
import { useIsAdmin, useMay } from './session.ts';

/** Says in words what the core would refuse anyway. */
export function AdminOnly() {
  return <Screen isAllowed={useIsAdmin()} reason="ADMIN_ONLY" />;
}

export function StatisticsOnly() {
  return <Screen isAllowed={useMay('statistics')} reason="ADMIN_ONLY" />;
}

function Screen({ isAllowed, reason }: { isAllowed: boolean; reason: Reason }) {
  return isAllowed ? <Outlet /> : <EmptyState title={problemText(reason)} />;
}
