/** The board's own keys. They act where the board has the focus; the sheet lists them from here. */
import type { MessageKey } from '../../../../shared/messages/en.ts';

export interface BoardKey {
  id: string;
  keys: readonly string[];
  label: MessageKey;
}

export const BOARD_KEYS = [
  { id: 'walk', keys: ['↑', '↓', '←', '→'], label: 'board.key.walk' },
  { id: 'ends', keys: ['Home', 'End'], label: 'board.key.ends' },
  { id: 'hour', keys: ['PageUp', 'PageDown'], label: 'board.key.hour' },
  { id: 'nextFree', keys: ['F'], label: 'board.key.nextFree' },
  { id: 'open', keys: ['Enter'], label: 'board.key.open' },
  { id: 'peek', keys: ['Space'], label: 'board.key.peek' },
  { id: 'carry', keys: ['M'], label: 'board.key.carry' },
  { id: 'arrived', keys: ['A'], label: 'board.key.arrived' },
  { id: 'inRoom', keys: ['I'], label: 'board.key.inRoom' },
  { id: 'done', keys: ['D'], label: 'board.key.done' },
  { id: 'noShow', keys: ['X'], label: 'board.key.noShow' },
  { id: 'left', keys: ['L'], label: 'board.key.left' },
  { id: 'confirmed', keys: ['C'], label: 'board.key.confirmed' },
  { id: 'week', keys: ['V'], label: 'board.key.week' },
  { id: 'view', keys: ['1', '9'], label: 'board.key.view' },
  { id: 'zoom', keys: ['+', '-', '0'], label: 'board.key.zoom' },
] as const satisfies readonly BoardKey[];

type Pressed = Pick<
  KeyboardEvent,
  'key' | 'code' | 'altKey' | 'ctrlKey' | 'metaKey' | 'repeat' | 'isComposing'
>;

/** The character that was meant: the one typed, or on layouts without Latin letters the one of the key's place. */
export function characterOf({ key, code }: Pick<Pressed, 'key' | 'code'>): string | undefined {
  if (key.length !== 1) return undefined;
  if (/^[\x21-\x7e]$/.test(key)) return key.toLowerCase();
  return /^(?:Key|Digit)(\w)$/.exec(code)?.[1]?.toLowerCase();
}

/** Keys with a modifier belong to the browser and the app; Shift alone only says how a character is typed. */
export function isPlain({ altKey, ctrlKey, metaKey, isComposing }: Pressed): boolean {
  return !altKey && !ctrlKey && !metaKey && !isComposing;
}
