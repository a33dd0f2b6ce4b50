import { t } from '../../../../shared/messages/format.ts';

const MINUTE = 60_000;

/** How long ago an instant was: `3 minutes ago`. */
export function ageText(instant: string, now: number): string {
  const minutes = Math.floor((now - Date.parse(instant)) / MINUTE);
  if (minutes < 1) return t('connection.moments');
  if (minutes < 120) return t('connection.minutes', { count: minutes });
  return t('connection.hours', { count: Math.floor(minutes / 60) });
}
