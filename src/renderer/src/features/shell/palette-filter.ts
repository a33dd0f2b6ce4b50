/** Which entries of a list somebody means by what they typed. Pure. */
import { fold } from '../../../../shared/search-text.ts';

const BEST = 0;
const WORDS = 1;
const STARTS = 2;

/** How well a text fits, the lower the better, or null: it begins so, each word begins one of its words, or word starts in a row make it up. */
export function fit(text: string, typed: string): number | null {
  const wanted = fold(typed);
  const within = fold(text);
  if (wanted === '') return BEST;
  if (within.startsWith(wanted)) return BEST;
  const words = within.split(' ');
  if (wanted.split(' ').every((word) => words.some((other) => other.startsWith(word)))) return WORDS;
  return isMadeOfStarts(words, wanted.replaceAll(' ', '')) ? STARTS : null;
}

/** `wali` is the starts of "waiting list", and `gtd` those of "go to a date". Words may be left out. */
function isMadeOfStarts(words: readonly string[], letters: string): boolean {
  // How many letters the words so far can make up; a set, so that each count is followed up once.
  const reached = new Set([0]);
  for (const word of words) {
    for (const count of Array.from(reached)) {
      const length = sharedStart(word, letters.slice(count));
      for (let taken = 1; taken <= length; taken += 1) reached.add(count + taken);
    }
  }
  return reached.has(letters.length);
}

function sharedStart(word: string, letters: string): number {
  let length = 0;
  while (length < word.length && word[length] === letters[length]) length += 1;
  return length;
}

/** What fits, the best first; among equals the order stays. */
export function fitting<T>(items: readonly T[], textOf: (item: T) => string, typed: string): T[] {
  const rated = items.map((item) => ({ item, rate: fit(textOf(item), typed) }));
  return rated
    .filter(({ rate }) => rate !== null)
    .toSorted((a, b) => (a.rate ?? 0) - (b.rate ?? 0))
    .map(({ item }) => item);
}
