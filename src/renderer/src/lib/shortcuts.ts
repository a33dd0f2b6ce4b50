/** The one place where keys get their meaning. Screens register what they offer while they are shown. */
import { useEffect, useRef } from 'react';
import { tinykeys } from 'tinykeys';
import { bindingsOf, isByPlace, writesNothing } from '../../../shared/chords.ts';
import {
  type ActionId,
  actionIds,
  actionOf,
  isActionId,
  type KeyMap,
  keysWith,
} from '../../../shared/shortcuts.ts';

type Action = () => void;
const actions = new Map<ActionId, Action[]>();

interface Registering {
  /** Used only where no screen offers the same. */
  isFallback?: boolean;
}

/** Gives a key its meaning while the component is shown. The latest one wins, and a fallback never does. */
export function useShortcut(name: ActionId, action: Action, options?: Registering): void {
  useShortcuts({ [name]: action }, options);
}

/** The same for several at once. Which ones they are may change from one time to the next. */
export function useShortcuts(offered: Partial<Record<ActionId, Action>>, options: Registering = {}): void {
  const { isFallback = false } = options;
  const latest = useRef(offered);
  useEffect(() => {
    latest.current = offered;
  });
  const names = actionIds.filter((name) => offered[name]).join(' ');
  useEffect(() => {
    const stops = names
      .split(' ')
      .filter(isActionId)
      .map((name) => register(name, () => latest.current[name]?.(), isFallback));
    return () => {
      for (const stop of stops) stop();
    };
  }, [names, isFallback]);
}

function register(name: ActionId, run: Action, isFallback: boolean): () => void {
  const others = actions.get(name) ?? [];
  actions.set(name, isFallback ? [run, ...others] : [...others, run]);
  return () => {
    actions.set(
      name,
      (actions.get(name) ?? []).filter((other) => other !== run),
    );
  };
}

/** Whether anything on the screen answers to this action at the moment. */
export function isAvailable(name: ActionId): boolean {
  return (actions.get(name)?.length ?? 0) > 0;
}

/** Does what the action's keys would do; false where nothing answers to it. */
export function runAction(name: ActionId): boolean {
  const action = actions.get(name)?.at(-1);
  action?.();
  return action !== undefined;
}

let keysNow: KeyMap = keysWith([]);
let restart: (() => void) | undefined;

/** The keys count from now on. */
export function setKeys(keys: KeyMap): void {
  keysNow = keys;
  restart?.();
}

export function startShortcuts(): () => void {
  let stop = listen();
  restart = () => {
    stop();
    stop = listen();
  };
  return () => {
    restart = undefined;
    stop();
  };
}

/** The first binding that fits is the only one that is tried, so letters come before places. */
function listen(): () => void {
  const all = actionIds.flatMap((name) =>
    (keysNow.get(name) ?? []).flatMap((chord) =>
      bindingsOf(chord).map((binding) => ({ name, chord, binding })),
    ),
  );
  const places = all.filter(({ binding }) => isByPlace(binding));
  const letters = all.filter(({ binding }) => !isByPlace(binding));
  const map = Object.fromEntries(
    [...letters, ...places].map((bound) => [bound.binding, (event: KeyboardEvent) => press(bound, event)]),
  );
  return tinykeys(window, map, { ignore: isElsewhere });
}

interface Bound {
  name: ActionId;
  chord: string;
  binding: string;
}

function press({ name, chord, binding }: Bound, event: KeyboardEvent): void {
  if (isByPlace(binding) && /^[\x20-\x7e]$/.test(event.key)) return;
  const isForFields = actionOf(name).isForFields && writesNothing(chord);
  if (isInField(event) && !isForFields) return;
  if (!isAvailable(name)) return;
  event.preventDefault();
  runAction(name);
}

const FIELDS =
  'input, textarea, select, [contenteditable=true], [role=spinbutton], [role=listbox], [role=menu], [aria-haspopup=listbox]';

/** Keys belong to the field that is typed in. */
function isInField({ target }: KeyboardEvent): boolean {
  return target instanceof Element && target.closest(FIELDS) !== null;
}

/** And to the dialog that is open. */
function isElsewhere(event: KeyboardEvent): boolean {
  if (event.repeat || event.isComposing || event.defaultPrevented) return true;
  return document.querySelector('[role=dialog]') !== null;
}
