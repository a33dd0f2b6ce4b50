/** Keys as the guide writes them, `Ctrl K`, and what they are: so that everybody reads their own keys. Pure. */
import { normalChord } from '../chords.ts';
import { en, type MessageKey } from '../messages/en.ts';
import type { Say } from '../messages/format.ts';
import { ACTIONS, type ShortcutAction } from '../shortcuts.ts';

type KeyName = Extract<MessageKey, `key.${string}`>;

const ARROWS: Record<string, string> = {
  '←': 'ArrowLeft',
  '→': 'ArrowRight',
  '↑': 'ArrowUp',
  '↓': 'ArrowDown',
};
const NAMES = Object.keys(en).filter((key): key is KeyName => key.startsWith('key.'));

/** @param text keys with spaces between them, by the names that they have in the language that is said */
export function chordNamed(text: string, say: Say): string | null {
  if (text === say('key.arrows')) return 'arrows';
  return normalChord(
    text
      .split(' ')
      .map((part) => partNamed(part, say))
      .join('+'),
  );
}

function partNamed(part: string, say: Say): string {
  const name = NAMES.find((key) => say(key) === part)?.slice('key.'.length);
  if (name === 'Control') return '$mod';
  return name ?? ARROWS[part] ?? part;
}

/** The action that has this chord to begin with. */
export function actionWith(chord: string): ShortcutAction | undefined {
  return ACTIONS.find(({ keys }) => keys.includes(chord));
}
