/** Opens what is at a slot of the board. */
import { dateAt } from '../../../../shared/calendar.ts';
import type { Slot } from '../../../../shared/contract/slots.ts';
import { t } from '../../../../shared/messages/format.ts';
import { asProblem, call } from '../../api.ts';
import { notify } from '../../lib/toasts.ts';
import { openBooking } from '../bookings/panel-store.ts';
import type { BoardData } from './day-data.ts';
import { type SlotState, stateOf } from './slot-state.ts';

type OpenDetails = (bookingId: number) => void;

export function opener(data: BoardData, timeZone: string, openDetails: OpenDetails) {
  return (slotId: number) => {
    const slot = data.lanes.flatMap(({ slots }) => slots).find(({ id }) => id === slotId);
    if (!slot) return;
    const state = stateOf(slot, Date.now());
    const booking = data.bookings.get(slotId);
    if (state === 'free') openBooking({ slot });
    else if (state !== 'booked') refuse(state);
    else if (booking) openDetails(booking.id);
    else void openLate(slot, timeZone, openDetails);
  };
}

/** Slots and bookings come apart: that of a slot which is known to be booked may still be on its way. */
async function openLate(slot: Slot, timeZone: string, openDetails: OpenDetails): Promise<void> {
  const date = dateAt(Date.parse(slot.startsAt), timeZone);
  try {
    const asked = { date, doctorId: slot.doctorId, status: 'CONFIRMED', limit: 500 } as const;
    const { items } = await call('bookings.list', asked);
    const booking = items.find(({ slotId }) => slotId === slot.id);
    if (booking) openDetails(booking.id);
    else refuse('booked');
  } catch (error) {
    notify(asProblem(error).message, 'problem');
  }
}

function refuse(state: SlotState): void {
  notify(t('slot.notBookable', { state: t(`slot.${state}`) }), 'info');
}
