import type { Booking } from '../../../../shared/contract/bookings.ts';
import type { Slot } from '../../../../shared/contract/slots.ts';
import { t } from '../../../../shared/messages/format.ts';
import { useAction } from '../../lib/actions.ts';
import { formatVisit, useTimeZone } from '../../lib/clock.ts';
import { offerFreed } from '../waitlist/freed-store.ts';
import { ScopeField, useScope } from './series-scope.tsx';
import { SlotFor } from './slot-for.tsx';
import styles from './time-step.module.css';

interface MoveDialogProps {
  booking: Booking;
  isOpen: boolean;
  onClose: () => void;
}

/** Another time, with the same doctor unless said otherwise. The old slot is kept until the new one is taken. */
export function MoveDialog({ booking, isOpen, onClose }: MoveDialogProps) {
  const timeZone = useTimeZone();
  const [scope, setScope] = useScope();
  const { id, doctorId, visitTypeId, slotId: fromSlotId } = booking;
  const words = (startsAt: string) =>
    t('details.moved', { patient: booking.patient?.name ?? '', time: formatVisit(startsAt, timeZone) });
  const move = useAction('bookings.move', ({ startsAt }) => words(startsAt));
  const moveSeries = useAction('series.move', ({ items }) => words(items[0]?.startsAt ?? booking.startsAt));
  const moveTo = async (slot: Slot) => {
    const to = { id, slotId: slot.id, slotVersion: slot.version };
    await (scope === 'THIS' ? move.run({ ...to, fromSlotId }) : moveSeries.run({ ...to, scope }));
    if (!booking.isExtra) void offerFreed(booking);
  };
  return (
    <SlotFor
      title={t('details.moveTitle')}
      filter={isOpen ? { doctorId, visitTypeId: visitTypeId ?? undefined } : null}
      head={<Moved booking={booking} />}
      choice={booking.seriesId !== null && <ScopeField scope={scope} onChange={setScope} />}
      submitText={(time) => t('details.moveTo', { time })}
      idleText={t('details.move')}
      onChoose={moveTo}
      onClose={onClose}
    />
  );
}

function Moved({ booking: { patient, startsAt, doctorName } }: { booking: Booking }) {
  const timeZone = useTimeZone();
  return (
    <p className={styles['chosen']}>
      <span className={styles['name']}>{patient?.name}</span>
      <span>
        {formatVisit(startsAt, timeZone)} · {doctorName}
      </span>
    </p>
  );
}
