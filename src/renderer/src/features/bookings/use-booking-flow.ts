/** Booking one slot: it is held while the panel is open, confirmed or given back, and may be lost on the way. */
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { Booking } from '../../../../shared/contract/bookings.ts';
import type { Slot } from '../../../../shared/contract/slots.ts';
import { asProblem, call, Problem } from '../../api.ts';
import { refresh } from '../../lib/changes.ts';

export type Hold =
  | { state: 'holding' }
  | { state: 'held'; booking: Booking; endsAt: number }
  | { state: 'lost'; problem: Problem };

export interface BookingFlow {
  /** The slot that is being booked; null while the panel is closed. */
  slot: Slot | null;
  hold: Hold;
  /** Opens the panel, or goes on with another slot in the open one. */
  open: (slot: Slot) => void;
  /** Closes the panel and gives the slot back. */
  close: () => void;
  /** The hold, once it is there; null when it is lost. */
  held: () => Promise<Booking | null>;
  /** The hold turned out to be gone. */
  lose: (problem: Problem) => void;
  /** Closes the panel after the booking was confirmed. */
  finish: () => void;
}

interface Attempt {
  slot: Slot;
  booking: Promise<Booking | null>;
}

export function useBookingFlow(): BookingFlow {
  const [slot, setSlot] = useState<Slot | null>(null);
  const [hold, setHold] = useState<Hold>({ state: 'holding' });
  const attempt = useRef<Attempt | null>(null);

  const giveBack = useCallback(() => {
    void attempt.current?.booking.then((booking) => booking && release(booking));
    attempt.current = null;
  }, []);

  const open = useCallback(
    (next: Slot) => {
      giveBack();
      setSlot(next);
      setHold({ state: 'holding' });
      const mine: Attempt = { slot: next, booking: Promise.resolve(null) };
      const settle = (outcome: Hold) => attempt.current === mine && setHold(outcome);
      mine.booking = holdSlot(next).then(
        (booking) => {
          settle({ state: 'held', booking, endsAt: endOf(booking) });
          return booking;
        },
        (error) => {
          settle({ state: 'lost', problem: asProblem(error) });
          return null;
        },
      );
      attempt.current = mine;
    },
    [giveBack],
  );

  const lose = useCallback((problem: Problem) => {
    if (attempt.current) attempt.current.booking = Promise.resolve(null);
    setHold({ state: 'lost', problem });
  }, []);
  const finish = useCallback(() => {
    attempt.current = null;
    setSlot(null);
  }, []);
  const close = useCallback(() => {
    giveBack();
    setSlot(null);
  }, [giveBack]);
  const held = useCallback(async () => (await attempt.current?.booking) ?? null, []);

  // Leaving the screen by the address gives the slot back, too.
  useEffect(() => giveBack, [giveBack]);
  useExpiry(hold, lose);
  return useMemo(
    () => ({ slot, hold, open, close, held, lose, finish }),
    [slot, hold, open, close, held, lose, finish],
  );
}

async function holdSlot({ id, version }: Slot): Promise<Booking> {
  try {
    return await call(
      'bookings.hold',
      { slotId: id, slotVersion: version },
      { commandId: crypto.randomUUID() },
    );
  } finally {
    void refresh('bookings');
  }
}

/** One that cannot be given back now ends by itself after two minutes. */
function release({ id }: Booking): void {
  call('bookings.release', { id }, { commandId: crypto.randomUUID() })
    .catch(() => undefined)
    .finally(() => void refresh('bookings'));
}

/** Measured from the answer's arrival, so that a wrong clock on this computer does not matter. */
function endOf({ bookedAt, expiresAt }: Booking): number {
  return Date.now() + (expiresAt ? Date.parse(expiresAt) - Date.parse(bookedAt) : 0);
}

function useExpiry(hold: Hold, lose: (problem: Problem) => void): void {
  useEffect(() => {
    if (hold.state !== 'held') return undefined;
    const timer = window.setTimeout(() => lose(new Problem('HOLD_EXPIRED')), hold.endsAt - Date.now());
    return () => window.clearTimeout(timer);
  }, [hold, lose]);
}
