import { typedPhoneDigits } from '../../../shared/phone.ts';
import { birthDatesOf, fold } from '../../../shared/search-text.ts';

/** What somebody typed into a search for patients, understood. All of it must fit, but the number alone. */
export interface TypedQuery {
  /** The patient number that it can be: `#12`, or nothing but digits. */
  number: number | null;
  /** It can be nothing but a number: `#12`. */
  isNumberOnly: boolean;
  /** Folded words of names, in their order. */
  words: string[];
  /** For each telephone number or part of one, the digits that it may be kept as. */
  phones: string[][];
  /** For each birth date, the dates that it can mean. */
  births: string[][];
}

/** A number with the signs that people put between its digits, or a word that happens to have digits in it. */
const NUMBERS = /(?<![\p{L}\p{N}])[+(]?\d[\d\s()./-]*(?![\p{L}])/gu;

export function parseTyped(typed: string, thisYear: number, country: string | null): TypedQuery {
  const text = typed.normalize('NFKC');
  const hash = /^\s*#\s*(\d{1,15})\s*$/.exec(text);
  const digits = /^\s*(\d{1,15})\s*$/.exec(text);
  const parsed: TypedQuery = {
    number: Number((hash ?? digits)?.[1]) || null,
    isNumberOnly: hash !== null,
    words: [],
    phones: [],
    births: [],
  };
  const words = text.replace(NUMBERS, (number) => {
    const births = birthDatesOf(number, thisYear);
    if (births.length > 0) parsed.births.push(births);
    else parsed.phones.push(typedPhoneDigits(number, country));
    return ' ';
  });
  parsed.words = fold(words).split(' ').filter(Boolean);
  return parsed;
}
