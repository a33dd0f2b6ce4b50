/** A change in words. */
import type { ScheduleEdit } from '../../../../shared/contract/schedules.ts';
import { t } from '../../../../shared/messages/format.ts';
import { formatShortDate, formatWeekday } from '../../lib/clock.ts';

export function datesText({ fromDate, untilDate }: { fromDate: string; untilDate: string }): string {
  if (fromDate === untilDate) return formatWeekday(fromDate);
  return t('dates.between', { from: formatShortDate(fromDate), until: formatShortDate(untilDate) });
}

/** What one step of a change does; `nameOf` knows the doctors. */
export function editText(edit: ScheduleEdit, nameOf: (doctorId: number) => string | undefined): string {
  const doctor = ('doctorId' in edit && edit.doctorId !== null && nameOf(edit.doctorId)) || t('edit.someone');
  switch (edit.kind) {
    case 'SET_WEEK':
    case 'DEACTIVATE_DOCTOR':
    case 'REACTIVATE_DOCTOR':
      return t(`edit.${edit.kind}`, { doctor });
    case 'SET_EXCEPTION': {
      const dates = datesText(edit);
      if (edit.exception !== 'HOLIDAY') return t(`edit.${edit.exception}`, { doctor, dates });
      return edit.name ? t('edit.HOLIDAY_NAMED', { name: edit.name, dates }) : t('edit.HOLIDAY', { dates });
    }
    default:
      return t(`edit.${edit.kind}`);
  }
}
