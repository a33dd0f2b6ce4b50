import { useEffect, useRef, useState } from 'react';
import type { Slot } from '../../../../shared/contract/slots.ts';
import type { FieldErrors } from '../../../../shared/errors.ts';
import { t } from '../../../../shared/messages/format.ts';
import { asProblem, isUnanswered, type Problem } from '../../api.ts';
import { useAction } from '../../lib/actions.ts';
import { formatVisit, useTimeZone } from '../../lib/clock.ts';
import type { BookingRequest } from './panel-store.ts';
import { useHold } from './use-hold.ts';
import { type OfferFilter, useOffers } from './use-offers.ts';
import type { Who } from './who.ts';

interface BookSettings {
  who: Who | null;
  request: BookingRequest;
  initial: OfferFilter;
  onPatientRefused: (fields: FieldErrors) => void;
  onDone: () => void;
}

/** Stepping through the times quickly keeps none but the last. */
const PAUSE_MS = 150;

/** The second half of a booking: a time is marked and kept, and Enter books it. */
export function useBook({ who, request, initial, onPatientRefused, onDone }: BookSettings) {
  const hold = useHold();
  const isOurs = hold.hold.state === 'held' || hold.hold.state === 'holding';
  // The slot that was asked for stays in the list until it is lost, or something else is asked for.
  const [asked, setAsked] = useState<Slot | null>(request.slot ?? null);
  // What was chosen last counts at once: the next choice builds on it, whether the search has begun or not.
  const [chosen, setChosen] = useState<OfferFilter | null>(null);
  const isSearching = chosen !== null;
  const latest = useRef<OfferFilter>(initial);
  const stillAsked = hold.hold.state === 'none' ? asked : null;
  const found = useOffers(initial, isOurs ? hold.slot : stillAsked, who !== null);
  const searchAnew = async (filter: OfferFilter) => {
    await hold.giveBack();
    if (latest.current !== filter) return;
    found.setFilter(filter);
    setChosen(null);
  };
  const offers = {
    ...found,
    filter: chosen ?? found.filter,
    // What we keep is free for the next search, too, so it is given back before that.
    setFilter: (filter: OfferFilter) => {
      setAsked(null);
      setChosen(filter);
      latest.current = filter;
      void searchAnew(filter);
    },
  };
  const [notes, setNotes] = useState('');
  const [problem, setProblem] = useState<Problem | null>(null);
  const [wantsQueue, setWantsQueue] = useState(false);
  const isQueueMarked = Boolean(request.isWalkIn) && (wantsQueue || offers.items.length === 0);
  const confirm = useConfirmAction();
  const join = useAction('queue.join', ({ number, patient }) =>
    t('panel.queued', { number, patient: patient.name }),
  );
  const { visitTypeId } = offers.filter;
  const wanted = who ? offers.marked : asked;
  useKeeping(hold, isQueueMarked || isSearching || offers.isStale ? null : wanted, visitTypeId);

  const bookSlot = async (input: Who['input']) => {
    const wasLost = hold.hold.state === 'lost';
    if (offers.marked) hold.take(offers.marked, visitTypeId);
    // Another time than the one that was spoken of is kept first, and booked by the next Enter.
    if (wasLost) return;
    const held = await hold.held();
    // Why it is lost is on the screen already, with what to do.
    if (!held) return;
    try {
      await confirm.run({ id: held.id, ...input, notes, isWalkIn: request.isWalkIn ?? false });
      hold.finish();
      onDone();
    } catch (error) {
      const refusal = asProblem(error);
      if (isUnanswered(refusal)) hold.linger();
      if (!isHoldGone(refusal.reason)) throw refusal;
      hold.lose(refusal);
    }
  };
  const joinQueue = async (input: Who['input']) => {
    const { doctorId, specialization } = offers.filter;
    const wish = { ...(doctorId && { doctorId }), ...(specialization && { specialization }) };
    await join.run({ ...input, ...wish, notes, ...(visitTypeId && { visitTypeId }) });
    onDone();
  };
  const isUnderway = useRef(false);
  const book = async () => {
    // Enter pressed twice is one intention.
    if (!who || isUnderway.current) return;
    isUnderway.current = true;
    setProblem(null);
    try {
      await (isQueueMarked ? joinQueue(who.input) : bookSlot(who.input));
    } catch (error) {
      const refusal = asProblem(error);
      const isPatients = Object.keys(refusal.fields).some((path) => path.startsWith('patient.'));
      if (isPatients) onPatientRefused(refusal.fields);
      else setProblem(refusal);
    } finally {
      isUnderway.current = false;
    }
  };

  return {
    offers,
    hold,
    asked,
    notes,
    setNotes,
    problem,
    book,
    isBusy: confirm.isBusy || join.isBusy,
    canBook: isQueueMarked || offers.marked !== null,
    isQueueMarked,
    mark: (slot: Slot) => {
      setWantsQueue(false);
      if (!who) setAsked(slot);
      offers.mark(slot);
      if (hold.hold.state === 'lost') hold.take(slot, visitTypeId);
    },
    markQueue: () => setWantsQueue(true),
  };
}

function useConfirmAction() {
  const timeZone = useTimeZone();
  return useAction('bookings.confirm', ({ patient, doctorName, startsAt }) =>
    t('booking.confirmed', {
      patient: patient?.name ?? '',
      doctor: doctorName,
      time: formatVisit(startsAt, timeZone),
    }),
  );
}

/** Keeps the wanted slot, the first at once. One that is lost is not tried again by itself. */
function useKeeping(
  { take, giveBack, hold, slot }: ReturnType<typeof useHold>,
  wanted: Slot | null,
  visitTypeId: number | undefined,
): void {
  const latest = useRef({ wanted, slot });
  useEffect(() => {
    latest.current = { wanted, slot };
  });
  const isLost = hold.state === 'lost';
  const wantedId = wanted?.id;
  useEffect(() => {
    const { wanted: next, slot: kept } = latest.current;
    if (isLost) return undefined;
    if (wantedId === undefined || !next) {
      if (kept) void giveBack();
      return undefined;
    }
    if (!kept) {
      take(next, visitTypeId);
      return undefined;
    }
    const timer = window.setTimeout(() => take(next, visitTypeId), PAUSE_MS);
    return () => window.clearTimeout(timer);
  }, [wantedId, visitTypeId, isLost, take, giveBack]);
}

function isHoldGone(reason: string): boolean {
  return reason === 'HOLD_EXPIRED' || reason === 'BOOKING_NOT_ACTIVE' || reason === 'BOOKING_NOT_FOUND';
}
