import type { WaitlistEntry } from '../../../../shared/contract/waitlist.ts';
import { dotted, listed, t } from '../../../../shared/messages/format.ts';
import { formatShortDate, weekdayName } from '../../lib/clock.ts';

/** What somebody waits for, in a line. */
export function wishText(entry: WaitlistEntry): string {
  const who = entry.doctorName ?? entry.specialization ?? t('waitlist.anybody');
  const days = listed(entry.weekdays.map((weekday) => weekdayName(weekday)));
  const parts = listed(entry.parts.map((part) => t(`panel.part.${part}`)));
  const from = entry.fromDate && `${t('panel.fromDate')} ${formatShortDate(entry.fromDate)}`;
  const until = entry.untilDate && `${t('waitlist.until')} ${formatShortDate(entry.untilDate)}`;
  return dotted([who, entry.visitTypeName, days, parts, from, until, entry.notes]);
}
