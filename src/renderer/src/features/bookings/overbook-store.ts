import type { Booking } from '../../../../shared/contract/bookings.ts';
import { createStore } from '../../lib/store.ts';

/** Beside whose booking somebody is to be overbooked; null while the panel is closed. */
export const overbookRequest = createStore<Booking | null>(null);
