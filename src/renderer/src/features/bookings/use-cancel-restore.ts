/** Cancelling and restoring, each with the other as its undo. */
import type { Booking } from '../../../../shared/contract/bookings.ts';
import { t } from '../../../../shared/messages/format.ts';
import { call } from '../../api.ts';
import { refresh } from '../../lib/changes.ts';
import { formatVisit, useTimeZone } from '../../lib/clock.ts';
import { useCommand } from '../../lib/hooks.ts';
import { offerUndo } from '../../lib/toasts.ts';

export function useCancelRestore() {
  const timeZone = useTimeZone();
  const cancel = useCommand('bookings.cancel');
  const restore = useCommand('bookings.restore');
  const words = ({ patient, startsAt }: Booking) => ({
    patient: patient?.name ?? t('bookings.noPatient'),
    time: formatVisit(startsAt, timeZone),
  });
  return {
    isBusy: cancel.isPending || restore.isPending,
    cancel: async (booking: Booking, reason = '') => {
      const done = await cancel.mutateAsync({ id: booking.id, reason });
      offerUndo(t('details.cancelled', words(done)), () => takeBack('bookings.restore', done));
    },
    restore: async (booking: Booking) => {
      const done = await restore.mutateAsync({ id: booking.id });
      offerUndo(t('details.restored', words(done)), () => takeBack('bookings.cancel', done));
    },
  };
}

async function takeBack(name: 'bookings.cancel' | 'bookings.restore', { id }: Booking): Promise<undefined> {
  try {
    await call(name, { id }, { commandId: crypto.randomUUID() });
  } finally {
    void refresh('bookings');
  }
}
