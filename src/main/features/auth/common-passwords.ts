/**
 * Which passwords are guessed first: the published list of the most used ones, and what people make of them
 * to reach twelve characters.
 */

/** Sequences that fingers follow, each also backwards and from its end on to its start. */
const TRACKS = [
  '1234567890',
  'abcdefghijklmnopqrstuvwxyz',
  'qwertyuiopasdfghjklzxcvbnm',
  'qwertzuiopasdfghjklyxcvbnm',
  'azertyuiopqsdfghjklmwxcvbn',
  '1qaz2wsx3edc4rfv5tgb6yhn7ujm8ik9ol0p',
  'йцукенгшщзхъфывапролджэячсмитьбю',
].flatMap((track) => [track.repeat(3), Array.from(track).toReversed().join('').repeat(3)]);

/** Characters: what is repeated needs more than so many to count as a word of its own. */
const LONGEST_UNIT = 4;
/** A password of fewer runs than this is nothing but runs. */
const FEWEST_RUNS = 4;

const LOOKALIKES: Record<string, string> = {
  '@': 'a',
  '4': 'a',
  '3': 'e',
  '1': 'i',
  '!': 'i',
  '0': 'o',
  $: 's',
  '5': 's',
  '7': 't',
};

let list: Promise<ReadonlySet<string>> | undefined;

/** Loaded when the first password is set: most starts of the program need it never. */
function mostUsed(): Promise<ReadonlySet<string>> {
  list ??= import('@zxcvbn-ts/language-common').then(
    ({ dictionary }) => new Set(dictionary['passwords-common'].map((password) => password.toLowerCase())),
  );
  return list;
}

export async function isCommonPassword(password: string): Promise<boolean> {
  const typed = password.toLowerCase();
  return isMadeOf(await mostUsed(), typed) || isRun(typed);
}

/** Whether the password is one of these names and emails, with or without what was put around it. */
export function isOneOf(names: readonly string[], password: string): boolean {
  const typed = lettersAndDigits(password);
  const words = names.flatMap((name) => [name, name.split('@')[0] ?? '']).map(lettersAndDigits);
  return words.some((word) => word !== '' && (word === typed || word === coreOf(typed)));
}

/** A common one as it is, repeated, with signs and digits put into or around it, or with lookalikes for letters. */
function isMadeOf(common: ReadonlySet<string>, typed: string): boolean {
  const core = coreOf(typed);
  const readings = [typed, core, withoutLookalikes(core), coreOf(lettersAndDigits(typed))];
  if (readings.some((word) => common.has(word))) return true;
  const unit = repeatedUnit(typed) ?? repeatedUnit(core);
  return unit !== null && (unit.length <= LONGEST_UNIT || isMadeOf(common, unit));
}

/** Without the digits and signs before its first and after its last letter. */
function coreOf(typed: string): string {
  return typed.replace(/^\P{L}+|\P{L}+$/gu, '');
}

function withoutLookalikes(typed: string): string {
  return typed.replace(/[@431!0$57]/g, (sign) => LOOKALIKES[sign] ?? sign);
}

function lettersAndDigits(text: string): string {
  return text.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');
}

/** `abc` for `abcabcab`; null for what does not repeat. */
function repeatedUnit(typed: string): string | null {
  const characters = Array.from(typed);
  for (let length = 1; length <= characters.length / 2; length += 1) {
    const repeats = characters.every((character, at) => character === characters[at % length]);
    if (repeats) return characters.slice(0, length).join('');
  }
  return null;
}

/** Whether it is nothing but a few runs along the keyboard, the alphabet or one key, such as `123456abcdef`. */
function isRun(typed: string): boolean {
  let runs = 0;
  for (let from = 0; from < typed.length; from += runLength(typed.slice(from))) {
    runs += 1;
    if (runs >= FEWEST_RUNS) return false;
  }
  return true;
}

function runLength(rest: string): number {
  const sameKey = /^(.)\1*/su.exec(rest)?.[0].length ?? 1;
  let length = 1;
  const isOnTrack = (run: string) => TRACKS.some((track) => track.includes(run));
  while (length < rest.length && isOnTrack(rest.slice(0, length + 1))) length += 1;
  return Math.max(length, sameKey);
}
