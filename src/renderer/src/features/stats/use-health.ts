import { useQuery } from '@tanstack/react-query';
import type { Alert } from '../../../../shared/contract/reports.ts';
import { optionsOf } from '../../lib/hooks.ts';
import { useIsAdmin } from '../session/session.ts';

const EVERY_MS = 60_000;

const NONE: Alert[] = [];

/** What an admin should look at; never anything for anybody else. */
export function useAlerts(): Alert[] {
  const isAdmin = useIsAdmin();
  const { data } = useQuery({
    ...optionsOf('health.alerts', {}),
    enabled: isAdmin,
    refetchInterval: EVERY_MS,
  });
  return (isAdmin && data?.alerts) || NONE;
}

const OF_ANSWERS = ['SLOW', 'ERRORS', 'BOOKINGS'];

/** The screens on which an admin should look at something. */
export function useMarkedScreens(): string[] {
  const alerts = useAlerts();
  if (alerts.length === 0) return [];
  const isOfAnswers = alerts.some(({ kind }) => OF_ANSWERS.includes(kind));
  return isOfAnswers ? ['/health', '/statistics'] : ['/health'];
}
