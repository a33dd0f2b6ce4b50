import type { ReactNode } from 'react';
import { useQueryOf } from '../../lib/hooks.ts';
import { useIsAdmin } from '../session/session.ts';
import { DoctorsStep } from './doctors-step.tsx';

/** The last screen of the first run, for an admin who signs in before it was finished or skipped. */
export function SetupRest({ children }: { children: ReactNode }) {
  const isAdmin = useIsAdmin();
  const { data } = useQueryOf('setup.status', {});
  return isAdmin && data?.isSetupOpen ? <DoctorsStep /> : children;
}
