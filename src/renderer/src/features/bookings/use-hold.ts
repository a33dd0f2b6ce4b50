/** Keeping a slot while the receptionist speaks: held, given back or confirmed, and perhaps lost on the way. */
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { Booking } from '../../../../shared/contract/bookings.ts';
import type { Slot } from '../../../../shared/contract/slots.ts';
import { asProblem, call, isUnanswered, Problem } from '../../api.ts';
import { refresh } from '../../lib/changes.ts';

export type HoldState =
  | { state: 'none' }
  | { state: 'holding' }
  /** `endsAt` is infinite where it is not known whether it still is one. */
  | { state: 'held'; booking: Booking; endsAt: number }
  | { state: 'lost'; problem: Problem };

export interface Hold {
  /** The slot that is being kept, or was lost; null when none is. */
  slot: Slot | null;
  hold: HoldState;
  /** Keeps another slot, and gives the one before it back. The same one again is asked for again once it is lost. */
  take: (slot: Slot, visitTypeId?: number) => void;
  /** Answers once the slot is free again for everybody. */
  giveBack: () => Promise<void>;
  /** The hold, once it is there; null when it is lost. */
  held: () => Promise<Booking | null>;
  /** Whether it was confirmed is not known: asking again will tell, also after its time. */
  linger: () => void;
  /** The hold turned out to be gone. */
  lose: (problem: Problem) => void;
  /** The hold was confirmed: there is nothing left to give back. */
  finish: () => void;
}

interface Attempt {
  key: string;
  /** One that was not answered is sent again under the same id, for it may have been kept. */
  commandId: string;
  booking: Promise<Booking | null>;
  isLost: boolean;
  isUnanswered: boolean;
}

export function useHold(): Hold {
  const [slot, setSlot] = useState<Slot | null>(null);
  const [hold, setHold] = useState<HoldState>({ state: 'none' });
  const attempt = useRef<Attempt | null>(null);

  const release = useCallback(async () => {
    const before = attempt.current;
    attempt.current = null;
    const booking = await before?.booking;
    if (booking) await releaseHold(booking);
  }, []);

  const take = useCallback(
    (next: Slot, visitTypeId?: number) => {
      const key = `${next.id} ${visitTypeId ?? ''}`;
      const before = attempt.current;
      if (before?.key === key && !before.isLost) return;
      const isAgain = before?.key === key && before.isUnanswered;
      const commandId = isAgain ? before.commandId : crypto.randomUUID();
      void release();
      setSlot(next);
      setHold({ state: 'holding' });
      const booking = Promise.resolve(null);
      const mine: Attempt = { key, commandId, booking, isLost: false, isUnanswered: false };
      const settle = (outcome: HoldState) => attempt.current === mine && setHold(outcome);
      mine.booking = holdSlot(next, visitTypeId, commandId).then(
        (held) => {
          settle({ state: 'held', booking: held, endsAt: endOf(held) });
          return held;
        },
        (error) => {
          mine.isLost = true;
          mine.isUnanswered = isUnanswered(error);
          settle({ state: 'lost', problem: asProblem(error) });
          return null;
        },
      );
      attempt.current = mine;
    },
    [release],
  );

  const lose = useCallback((problem: Problem) => {
    if (attempt.current) {
      attempt.current.booking = Promise.resolve(null);
      attempt.current.isLost = true;
      attempt.current.isUnanswered = false;
    }
    setHold({ state: 'lost', problem });
  }, []);
  const linger = useCallback(() => {
    setHold((now) => (now.state === 'held' ? { ...now, endsAt: Number.POSITIVE_INFINITY } : now));
  }, []);
  const finish = useCallback(() => {
    attempt.current = null;
    setSlot(null);
    setHold({ state: 'none' });
  }, []);
  const giveBack = useCallback(() => {
    setSlot(null);
    setHold({ state: 'none' });
    return release();
  }, [release]);
  const held = useCallback(async () => (await attempt.current?.booking) ?? null, []);

  // However the panel goes away, the slot is given back.
  useEffect(() => () => void release(), [release]);
  useExpiry(hold, lose);
  return useMemo(
    () => ({ slot, hold, take, giveBack, held, linger, lose, finish }),
    [slot, hold, take, giveBack, held, linger, lose, finish],
  );
}

async function holdSlot(
  { id, version }: Slot,
  visitTypeId: number | undefined,
  commandId: string,
): Promise<Booking> {
  const wanted = { slotId: id, slotVersion: version, ...(visitTypeId && { visitTypeId }) };
  try {
    return await call('bookings.hold', wanted, { commandId });
  } finally {
    void refresh('bookings');
  }
}

/** One that cannot be given back now ends by itself after two minutes. */
async function releaseHold({ id }: Booking): Promise<void> {
  await call('bookings.release', { id }, { commandId: crypto.randomUUID() }).catch(() => undefined);
  void refresh('bookings');
}

/** Measured from the answer's arrival, so that a wrong clock on this computer does not matter. */
function endOf({ bookedAt, expiresAt }: Booking): number {
  return Date.now() + (expiresAt ? Date.parse(expiresAt) - Date.parse(bookedAt) : 0);
}

function useExpiry(hold: HoldState, lose: (problem: Problem) => void): void {
  useEffect(() => {
    if (hold.state !== 'held' || !Number.isFinite(hold.endsAt)) return undefined;
    const timer = window.setTimeout(() => lose(new Problem('HOLD_EXPIRED')), hold.endsAt - Date.now());
    return () => window.clearTimeout(timer);
  }, [hold, lose]);
}
