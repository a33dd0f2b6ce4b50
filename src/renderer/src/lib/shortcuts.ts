/** The one place where keys get their meaning. Screens register what they offer while they are shown. */
import { useEffect, useRef } from 'react';
import { tinykeys } from 'tinykeys';

/** The letter as typed, and its physical key for layouts that do not have it. */
const BINDINGS = {
  book: ['n', 'KeyN'],
  walkIn: ['w', 'KeyW'],
  today: ['t', 'KeyT'],
  goToDate: ['g', 'KeyG'],
  previousDay: ['[', 'BracketLeft', 'Alt+ArrowLeft'],
  nextDay: [']', 'BracketRight', 'Alt+ArrowRight'],
  undo: ['$mod+z', '$mod+KeyZ'],
  daySheet: ['$mod+p', '$mod+KeyP'],
  help: ['[Shift]+?'],
} as const;
export type ShortcutName = keyof typeof BINDINGS;

type Action = () => void;
const actions = new Map<ShortcutName, Action[]>();

/** Gives a key its meaning while the component is shown. The latest one wins, and a fallback never does. */
export function useShortcut(name: ShortcutName, action: Action, { isFallback = false } = {}): void {
  const latest = useRef(action);
  useEffect(() => {
    latest.current = action;
  });
  useEffect(() => {
    const run = () => latest.current();
    const others = actions.get(name) ?? [];
    actions.set(name, isFallback ? [run, ...others] : [...others, run]);
    return () => {
      actions.set(
        name,
        (actions.get(name) ?? []).filter((other) => other !== run),
      );
    };
  }, [name, isFallback]);
}

export function startShortcuts(): () => void {
  const map: Record<string, (event: KeyboardEvent) => void> = {};
  for (const name of Object.keys(BINDINGS) as ShortcutName[]) {
    for (const binding of BINDINGS[name]) map[binding] = (event) => run(name, binding, event);
  }
  return tinykeys(window, map, { ignore: isElsewhere });
}

function run(name: ShortcutName, binding: string, event: KeyboardEvent): void {
  if (isPhysical(binding) && /^[\x20-\x7e]$/.test(event.key)) return;
  const action = actions.get(name)?.at(-1);
  if (!action) return;
  event.preventDefault();
  action();
}

/** On a Latin layout the letter counts, wherever its key is; elsewhere the key's place does. */
function isPhysical(binding: string): boolean {
  return /(Key[A-Z]|Bracket\w+)$/.test(binding);
}

const FIELDS =
  'input, textarea, select, [contenteditable=true], [role=spinbutton], [role=listbox], [role=menu], [aria-haspopup=listbox]';

/** Keys belong to the field that is typed in, and to the dialog that is open. */
function isElsewhere(event: KeyboardEvent): boolean {
  if (event.repeat || event.isComposing || event.defaultPrevented) return true;
  const target = event.target instanceof Element ? event.target : null;
  return Boolean(target?.closest(FIELDS)) || document.querySelector('[role=dialog]') !== null;
}
