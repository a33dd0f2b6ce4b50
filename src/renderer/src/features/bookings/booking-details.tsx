import { useState } from 'react';
import type { Booking } from '../../../../shared/contract/bookings.ts';
import { t } from '../../../../shared/messages/format.ts';
import { asProblem, type Problem } from '../../api.ts';
import { Alert } from '../../components/alert.tsx';
import { Button } from '../../components/button.tsx';
import { Actions, Dialog } from '../../components/dialog.tsx';
import { Answer } from '../../components/states.tsx';
import { TextField } from '../../components/text-field.tsx';
import { useQueryOf } from '../../lib/hooks.ts';
import { BookingFacts } from './booking-facts.tsx';
import { useCancelRestore } from './use-cancel-restore.ts';

interface BookingDetailsProps {
  /** None while it is closed. */
  bookingId: number | undefined;
  onClose: () => void;
}

export function BookingDetails({ bookingId, onClose }: BookingDetailsProps) {
  return (
    <Dialog title={t('details.title')} isOpen={bookingId !== undefined} onClose={onClose}>
      {bookingId !== undefined && <Details id={bookingId} onDone={onClose} />}
    </Dialog>
  );
}

function Details({ id, onDone }: { id: number; onDone: () => void }) {
  const booking = useQueryOf('bookings.get', { id });
  return (
    <Answer query={booking}>
      {(data) => (
        <>
          <BookingFacts booking={data} />
          <Change booking={data} onDone={onDone} />
        </>
      )}
    </Answer>
  );
}

/** What can be done with the booking as it stands. Nothing asks twice, since all of it can be undone. */
function Change({ booking, onDone }: { booking: Booking; onDone: () => void }) {
  const [reason, setReason] = useState('');
  const [problem, setProblem] = useState<Problem | null>(null);
  const { cancel, restore, isBusy } = useCancelRestore();
  const run = async (change: Promise<void>) => {
    setProblem(null);
    try {
      await change;
      onDone();
    } catch (error) {
      setProblem(asProblem(error));
    }
  };
  return (
    <>
      {booking.status === 'CONFIRMED' && (
        <TextField
          label={t('details.cancelReason')}
          isOptional
          value={reason}
          onChange={setReason}
          reason={problem?.fields['reason']}
        />
      )}
      {problem && <Alert>{problem.message}</Alert>}
      <Actions>
        {booking.status === 'CONFIRMED' && (
          <Button variant="danger" isPending={isBusy} onPress={() => void run(cancel(booking, reason))}>
            {t('details.cancel')}
          </Button>
        )}
        {booking.status === 'CANCELLED' && (
          <Button isPending={isBusy} onPress={() => void run(restore(booking))}>
            {t('details.restore')}
          </Button>
        )}
        <Button slot={null} onPress={onDone}>
          {t('action.close')}
        </Button>
      </Actions>
    </>
  );
}
