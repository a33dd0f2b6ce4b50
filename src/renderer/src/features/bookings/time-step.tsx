import { useEffect, useRef, useState } from 'react';
import { dateAt } from '../../../../shared/calendar.ts';
import type { Slot } from '../../../../shared/contract/slots.ts';
import type { FieldErrors } from '../../../../shared/errors.ts';
import { t } from '../../../../shared/messages/format.ts';
import { Alert } from '../../components/alert.tsx';
import { ProblemText } from '../../components/problem-text.tsx';
import { Button } from '../../components/button.tsx';
import { Actions } from '../../components/dialog.tsx';
import { TextField } from '../../components/text-field.tsx';
import { formatDate, formatTime, useTimeZone } from '../../lib/clock.ts';
import { PatientClashes } from '../patients/patient-clashes.tsx';
import { ChosenPatient } from './chosen-patient.tsx';
import { Countdown } from './countdown.tsx';
import { LostHold } from './lost-hold.tsx';
import { OffersFilters } from './offers-filters.tsx';
import { OffersList } from './offers-list.tsx';
import type { BookingRequest } from './panel-store.ts';
import { SeriesPlan } from './series-plan.tsx';
import styles from './time-step.module.css';
import { useBook } from './use-book.ts';
import type { OfferFilter } from './use-offers.ts';
import type { Who } from './who.ts';

interface TimeStepProps {
  /** Null while the patient is being chosen: the slot that was asked for is kept meanwhile. */
  who: Who | null;
  request: BookingRequest;
  initial: OfferFilter;
  onChangePatient: () => void;
  /** The new patient's fields that were refused, by path. */
  onPatientRefused: (fields: FieldErrors) => void;
  onDone: () => void;
}

/** When: the next free times, the marked one kept for two minutes. Enter books it. */
export function TimeStep({ who, request, initial, onChangePatient, ...outcomes }: TimeStepProps) {
  const { onDone } = outcomes;
  const booking = useBook({ who, request, initial, ...outcomes });
  const { offers, hold, isQueueMarked } = booking;
  const [isSeries, setSeries] = useState(false);
  const list = useFocusOn(who !== null);
  const isWalkIn = request.isWalkIn ?? false;
  const lost = hold.hold.state === 'lost' && hold.slot && (
    <LostHold slot={hold.slot} problem={hold.hold.problem} onChoose={booking.mark} />
  );
  if (!who) {
    return lost || (booking.asked && <AskedSlot slot={booking.asked} hold={hold} />);
  }
  const queue = isWalkIn
    ? { text: t('panel.queueOption'), isMarked: isQueueMarked, onMark: booking.markQueue }
    : undefined;
  return (
    <section className={styles['step']} aria-label={t('panel.timeStep')}>
      <ChosenPatient who={who} onChange={onChangePatient} />
      <OffersFilters offers={offers} hasDate={!isWalkIn} />
      {lost}
      <OffersList
        listRef={list}
        items={offers.items}
        marked={isQueueMarked ? null : offers.marked}
        onMark={booking.mark}
        onChoose={() => void booking.book()}
        extra={queue}
        isWaiting={offers.isWaiting}
        note={offers.error?.message ?? t(isWalkIn ? 'panel.noOffersToday' : 'panel.noOffers')}
      />
      <HoldLine hold={hold} />
      {who.record && offers.marked && !isQueueMarked && (
        <Clashes patientId={who.record.id} slot={offers.marked} />
      )}
      <TextField label={t('panel.notes')} isOptional value={booking.notes} onChange={booking.setNotes} />
      {isSeries && offers.marked && (
        <SeriesPlan
          slot={offers.marked}
          visitTypeId={offers.filter.visitTypeId}
          who={who}
          notes={booking.notes}
          beforeBooking={hold.giveBack}
          onDone={onDone}
        />
      )}
      {booking.problem && (
        <Alert>
          <ProblemText problem={booking.problem} />
        </Alert>
      )}
      <Actions>
        {!isWalkIn && (
          <Button onPress={() => setSeries(!isSeries)} aria-expanded={isSeries}>
            {t(isSeries ? 'panel.once' : 'panel.repeat')}
          </Button>
        )}
        {!isSeries && (
          <Button
            variant="primary"
            isDisabled={!booking.canBook}
            isPending={booking.isBusy}
            onPress={() => void booking.book()}
          >
            <BookText booking={booking} isWalkIn={isWalkIn} />
          </Button>
        )}
      </Actions>
      <p className={styles['soft']}>{t('panel.keys')}</p>
    </section>
  );
}

function BookText({ booking, isWalkIn }: { booking: ReturnType<typeof useBook>; isWalkIn: boolean }) {
  const timeZone = useTimeZone();
  const { marked } = booking.offers;
  if (booking.isQueueMarked) return t('panel.toQueue');
  if (!marked) return t('panel.confirmNone');
  const time = formatTime(marked.startsAt, timeZone);
  return t(isWalkIn ? 'panel.confirmWalkIn' : 'panel.confirm', { time });
}

/** Warns, and never refuses, when the patient is somewhere else at that time. */
function Clashes({ patientId, slot }: { patientId: number; slot: Slot }) {
  const endsAt = new Date(Date.parse(slot.startsAt) + slot.durationMinutes * 60_000).toISOString();
  return <PatientClashes patientId={patientId} startsAt={slot.startsAt} endsAt={endsAt} />;
}

/** Which slot was asked for, while the patient is being found. */
function AskedSlot({ slot, hold }: { slot: Slot; hold: ReturnType<typeof useBook>['hold'] }) {
  const timeZone = useTimeZone();
  const when = {
    date: formatDate(dateAt(Date.parse(slot.startsAt), timeZone)),
    time: formatTime(slot.startsAt, timeZone),
    count: slot.durationMinutes,
  };
  return (
    <div className={styles['chosen']}>
      <div>
        <p className={styles['name']}>{t('booking.when', when)}</p>
        <p>{t('booking.slot', { doctor: slot.doctorName, specialization: slot.specialization })}</p>
      </div>
      <HoldLine hold={hold} />
    </div>
  );
}

function HoldLine({ hold }: { hold: ReturnType<typeof useBook>['hold'] }) {
  // Its place stays when there is nothing to say: the button below must not move away from under the pointer.
  return (
    <div className={styles['holdLine']}>
      {hold.hold.state === 'holding' && <p className={styles['soft']}>{t('booking.holding')}</p>}
      {hold.hold.state === 'held' && Number.isFinite(hold.hold.endsAt) && (
        <Countdown endsAt={hold.hold.endsAt} />
      )}
    </div>
  );
}

/** The keyboard goes on where the next key belongs. */
function useFocusOn(isShown: boolean) {
  const list = useRef<HTMLUListElement>(null);
  useEffect(() => {
    if (isShown) list.current?.focus();
  }, [isShown]);
  return list;
}
