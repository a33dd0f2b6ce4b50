import type { WaitlistEntry } from '../../../../shared/contract/waitlist.ts';
import { t } from '../../../../shared/messages/format.ts';
import { formatShortDate, locale } from '../../lib/clock.ts';

const weekdays = new Intl.DateTimeFormat(locale, { weekday: 'short', timeZone: 'UTC' });

/** `Mon` for 1 … `Sun` for 7. The third of January 2000 was a Monday. */
export function weekdayName(weekday: number): string {
  return weekdays.format(new Date(Date.UTC(2000, 0, 2 + weekday)));
}

/** What somebody waits for, in a line. */
export function wishText(entry: WaitlistEntry): string {
  const who = entry.doctorName ?? entry.specialization ?? t('waitlist.anybody');
  const days = entry.weekdays.map(weekdayName).join(', ');
  const parts = entry.parts.map((part) => t(`panel.part.${part}`)).join(', ');
  const from = entry.fromDate && `${t('panel.fromDate')} ${formatShortDate(entry.fromDate)}`;
  const until = entry.untilDate && `${t('waitlist.until')} ${formatShortDate(entry.untilDate)}`;
  return [who, entry.visitTypeName, days, parts, from, until, entry.notes].filter(Boolean).join(' · ');
}
