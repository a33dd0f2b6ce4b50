import type { Booking } from '../../../../shared/contract/bookings.ts';
import { t } from '../../../../shared/messages/format.ts';
import { asProblem } from '../../api.ts';
import { Button } from '../../components/button.tsx';
import { formatVisit, useTimeZone } from '../../lib/clock.ts';
import { notify } from '../../lib/toasts.ts';
import { useMay } from '../session/session.ts';
import { useCancelRestore } from './use-cancel-restore.ts';

/** What can be done with one booking of the table. */
export function RowActions({ booking }: { booking: Booking }) {
  const timeZone = useTimeZone();
  const mayCancel = useMay('cancel');
  const { cancel, restore, isBusy } = useCancelRestore();
  const words = {
    patient: booking.patient?.name ?? t('bookings.noPatient'),
    time: formatVisit(booking.startsAt, timeZone),
  };
  if (booking.status === 'CONFIRMED' && mayCancel) {
    return (
      <Button
        size="small"
        isPending={isBusy}
        aria-label={t('bookings.cancelOf', words)}
        onPress={() => run(cancel(booking))}
      >
        {t('bookings.cancel')}
      </Button>
    );
  }
  if (booking.status === 'CANCELLED') {
    return (
      <Button
        size="small"
        isPending={isBusy}
        aria-label={t('bookings.restoreOf', words)}
        onPress={() => run(restore(booking))}
      >
        {t('bookings.restore')}
      </Button>
    );
  }
  return null;
}

/** There is no place for an alert in a row. */
function run(change: Promise<void>): void {
  change.catch((error) => notify(asProblem(error).message, 'problem'));
}
