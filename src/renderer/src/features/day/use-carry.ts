/** A booking that was picked up, by keys or by pointer, and where it would be put down. */
import { useCallback, useEffect, useMemo, useState } from 'react';
import type { Booking } from '../../../../shared/contract/bookings.ts';
import { t } from '../../../../shared/messages/format.ts';
import { useQueryOf } from '../../lib/hooks.ts';
import { notify } from '../../lib/toasts.ts';
import type { WallTime } from '../../../../shared/wall-time.ts';
import type { BoardCommands } from './board-commands.ts';
import type { BoardData } from './day-data.ts';
import { type Drop, dropOn } from './drop-rule.ts';
import { type MoveKey, neighbourOf, nextMatching, spotAt, type Track } from './roving.ts';
import { useLatest } from './use-latest.ts';

export interface Target {
  /** Which column. */
  key: string;
  /** Minutes of the day at which it would begin. */
  at: number;
  /** The slot there; none in closed time. */
  slotId: number | undefined;
}

export interface Carry {
  booking: Booking;
  target: Target;
  drop: Drop;
}

export interface Carrying {
  carry: Carry | undefined;
  /** Answers whether it may be picked up at all. */
  begin: (booking: Booking) => boolean;
  walk: (key: MoveKey) => void;
  toNextFree: () => void;
  /** Over a minute of a column, as a pointer is. */
  over: (key: string, minute: number) => void;
  cancel: () => void;
  /** Puts it down, when that may be; answers the slot that it is on then. */
  putDown: () => number | undefined;
}

interface Options {
  data: BoardData;
  now: number;
  wallTime: (instant: number) => WallTime;
  move: BoardCommands['move'];
}

export function useCarry({ data, now, wallTime, move }: Options): Carrying {
  const [held, setHeld] = useState<{ booking: Booking; target: Target }>();
  const { items: types } = useQueryOf('visitTypes.list', { includeInactive: true }).data ?? { items: [] };
  const tracks = useMemo(() => (held ? tracksOf(data, wallTime, held.booking) : []), [data, wallTime, held]);

  const carry = useMemo<Carry | undefined>(() => {
    if (!held) return undefined;
    const { booking } = held;
    const target = settled(held.target, tracks, booking);
    const lane = data.lanes.find(({ key }) => key === target.key)?.slots ?? [];
    const slot = lane.find(({ id }) => id === target.slotId);
    const type = types.find(({ id }) => id === booking.visitTypeId);
    return { booking, target, drop: dropOn({ booking, type }, slot, lane, now) };
  }, [held, tracks, data, types, now]);
  // Several events may come before the next drawing, and each goes on from the one before.
  const latest = useLatest({ carry, tracks });
  useEndWhenGone(data, held?.booking, () => setHeld(undefined));

  const aim = useCallback((target: Target) => {
    setHeld((now) => now && { ...now, target });
  }, []);
  const begin = useCallback(
    (booking: Booking) => {
      const drop = dropOn({ booking, type: undefined }, undefined, [], Date.now());
      if (drop.kind === 'conflict' && drop.problem === 'begun') {
        notify(t('board.cannotDrop', { problem: t('board.drop.begun') }), 'info');
        return false;
      }
      setHeld({ booking, target: { key: '', at: 0, slotId: booking.slotId } });
      return true;
    },
    [setHeld],
  );
  const goTo = useCallback(
    (pick: (tracks: readonly Track[], slotId: number) => { slotId: number; start: number } | undefined) => {
      const { carry: present, tracks: all } = latest.current;
      const from = present?.target.slotId;
      const next = from === undefined ? undefined : pick(all, from);
      if (next) aim({ key: '', at: next.start, slotId: next.slotId });
    },
    [aim, latest],
  );

  return {
    carry,
    begin,
    walk: (key) => goTo((all, slotId) => neighbourOf(all, slotId, key)),
    toNextFree: () => {
      const isFree = new Set(
        data.lanes.flatMap(({ slots }) => slots.filter((slot) => isFreeAt(slot, now)).map(({ id }) => id)),
      );
      goTo((all, slotId) => nextMatching(all, slotId, (spot) => isFree.has(spot.slotId)));
    },
    over: (key, minute) => {
      const spots = latest.current.tracks.find((track) => track.key === key)?.spots ?? [];
      const spot = spotAt(spots, minute);
      const isNear = spot && spot.start - minute <= 15 && minute < spot.start + spot.minutes;
      const at = isNear ? spot.start : Math.round(minute / 5) * 5;
      const slotId = isNear ? spot.slotId : undefined;
      const now = latest.current.carry?.target;
      if (now?.key !== key || now.at !== at || now.slotId !== slotId) aim({ key, at, slotId });
    },
    cancel: () => setHeld(undefined),
    putDown: () => {
      const { carry: present } = latest.current;
      if (!present) return undefined;
      const { booking, drop } = present;
      if (drop.kind === 'conflict') {
        notify(t('board.cannotDrop', { problem: t(`board.drop.${drop.problem}`) }), 'problem');
        return undefined;
      }
      setHeld(undefined);
      if (drop.kind === 'ok') void move(booking, drop.slots);
      return drop.kind === 'ok' ? drop.slots[0]?.id : booking.slotId;
    },
  };
}

function isFreeAt(
  slot: { isBooked: boolean; isHeld: boolean; isBlocked: boolean; startsAt: string },
  now: number,
) {
  return !slot.isBooked && !slot.isHeld && !slot.isBlocked && Date.parse(slot.startsAt) > now;
}

/** While something is carried every slot is a place, also those under a longer visit. */
function tracksOf(
  { lanes }: BoardData,
  wallTime: Options['wallTime'],
  { slotId: own }: Booking,
): readonly Track[] {
  return lanes.map(({ key, slots }) => ({
    key,
    spots: slots
      // Nobody is put into an extra slot but who is there already.
      .filter(({ id, isExtra }) => !isExtra || id === own)
      .map(({ id, startsAt, durationMinutes }) => ({
        slotId: id,
        start: wallTime(Date.parse(startsAt)).minutes,
        minutes: durationMinutes,
      })),
  }));
}

/** On another day it goes on at the same doctor and time, as far as they are there. */
function settled(target: Target, tracks: readonly Track[], booking: Booking): Target {
  const key = tracks.find(({ spots }) => spots.some(({ slotId }) => slotId === target.slotId))?.key;
  const spots = tracks.find((track) => track.key === key)?.spots ?? [];
  const spot = spots.find(({ slotId }) => slotId === target.slotId);
  if (key !== undefined && spot) return { key, at: spot.start, slotId: spot.slotId };
  if (target.slotId === undefined && tracks.some((track) => track.key === target.key)) return target;
  const lane = tracks.find((track) => track.key === String(booking.doctorId)) ?? tracks[0];
  const nearest = spotAt(lane?.spots ?? [], target.at);
  return { key: lane?.key ?? '', at: nearest?.start ?? target.at, slotId: nearest?.slotId };
}

/** Cancelled, moved or begun at another desk: there is nothing to carry any more. */
function useEndWhenGone(data: BoardData, booking: Booking | undefined, end: () => void): void {
  useEffect(() => {
    if (!booking) return;
    const isHere = data.lanes.some(({ slots }) => slots.some(({ id }) => id === booking.slotId));
    if (!isHere || data.bookings.get(booking.slotId)?.id === booking.id) return;
    notify(t('board.carryGone'), 'info');
    end();
  });
}
