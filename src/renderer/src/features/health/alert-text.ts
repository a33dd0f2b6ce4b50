import type { Alert } from '../../../../shared/contract/reports.ts';
import { t } from '../../../../shared/messages/format.ts';
import { formatInstant } from '../../lib/clock.ts';
import { shareText, timeText } from '../stats/numbers.ts';
import { bytesText } from './bytes.ts';

/** What an admin should look at, in a sentence. */
export function alertText({ kind, procedure, value, threshold, hour }: Alert, timeZone: string): string {
  const what = procedure ?? t('health.everything');
  const shares = { share: shareText(value), threshold: shareText(threshold) };
  const texts: Record<Alert['kind'], () => string> = {
    DAMAGE: () => t('health.DAMAGE'),
    DISK: () => t('health.DISK', { free: bytesText(value), needed: bytesText(threshold) }),
    BACKUP: () => t('health.BACKUP'),
    SLOW: () => t('health.SLOW', { what, time: timeText(value), threshold: timeText(threshold) }),
    ERRORS: () => t('health.ERRORS', { what, ...shares }),
    BOOKINGS: () => t('health.BOOKINGS', { ...shares, hour: hour ? formatInstant(hour, timeZone) : '' }),
  };
  return texts[kind]();
}
