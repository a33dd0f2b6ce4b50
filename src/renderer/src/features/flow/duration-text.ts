import { t } from '../../../../shared/messages/format.ts';

/** `45 min`, or `2 h 5 min`. */
export function durationText(minutes: number): string {
  if (minutes < 60) return t('time.minutes', { minutes });
  return t('time.hours', { hours: Math.floor(minutes / 60), minutes: minutes % 60 });
}
