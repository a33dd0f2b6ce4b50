import type { Patient } from '../../../../shared/contract/patients.ts';
import type { Slot } from '../../../../shared/contract/slots.ts';
import { createStore } from '../../lib/store.ts';

/** What a booking begins with; whatever is missing is asked for. */
export interface BookingRequest {
  slot?: Slot | undefined;
  patient?: Patient | undefined;
  /** Somebody who stands at the desk: today, and arrived. */
  isWalkIn?: boolean | undefined;
}

/** What is being booked; null while the panel is closed. One panel for all screens. */
export const bookingRequest = createStore<BookingRequest | null>(null);

export function openBooking(request: BookingRequest = {}): void {
  bookingRequest.set(request);
}
