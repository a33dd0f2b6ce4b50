/** What becomes of each displaced booking, as far as it is decided. Pure. */
import type { Displaced, PlaceOffer, Resolution } from '../../../../shared/contract/schedules.ts';

/** CALL cancels and puts the patient on the waiting list; CANCEL only cancels, or lets a hold go. */
export type Decision = 'KEEP' | 'CALL' | 'CANCEL' | `MOVE ${number} ${string}`;
export type Decisions = ReadonlyMap<number, Decision>;

export const moveTo = ({ doctorId, startsAt }: Pick<PlaceOffer, 'doctorId' | 'startsAt'>): Decision =>
  `MOVE ${doctorId} ${startsAt}`;

/** What can be decided for a booking. What is only held has nobody to call and is not moved. */
export function decisionsFor({ status, offers }: Displaced): Decision[] {
  return status === 'PENDING' ? ['KEEP', 'CANCEL'] : [...offers.map(moveTo), 'KEEP', 'CALL', 'CANCEL'];
}

/** Those that still can be, after the plan was made anew. */
export function fitting(displaced: readonly Displaced[], decisions: Decisions): Decisions {
  return new Map(
    displaced.flatMap((booking) => {
      const decision = decisions.get(booking.bookingId);
      return decision && decisionsFor(booking).includes(decision)
        ? [[booking.bookingId, decision] as const]
        : [];
    }),
  );
}

export function allOf(displaced: readonly Displaced[], decision: 'KEEP' | 'CALL'): Decisions {
  return new Map(
    displaced.map((booking) => [
      booking.bookingId,
      booking.status === 'PENDING' && decision === 'CALL' ? 'CANCEL' : decision,
    ]),
  );
}

interface Place {
  doctorId: number;
  from: number;
  to: number;
}

function placeOf({ durationMinutes }: Displaced, { doctorId, startsAt }: PlaceOffer): Place {
  const from = Date.parse(startsAt);
  return { doctorId, from, to: from + durationMinutes * 60_000 };
}

const meet = (a: Place, b: Place) => a.doctorId === b.doctorId && a.from < b.to && b.from < a.to;

/** Each moves to the first of its offers that nobody before it took; who has none stays as decided before. */
export function allToFirst(displaced: readonly Displaced[], before: Decisions): Decisions {
  const taken: Place[] = [];
  const decisions = new Map(before);
  for (const booking of displaced) {
    if (booking.status === 'PENDING') continue;
    const offer = booking.offers.find((one) => !taken.some((place) => meet(place, placeOf(booking, one))));
    if (!offer) continue;
    taken.push(placeOf(booking, offer));
    decisions.set(booking.bookingId, moveTo(offer));
  }
  return decisions;
}

/** Bookings that are moved to where another one is moved, too. */
export function doubled(displaced: readonly Displaced[], decisions: Decisions): ReadonlySet<number> {
  const places = displaced.flatMap((booking) => {
    const offer = booking.offers.find((one) => moveTo(one) === decisions.get(booking.bookingId));
    return offer ? [{ bookingId: booking.bookingId, place: placeOf(booking, offer) }] : [];
  });
  const isDoubled = ({ bookingId, place }: (typeof places)[number]) =>
    places.some((other) => other.bookingId !== bookingId && meet(other.place, place));
  return new Set(places.filter(isDoubled).map(({ bookingId }) => bookingId));
}

/** For the core; `reason` goes to all that are cancelled. */
export function resolutionsOf(
  displaced: readonly Displaced[],
  decisions: Decisions,
  reason: string,
): Resolution[] {
  return displaced.flatMap((booking): Resolution[] => {
    const { bookingId } = booking;
    const decision = decisions.get(bookingId);
    if (!decision) return [];
    if (decision === 'KEEP') return [{ bookingId, action: 'KEEP' }];
    if (decision === 'CALL' || decision === 'CANCEL') {
      const isToBeCalled = decision === 'CALL';
      return [{ bookingId, action: 'CANCEL', reason: reason.trim() || null, isToBeCalled }];
    }
    const offer = booking.offers.find((one) => moveTo(one) === decision);
    if (!offer) return [];
    return [{ bookingId, action: 'MOVE', to: { doctorId: offer.doctorId, startsAt: offer.startsAt } }];
  });
}
