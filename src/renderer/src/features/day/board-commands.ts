/** All that the board changes: it shows at once, is told with its undo, and is taken back on the screen when refused. */
import { notifyManager } from '@tanstack/react-query';
import { useCallback } from 'react';
import type { Booking } from '../../../../shared/contract/bookings.ts';
import type { CommandName, Input, Output } from '../../../../shared/contract/index.ts';
import type { Slot } from '../../../../shared/contract/slots.ts';
import { t } from '../../../../shared/messages/format.ts';
import { asProblem, call } from '../../api.ts';
import { refresh } from '../../lib/changes.ts';
import { formatVisit, useTimeZone } from '../../lib/clock.ts';
import { notify, offerTakeBack } from '../../lib/toasts.ts';
import { type MarkedState, nextState } from '../../lib/visit-keys.ts';
import { offerFreed } from '../waitlist/freed-store.ts';
import { showAs, stopShowing } from './overlay.ts';

export interface BoardCommands {
  /** Answers whether it was done. */
  move: (booking: Booking, slots: readonly Slot[]) => Promise<boolean>;
  mark: (booking: Booking, marked: MarkedState) => Promise<boolean>;
  confirm: (booking: Booking) => Promise<boolean>;
}

export function useBoardCommands(): BoardCommands {
  const timeZone = useTimeZone();
  const move = useCallback(
    async (booking: Booking, slots: readonly Slot[]) => {
      const [first] = slots;
      if (!first) return false;
      const input = {
        id: booking.id,
        slotId: first.id,
        slotVersion: first.version,
        fromSlotId: booking.slotId,
      };
      const isDone = await change('bookings.move', input, movedTo(booking, first, slots), (done) =>
        t('board.moved', {
          patient: nameOf(done),
          doctor: done.doctorName,
          time: formatVisit(done.startsAt, timeZone),
        }),
      );
      if (isDone && !booking.isExtra) void offerFreed(booking);
      return isDone;
    },
    [timeZone],
  );
  return { move, mark, confirm };
}

function mark(booking: Booking, marked: MarkedState): Promise<boolean> {
  const state = nextState(booking.visit, marked);
  return change('bookings.mark', { id: booking.id, state }, withState(booking, state), (done) =>
    t('visit.marked', { patient: nameOf(done), state: t(`visit.${done.visit.state}`) }),
  );
}

function confirm(booking: Booking): Promise<boolean> {
  const isPatientConfirmed = booking.patientConfirmedAt === null;
  const patientConfirmedAt = isPatientConfirmed ? new Date().toISOString() : null;
  return change(
    'bookings.update',
    { id: booking.id, isPatientConfirmed },
    { ...booking, patientConfirmedAt },
    (done) => t(isPatientConfirmed ? 'board.confirmed' : 'board.unconfirmed', { patient: nameOf(done) }),
  );
}

type Changing = Extract<CommandName, 'bookings.move' | 'bookings.mark' | 'bookings.update'>;

async function change<N extends Changing>(
  name: N,
  input: Input<N>,
  expected: Booking,
  wordsFor: (done: Output<N>) => string,
): Promise<boolean> {
  const commandId = crypto.randomUUID();
  showAs(expected);
  try {
    const done = await call(name, input, { commandId });
    offerTakeBack(wordsFor(done), commandId);
    return true;
  } catch (error) {
    stopShowing(expected);
    notify(asProblem(error).message, 'problem');
    return false;
  } finally {
    // Not before the new lists have reached the screen, which are told of in this order.
    void refresh('bookings').then(() => notifyManager.schedule(() => stopShowing(expected)));
  }
}

function movedTo(booking: Booking, first: Slot, slots: readonly Slot[]): Booking {
  return {
    ...booking,
    slotId: first.id,
    startsAt: first.startsAt,
    doctorId: first.doctorId,
    doctorName: first.doctorName,
    specialization: first.specialization,
    durationMinutes: slots.reduce((sum, { durationMinutes }) => sum + durationMinutes, 0),
    roomName: first.roomName,
    isExtra: false,
    overbookReason: null,
    patientConfirmedAt: first.startsAt === booking.startsAt ? booking.patientConfirmedAt : null,
  };
}

/** With the moments that the next press of a key looks at. */
function withState(booking: Booking, state: Booking['visit']['state']): Booking {
  const now = new Date().toISOString();
  const { arrivedAt, inRoomAt } = booking.visit;
  const isHere = state !== 'EXPECTED' && state !== 'NO_SHOW';
  return {
    ...booking,
    visit: {
      ...booking.visit,
      state,
      arrivedAt: isHere ? (arrivedAt ?? (state === 'ARRIVED' ? now : null)) : null,
      inRoomAt: isHere && state !== 'ARRIVED' ? (inRoomAt ?? (state === 'IN_ROOM' ? now : null)) : null,
    },
  };
}

function nameOf({ patient }: Booking): string {
  return patient?.name ?? '';
}
