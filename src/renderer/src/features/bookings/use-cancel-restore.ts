/** Cancelling and restoring, each with its undo; a slot that gets free is offered to those who wait for one. */
import type { Booking, SeriesScope } from '../../../../shared/contract/bookings.ts';
import { t } from '../../../../shared/messages/format.ts';
import { useAction } from '../../lib/actions.ts';
import { formatVisit, useTimeZone } from '../../lib/clock.ts';
import { offerFreed } from '../waitlist/freed-store.ts';

export function useCancelRestore() {
  const timeZone = useTimeZone();
  const words = ({ patient, startsAt }: Booking) => ({
    patient: patient?.name ?? t('bookings.noPatient'),
    time: formatVisit(startsAt, timeZone),
  });
  const cancel = useAction('bookings.cancel', (done) => t('details.cancelled', words(done)));
  const restore = useAction('bookings.restore', (done) => t('details.restored', words(done)));
  return {
    isBusy: cancel.isBusy || restore.isBusy,
    cancel: async ({ id }: Booking, reason = '', scope: SeriesScope = 'THIS') => {
      const done = await cancel.run({ id, reason, ...(scope !== 'THIS' && { scope }) });
      // An extra slot is gone with its booking.
      if (!done.isExtra) void offerFreed(done);
    },
    restore: async ({ id }: Booking) => {
      await restore.run({ id });
    },
  };
}
