/** What the board's keys do; see `board-keys.ts` for what they are called. */
import { type KeyboardEvent, useEffect } from 'react';
import type { Booking } from '../../../../shared/contract/bookings.ts';
import { t } from '../../../../shared/messages/format.ts';
import { logicalKey } from '../../lib/language.ts';
import { notify } from '../../lib/toasts.ts';
import { markOfKey } from '../../lib/visit-keys.ts';
import type { BoardCommands } from './board-commands.ts';
import { characterOf, isPlain } from './board-keys.ts';
import { isMoveKey } from './roving.ts';
import type { Carrying } from './use-carry.ts';
import { useLatest } from './use-latest.ts';
import type { Peeking } from './use-peek.ts';
import type { Roving } from './use-roving.ts';
import { zoom } from './use-zoom.ts';

interface Options {
  roving: Roving;
  carrying: Carrying;
  peeking: Peeking;
  commands: BoardCommands;
  bookingHere: () => Booking | undefined;
  cardHere: () => Element | null | undefined;
  onOpen: (slotId: number) => void;
  onWeek: (slotId: number | undefined) => void;
  onView: (place: number) => void;
  /** After a drop: where the focus goes. */
  onDropped: (slotId: number) => void;
}

type AnyKey = globalThis.KeyboardEvent | KeyboardEvent;

export function useBoardKeys(options: Options) {
  const latest = useLatest(options);
  // With the focus nowhere, as after coming here, the keys that change no booking act all the same.
  useEffect(() => {
    const onKey = (event: globalThis.KeyboardEvent) => {
      const isNowhere = event.target === document.body && document.querySelector('[role=dialog]') === null;
      if (isNowhere && isPlain(event)) act(event, latest.current, { isOnCard: false });
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, [latest]);
  return (event: KeyboardEvent) => {
    if (isPlain(event.nativeEvent)) act(event, latest.current, { isOnCard: true });
  };
}

function act(event: AnyKey, options: Options, { isOnCard }: { isOnCard: boolean }): void {
  const did = options.carrying.carry
    ? carryKey(event, options)
    : walkKey(event, options, isOnCard) || viewKey(event, options) || (isOnCard && cardKey(event, options));
  if (did) event.preventDefault();
}

/** Each answers whether the key was meant for it. */
function carryKey({ key, code }: AnyKey, { carrying, onDropped }: Options): boolean {
  if (isMoveKey(key)) carrying.walk(logicalKey(key));
  else if (key === 'Escape') carrying.cancel();
  else if (key === 'Enter') {
    const slotId = carrying.putDown();
    if (slotId !== undefined) onDropped(slotId);
  } else if (characterOf({ key, code }) === 'f') carrying.toNextFree();
  else return key === ' ' || markOfKey({ key, code }) !== undefined;
  return true;
}

function walkKey(
  { key, code }: AnyKey,
  { roving, peeking, bookingHere }: Options,
  isOnCard: boolean,
): boolean {
  if (isMoveKey(key)) {
    if (isOnCard) roving.walk(logicalKey(key));
    else roving.focus(roving.here());
    return true;
  }
  if (characterOf({ key, code }) === 'f') {
    if (!roving.toNextFree()) notify(t('day.nothingFree'), 'info');
    return true;
  }
  return key === 'Escape' && peeking.close() && bookingHere() !== undefined;
}

function viewKey({ key, code, repeat }: AnyKey, { roving, onWeek, onView }: Options): boolean {
  const character = characterOf({ key, code });
  if (character === undefined || repeat) return false;
  if (character === 'v') onWeek(roving.isFocused() ? roving.here() : undefined);
  else if (/^[1-9]$/.test(character)) onView(Number(character));
  else if (character === '+' || character === '=') zoom('in');
  else if (character === '-' || character === '_') zoom('out');
  else if (character === '0') zoom('reset');
  else return false;
  return true;
}

function cardKey(event: AnyKey, options: Options): boolean {
  const { roving, carrying, peeking, commands, bookingHere, cardHere, onOpen } = options;
  const { key, code, repeat } = event;
  const slotId = roving.here();
  if (slotId === undefined || repeat) return false;
  const booking = bookingHere();
  if (key === 'Enter') {
    peeking.close();
    onOpen(slotId);
    return true;
  }
  if (key === ' ') {
    const card = cardHere();
    if (booking && card) peeking.toggle(card);
    return true;
  }
  const marked = markOfKey({ key, code });
  const character = characterOf({ key, code });
  if (!marked && character !== 'm' && character !== 'c') return false;
  if (!booking) notify(t('board.onlyBooked'), 'info');
  else if (marked) void commands.mark(booking, marked);
  else if (character === 'c') void commands.confirm(booking);
  else if (carrying.begin(booking)) peeking.close();
  return true;
}
