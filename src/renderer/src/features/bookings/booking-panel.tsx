import type { Slot } from '../../../../shared/contract/slots.ts';
import { dateAt } from '../../../../shared/calendar.ts';
import { t } from '../../../../shared/messages/format.ts';
import { Dialog } from '../../components/dialog.tsx';
import { formatDate, formatTime, useTimeZone } from '../../lib/clock.ts';
import styles from './booking-panel.module.css';
import { Countdown } from './countdown.tsx';
import { LostHold } from './lost-hold.tsx';
import { PatientChoice } from './patient-choice.tsx';
import type { BookingFlow } from './use-booking-flow.ts';

/** Books the slot of a flow for a patient on file or a new one. */
export function BookingPanel({ flow }: { flow: BookingFlow }) {
  const { slot, hold } = flow;
  return (
    <Dialog title={t('booking.title')} size="large" isOpen={slot !== null} onClose={flow.close}>
      {slot && (
        <>
          <div className={styles['slot']}>
            <SlotLine slot={slot} />
            {hold.state === 'holding' && <p className={styles['soft']}>{t('booking.holding')}</p>}
            {hold.state === 'held' && <Countdown endsAt={hold.endsAt} />}
          </div>
          {hold.state === 'lost' && <LostHold slot={slot} problem={hold.problem} onChoose={flow.open} />}
          <PatientChoice flow={flow} />
        </>
      )}
    </Dialog>
  );
}

function SlotLine({ slot }: { slot: Slot }) {
  const timeZone = useTimeZone();
  const when = {
    date: formatDate(dateAt(Date.parse(slot.startsAt), timeZone)),
    time: formatTime(slot.startsAt, timeZone),
    count: slot.durationMinutes,
  };
  return (
    <div>
      <p className={styles['when']}>{t('booking.when', when)}</p>
      <p>{t('booking.slot', { doctor: slot.doctorName, specialization: slot.specialization })}</p>
    </div>
  );
}
