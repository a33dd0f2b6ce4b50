/** The times that a booking could have, and which of them is marked. */
import { useState } from 'react';
import type { DayPart } from '../../../../shared/contract/day-part.ts';
import type { Offer, Slot } from '../../../../shared/contract/slots.ts';
import type { Problem } from '../../api.ts';
import { useQueryOf } from '../../lib/hooks.ts';

export interface OfferFilter {
  doctorId?: number | undefined;
  specialization?: string | undefined;
  visitTypeId?: number | undefined;
  part?: DayPart | undefined;
  fromDate?: string | undefined;
  untilDate?: string | undefined;
}

export interface Offers {
  filter: OfferFilter;
  setFilter: (filter: OfferFilter) => void;
  /** By start; the slot that is kept for us stays among them. */
  items: readonly Slot[];
  marked: Slot | null;
  mark: (slot: Slot) => void;
  /** Whether these are the answer to what was asked before. */
  isStale: boolean;
  /** Whether the first answer is still to come. */
  isWaiting: boolean;
  error: Problem | null;
}

const OFFERS = 6;
const NONE: Offer[] = [];

/** @param kept the slot that we hold: to everybody else it is taken, so the answer leaves it out */
export function useOffers(initial: OfferFilter, kept: Slot | null, isEnabled = true): Offers {
  const [filter, setFilter] = useState(initial);
  const [markedId, setMarkedId] = useState<number>();
  const { data, isPlaceholderData, error } = useQueryOf('slots.nextFree', given(filter), {
    keepsPrevious: true,
    isForgotten: true,
    isEnabled,
  });
  const free = data?.items ?? NONE;
  const items = kept ? withKept(free, kept) : free;
  // What is kept stays marked, even when an earlier time gets free while the receptionist speaks.
  const marked = items.find(({ id }) => id === markedId) ?? kept ?? items[0] ?? null;
  return {
    filter,
    setFilter: (next) => {
      setFilter(next);
      setMarkedId(undefined);
    },
    items,
    marked,
    mark: ({ id }) => setMarkedId(id),
    isStale: isPlaceholderData,
    isWaiting: data === undefined && error === null,
    error,
  };
}

function given(filter: OfferFilter): OfferFilter {
  return Object.fromEntries(Object.entries(filter).filter(([, value]) => value !== undefined));
}

function withKept(free: readonly Slot[], kept: Slot): Slot[] {
  const others = free.filter(({ id }) => id !== kept.id).slice(0, OFFERS - 1);
  return [kept, ...others].toSorted(
    (a, b) => Date.parse(a.startsAt) - Date.parse(b.startsAt) || a.doctorId - b.doctorId,
  );
}
