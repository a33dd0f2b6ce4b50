import { t } from '../../../../shared/messages/format.ts';
import { useAction } from '../../lib/actions.ts';
import { formatVisit, useTimeZone } from '../../lib/clock.ts';

/** Books a slot for somebody on the waiting list. */
export function useTake() {
  const timeZone = useTimeZone();
  return useAction('waitlist.take', ({ patient, startsAt }) =>
    t('waitlist.taken', { patient: patient?.name ?? '', time: formatVisit(startsAt, timeZone) }),
  );
}
