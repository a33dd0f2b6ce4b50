import { useQuery } from '@tanstack/react-query';
import { optionsOf } from '../../lib/hooks.ts';
import { useIsAdmin } from '../session/session.ts';

const EVERY_MS = 60_000;

/** Whether an admin should look at how the desk does; never for anybody else. */
export function useNeedsLook(): boolean {
  const isAdmin = useIsAdmin();
  const { data } = useQuery({
    ...optionsOf('health.alerts', {}),
    enabled: isAdmin,
    refetchInterval: EVERY_MS,
  });
  return isAdmin && data !== undefined && data.alerts.length > 0;
}
