import type { Input } from '../../../../shared/contract/index.ts';
import { t } from '../../../../shared/messages/format.ts';
import { asProblem, call } from '../../api.ts';
import { formatVisit, useTimeZone } from '../../lib/clock.ts';
import { useCommand } from '../../lib/hooks.ts';
import { offerUndo } from '../../lib/toasts.ts';
import type { BookingFlow } from './use-booking-flow.ts';

type Who = Omit<Input<'bookings.confirm'>, 'id'>;

/** Completes the hold of a flow for somebody. Throws what the panel has to show. */
export function useConfirm(flow: BookingFlow) {
  const timeZone = useTimeZone();
  const confirm = useCommand('bookings.confirm');
  const book = async (who: Who) => {
    const hold = await flow.held();
    // Why it is lost is on the screen already, with what to do.
    if (!hold) return;
    try {
      const booking = await confirm.mutateAsync({ id: hold.id, ...who });
      flow.finish();
      const time = formatVisit(booking.startsAt, timeZone);
      const words = { patient: booking.patient?.name ?? '', doctor: booking.doctorName, time };
      offerUndo(t('booking.confirmed', words), async () => {
        await call('bookings.cancel', { id: booking.id }, { commandId: crypto.randomUUID() });
        return t('booking.undone');
      });
    } catch (error) {
      const problem = asProblem(error);
      if (!isHoldGone(problem.reason)) throw problem;
      flow.lose(problem);
    }
  };
  return { book, isBooking: confirm.isPending };
}

function isHoldGone(reason: string): boolean {
  return reason === 'HOLD_EXPIRED' || reason === 'BOOKING_NOT_ACTIVE' || reason === 'BOOKING_NOT_FOUND';
}
