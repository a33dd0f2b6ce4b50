import type { ReactNode } from 'react';
import { useQueryOf } from '../../lib/hooks.ts';
import { useIsAdmin } from '../session/session.ts';
import { DoctorsStep } from './doctors-step.tsx';

/** The desk, or for an admin the last step of a first run that has not come to its end. */
export function FirstRun({ children }: { children: ReactNode }) {
  const isAdmin = useIsAdmin();
  const { data } = useQueryOf('settings.get', {});
  return isAdmin && data?.isSetupDone === false ? <DoctorsStep /> : children;
}
