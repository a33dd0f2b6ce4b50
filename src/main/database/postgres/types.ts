/** How values of the server become those that a file has: numbers are numbers, and what is true is 1. */
import { types } from 'pg';

const BOOL = 16;
const INT8 = 20;
const NUMERIC = 1700;

type Parser = (text: string) => unknown;

/** Instants, ids and sums are far below 2^53; one that is not must not be rounded in silence. */
function wholeNumber(text: string): number {
  const value = Number(text);
  if (Number.isInteger(value) && !Number.isSafeInteger(value)) throw new RangeError('A number is too large');
  return value;
}

const parsers: Record<number, Parser> = {
  [BOOL]: (text) => (text === 't' ? 1 : 0),
  [INT8]: wholeNumber,
  [NUMERIC]: wholeNumber,
};

export function parserOf(oid: number, format?: 'text' | 'binary'): Parser {
  return parsers[oid] ?? (types.getTypeParser(oid, format) as Parser);
}
