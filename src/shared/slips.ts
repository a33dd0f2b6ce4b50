/** Words that are nearly the same: what a slip of the fingers makes of a name. Pure. */

/** How many slips a word may have: a short one would be any other. */
export function slipsIn(word: string): 0 | 1 | 2 {
  if (word.length < 4) return 0;
  return word.length < 7 ? 1 : 2;
}

/** Whether one word can be a slip of the other. */
export function isLike(a: string, b: string): boolean {
  const limit = slipsIn(a.length < b.length ? a : b);
  return slipsBetween(a, b, limit) <= limit;
}

/**
 * How many letters were left out, added, taken for another or swapped with their neighbour (Damerau-Levenshtein,
 * each place once). Anything above `limit` is answered as `limit + 1`.
 */
export function slipsBetween(a: string, b: string, limit: number): number {
  if (Math.abs(a.length - b.length) > limit) return limit + 1;
  let beforeLast: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i += 1) {
    const row = [i];
    for (let j = 1; j <= b.length; j += 1) row.push(cheapest({ a, b, i, j }, beforeLast, last, row));
    if (Math.min(...row) > limit) return limit + 1;
    [beforeLast, last] = [last, row];
  }
  return Math.min(last[b.length] ?? 0, limit + 1);
}

interface Place {
  a: string;
  b: string;
  i: number;
  j: number;
}

function cheapest({ a, b, i, j }: Place, beforeLast: number[], last: number[], row: number[]): number {
  const isSame = a[i - 1] === b[j - 1];
  const ways = [at(last, j) + 1, at(row, j - 1) + 1, at(last, j - 1) + (isSame ? 0 : 1)];
  const isSwapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
  if (isSwapped) ways.push(at(beforeLast, j - 2) + 1);
  return Math.min(...ways);
}

const at = (row: readonly number[], index: number) => row[index] ?? Number.POSITIVE_INFINITY;

/** Beyond its first letters a word is told apart by comparing, not by keys. */
const KEYED_LETTERS = 7;

/**
 * What is left of a word's beginning when up to as many letters are taken away as slips are allowed. Two words
 * within that many slips of each other have a key in common, so an index over keys finds them without looking
 * at all the others.
 */
export function slipKeys(word: string): string[] {
  let round = new Set([word.slice(0, KEYED_LETTERS)]);
  const keys = new Set(round);
  // A word of three letters is what is left of one of four.
  const times = Math.max(slipsIn(word), word.length === 3 ? 1 : 0);
  for (let time = 0; time < times; time += 1) {
    round = new Set([...round].flatMap(withoutOneLetter));
    for (const key of round) keys.add(key);
  }
  // Half a letter that is written with two code units is none, and no database keeps it.
  return [...new Set([...keys].map((key) => key.toWellFormed()))];
}

function withoutOneLetter(word: string): string[] {
  return Array.from(word, (_, index) => word.slice(0, index) + word.slice(index + 1));
}
