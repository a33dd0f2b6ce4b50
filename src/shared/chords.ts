/**
 * Keys pressed together, written one way only: `$mod+Alt+Shift+key` in this order. `$mod` is ⌘ on a Mac and Ctrl
 * elsewhere; the key is a Latin letter, a digit, a sign, or a named key. Pure.
 */

/** What a keyboard event says, as far as keys are concerned. */
export interface Pressed {
  key: string;
  code: string;
  ctrlKey: boolean;
  metaKey: boolean;
  altKey: boolean;
  shiftKey: boolean;
}

interface Chord {
  hasMod: boolean;
  hasAlt: boolean;
  hasShift: boolean;
  key: string;
}

const LETTER_OR_DIGIT = /^[a-z0-9]$/;
const SIGN = /^[!-/:-@[-`{-~]$/;
const NAMED =
  /^(Arrow(Up|Down|Left|Right)|Home|End|PageUp|PageDown|Insert|Delete|Backspace|Enter|Escape|Tab|Space|F([1-9]|1[0-2]))$/;

/** Where the signs are on the keyboard that the others are measured by. */
const CODE_OF_SIGN: Record<string, string> = {
  '[': 'BracketLeft',
  ']': 'BracketRight',
  ';': 'Semicolon',
  "'": 'Quote',
  ',': 'Comma',
  '.': 'Period',
  '/': 'Slash',
  '\\': 'Backslash',
  '`': 'Backquote',
  '-': 'Minus',
  '=': 'Equal',
};
const SIGN_OF_CODE = Object.fromEntries(Object.entries(CODE_OF_SIGN).map(([sign, code]) => [code, sign]));

function read(text: string): Chord | null {
  const parts = text.split(/(?<=[\w\]])\+/);
  const last = parts.pop() ?? '';
  const key = /^[A-Za-z]$/.test(last) ? last.toLowerCase() : last;
  const isKnown = [LETTER_OR_DIGIT, SIGN, NAMED].some((kind) => kind.test(key));
  const modifiers = new Set(parts);
  const isPlain = parts.every((part) => /^(\$mod|Alt|Shift)$/.test(part)) && modifiers.size === parts.length;
  if (!isKnown || !isPlain) return null;
  const hasShift = modifiers.has('Shift');
  // Shift makes signs, by rules of the layout: the sign is what counts then.
  if (hasShift && (SIGN.test(key) || /^\d$/.test(key))) return null;
  return { hasMod: modifiers.has('$mod'), hasAlt: modifiers.has('Alt'), hasShift, key };
}

function write({ hasMod, hasAlt, hasShift, key }: Chord): string {
  return [hasMod && '$mod', hasAlt && 'Alt', hasShift && 'Shift', key].filter(Boolean).join('+');
}

/** The one way to write these keys, or null when they are none. */
export function normalChord(text: string): string | null {
  const chord = read(text);
  return chord && write(chord);
}

/**
 * The keys that were pressed, or null for a modifier alone and for what cannot be written. On a layout without
 * Latin letters the key's place counts.
 */
export function chordOf(pressed: Pressed, isMac: boolean): string | null {
  const { ctrlKey, metaKey, altKey, shiftKey } = pressed;
  if (isMac ? ctrlKey : metaKey) return null;
  const key = keyOf(pressed);
  if (key === null) return null;
  const hasShift = shiftKey && !SIGN.test(key);
  return normalChord(write({ hasMod: isMac ? metaKey : ctrlKey, hasAlt: altKey, hasShift, key }));
}

function keyOf({ key, code }: Pressed): string | null {
  if (key === ' ') return 'Space';
  if (/^[!-~]$/.test(key)) return key.toLowerCase();
  if (NAMED.test(key)) return key;
  const place = /^(?:Key|Digit)(\w)$/.exec(code)?.[1] ?? SIGN_OF_CODE[code];
  return place?.toLowerCase() ?? null;
}

/** The chord as the key handler knows it: as typed, by its place on the keyboard, and by way of AltGr. */
export function bindingsOf(chord: string): string[] {
  const parsed = read(chord);
  if (!parsed) return [];
  const { key, hasMod, hasAlt } = parsed;
  const modifiers = chord.slice(0, chord.length - key.length);
  if (SIGN.test(key)) {
    const place = CODE_OF_SIGN[key];
    const ways = [`${modifiers}[Shift]+${key}`];
    if (place) ways.push(`${modifiers}${place}`);
    if (!hasMod && !hasAlt) ways.push(`AltGraph+[Shift]+${key}`);
    return ways;
  }
  if (!LETTER_OR_DIGIT.test(key)) return [chord];
  return [chord, `${modifiers}${/\d/.test(key) ? 'Digit' : 'Key'}${key.toUpperCase()}`];
}

/** On a Latin layout the letter counts, wherever its key is; elsewhere the key's place does. */
export function isByPlace(binding: string): boolean {
  return /(?:^|\+)(?:Key[A-Z]|Digit\d|Bracket(?:Left|Right)|Semicolon|Quote|Comma|Period|Slash|Backslash|Backquote|Minus|Equal)$/.test(
    binding,
  );
}

const SYSTEM = new Set([
  ...'acfhlmnopqrstuvwx0123456789-+='.split('').map((key) => `$mod+${key}`),
  ...'cijmnqrtvw'.split('').map((key) => `$mod+Shift+${key}`),
  ...'F1 F3 F5 F6 F7 F10 F11 F12 Shift+F10 $mod+F4 $mod+F5 Alt+F4 $mod+Shift+z'.split(' '),
]);
/** Keys that move about, write, or belong to what has the focus. */
const MOVING = /^(Arrow\w+|Home|End|Page\w+|Delete|Backspace|Enter|Escape|Tab|Space)$/;

/** Whether these keys belong to the browser, the system, typing or moving about, so that no action may have them. */
export function isReserved(chord: string): boolean {
  const parsed = read(chord);
  if (!parsed) return true;
  const { key, hasMod, hasAlt } = parsed;
  if (SYSTEM.has(chord)) return true;
  if (/^(Tab|Escape|Enter|Space|Backspace|Delete)$/.test(key)) return true;
  if (!hasMod && !hasAlt && MOVING.test(key)) return true;
  // Alt and a letter opens a menu or writes a sign; Ctrl and Alt together are AltGr.
  return hasAlt && (hasMod || LETTER_OR_DIGIT.test(key) || SIGN.test(key));
}

/** Whether these keys also act while somebody types: never a letter alone. */
export function writesNothing(chord: string): boolean {
  const parsed = read(chord);
  return parsed !== null && (parsed.hasMod || /^F\d/.test(parsed.key));
}

/** The chord in parts to show, such as `['$mod', 'K']`. Letters are shown as capitals. */
export function partsOf(chord: string): string[] {
  const parsed = read(chord);
  if (!parsed) return [chord];
  const { hasMod, hasAlt, hasShift, key } = parsed;
  const shown = key.length === 1 ? key.toUpperCase() : key;
  return [hasMod && '$mod', hasAlt && 'Alt', hasShift && 'Shift', shown].filter((part) => part !== false);
}
