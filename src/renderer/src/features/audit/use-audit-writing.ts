import type { Writing } from '../../../../shared/audit/words.ts';
import { formatInstant, formatShortDate, useTimeZone } from '../../lib/clock.ts';

/** Instants and dates as the screens write them. */
export function useAuditWriting(): Writing {
  const timeZone = useTimeZone();
  return { instant: (instant) => formatInstant(instant, timeZone), date: formatShortDate };
}
