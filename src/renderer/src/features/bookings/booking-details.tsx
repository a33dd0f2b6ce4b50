import { useState } from 'react';
import type { Booking } from '../../../../shared/contract/bookings.ts';
import { t } from '../../../../shared/messages/format.ts';
import { asProblem, type Problem } from '../../api.ts';
import { Alert } from '../../components/alert.tsx';
import { ProblemText } from '../../components/problem-text.tsx';
import { Button } from '../../components/button.tsx';
import { Actions, Dialog } from '../../components/dialog.tsx';
import { Answer } from '../../components/states.tsx';
import { TextField } from '../../components/text-field.tsx';
import { useQueryOf } from '../../lib/hooks.ts';
import { HistoryButton } from '../audit/history-button.tsx';
import { PatientAlert } from '../patients/patient-alert.tsx';
import { CalendarButton } from '../print/calendar-button.tsx';
import { SlipLink } from '../print/print-links.tsx';
import { useMay } from '../session/session.ts';
import { BookingEdit } from './booking-edit.tsx';
import { BookingFacts } from './booking-facts.tsx';
import styles from './booking-panel.module.css';
import { OverbookButton } from './overbook-button.tsx';
import { MoveDialog } from './move-dialog.tsx';
import { ScopeField, useScope } from './series-scope.tsx';
import { useCancelRestore } from './use-cancel-restore.ts';
import { VisitMarks } from './visit-marks.tsx';

interface BookingDetailsProps {
  /** None while it is closed. */
  bookingId: number | undefined;
  onClose: () => void;
}

/** One booking: what it says, how the visit goes, and what can be done with it. */
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
          <PatientAlert alert={data.patient?.alert} />
          <BookingFacts booking={data} />
          {data.status === 'CONFIRMED' && <VisitMarks booking={data} />}
          {data.status === 'CONFIRMED' && <BookingEdit booking={data} />}
          <Paper booking={data} />
          <Change booking={data} onDone={onDone} />
        </>
      )}
    </Answer>
  );
}

/** What leaves the house: the patient's calendar, and paper. */
function Paper({ booking }: { booking: Booking }) {
  return (
    <div className={styles['others']}>
      <CalendarButton booking={booking} />
      <SlipLink booking={booking} />
      <HistoryButton search={{ kind: 'bookings', row: booking.id }} />
    </div>
  );
}

/** Nothing asks twice, since all of it can be undone. */
function Change({ booking, onDone }: { booking: Booking; onDone: () => void }) {
  const [reason, setReason] = useState('');
  const [scope, setScope] = useScope();
  const [problem, setProblem] = useState<Problem | null>(null);
  const [isMoving, setMoving] = useState(false);
  const { cancel, restore, isBusy } = useCancelRestore();
  const isConfirmed = booking.status === 'CONFIRMED';
  const mayCancel = useMay('cancel');
  const canCancel = isConfirmed && mayCancel;
  const canMove = isConfirmed && ['EXPECTED', 'ARRIVED'].includes(booking.visit.state);
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
    <section className={styles['side']} aria-label={t('details.cancelMore')}>
      {isConfirmed && !mayCancel && <Alert kind="info">{t('may.cancel')}</Alert>}
      {canCancel && (
        <TextField
          label={t('details.cancelReason')}
          isOptional
          value={reason}
          onChange={setReason}
          reason={problem?.fields['reason']}
        />
      )}
      {canCancel && booking.seriesId !== null && <ScopeField scope={scope} onChange={setScope} />}
      {problem && (
        <Alert>
          <ProblemText problem={problem} />
        </Alert>
      )}
      <Actions>
        {canCancel && (
          <Button
            variant="danger"
            isPending={isBusy}
            onPress={() => void run(cancel(booking, reason, scope))}
          >
            {t('details.cancel')}
          </Button>
        )}
        <OverbookButton booking={booking} onOpen={onDone} />
        {canMove && <Button onPress={() => setMoving(true)}>{t('details.move')}</Button>}
        {booking.status === 'CANCELLED' && (
          <Button isPending={isBusy} onPress={() => void run(restore(booking))}>
            {t('details.restore')}
          </Button>
        )}
        <Button slot={null} onPress={onDone}>
          {t('action.close')}
        </Button>
      </Actions>
      <MoveDialog booking={booking} isOpen={isMoving} onClose={() => setMoving(false)} />
    </section>
  );
}
