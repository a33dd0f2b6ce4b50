import { useEffect, useRef, useState } from 'react';
import type { Booking } from '../../../../shared/contract/bookings.ts';
import { t } from '../../../../shared/messages/format.ts';
import { asProblem, type Problem } from '../../api.ts';
import { Alert } from '../../components/alert.tsx';
import { Button } from '../../components/button.tsx';
import { Actions, Dialog } from '../../components/dialog.tsx';
import { useAction } from '../../lib/actions.ts';
import { formatVisit, useTimeZone } from '../../lib/clock.ts';
import { OffersFilters } from './offers-filters.tsx';
import { OffersList } from './offers-list.tsx';
import { ScopeField, useScope } from './series-scope.tsx';
import styles from './time-step.module.css';
import { useOffers } from './use-offers.ts';

interface MoveDialogProps {
  /** None while it is closed. */
  booking: Booking | null;
  onClose: () => void;
}

/** Another time, with the same doctor unless said otherwise. The old slot is kept until the new one is taken. */
export function MoveDialog({ booking, onClose }: MoveDialogProps) {
  return (
    <Dialog title={t('details.moveTitle')} size="large" isOpen={booking !== null} onClose={onClose}>
      {booking && <Move booking={booking} onDone={onClose} />}
    </Dialog>
  );
}

function Move({ booking, onDone }: { booking: Booking; onDone: () => void }) {
  const timeZone = useTimeZone();
  const { id, doctorId, visitTypeId, slotId: fromSlotId } = booking;
  const offers = useOffers({ doctorId, visitTypeId: visitTypeId ?? undefined }, null);
  const [problem, setProblem] = useState<Problem | null>(null);
  const [scope, setScope] = useScope();
  const words = (startsAt: string) =>
    t('details.moved', { patient: booking.patient?.name ?? '', time: formatVisit(startsAt, timeZone) });
  const move = useAction('bookings.move', ({ startsAt }) => words(startsAt));
  const moveSeries = useAction('series.move', ({ items }) => words(items[0]?.startsAt ?? booking.startsAt));
  const list = useRef<HTMLUListElement>(null);
  useEffect(() => list.current?.focus(), []);

  const run = async () => {
    if (!offers.marked) return;
    setProblem(null);
    const to = { slotId: offers.marked.id, slotVersion: offers.marked.version };
    try {
      await (scope === 'THIS' ? move.run({ id, ...to, fromSlotId }) : moveSeries.run({ id, ...to, scope }));
      onDone();
    } catch (error) {
      setProblem(asProblem(error));
    }
  };
  const time = offers.marked && formatVisit(offers.marked.startsAt, timeZone);
  return (
    <div className={styles['step']}>
      <p className={styles['chosen']}>
        <span className={styles['name']}>{booking.patient?.name}</span>
        <span>
          {formatVisit(booking.startsAt, timeZone)} · {booking.doctorName}
        </span>
      </p>
      <OffersFilters offers={offers} hasVisitType={false} />
      {booking.seriesId !== null && <ScopeField scope={scope} onChange={setScope} />}
      <OffersList
        listRef={list}
        items={offers.items}
        marked={offers.marked}
        onMark={offers.mark}
        onChoose={() => void run()}
        note={offers.error?.message ?? t('panel.noOffers')}
      />
      {problem && <Alert>{problem.message}</Alert>}
      <Actions>
        <Button slot={null} onPress={onDone}>
          {t('action.cancel')}
        </Button>
        <Button
          variant="primary"
          isDisabled={!offers.marked}
          isPending={move.isBusy || moveSeries.isBusy}
          onPress={() => void run()}
        >
          {time ? t('details.moveTo', { time }) : t('details.move')}
        </Button>
      </Actions>
    </div>
  );
}
