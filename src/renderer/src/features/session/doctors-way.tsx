import { Navigate, useRouterState } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useIsDoctor } from './session.ts';

const OWN_SCREENS = ['/my-day', '/print/my-day', '/account', '/help', '/about'];

/** Leads who signs in as a doctor to their own day, and everybody else away from it. */
export function DoctorsWay({ children }: { children: ReactNode }) {
  const isDoctor = useIsDoctor();
  // The screen that is shown, not the address: while the way leads on, the two differ for a moment.
  const path = useRouterState({ select: ({ matches }) => matches.at(-1)?.pathname ?? '/' });
  if (isDoctor && !OWN_SCREENS.includes(path)) return <Navigate to="/my-day" replace />;
  if (!isDoctor && path.endsWith('/my-day')) return <Navigate to="/day" replace />;
  return children;
}
