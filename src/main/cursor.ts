import { invalid } from '../shared/errors.ts';

/** Keyset paging: a cursor is where the last page ended, so a row that comes or goes shifts nothing. */
type Kind = 'number' | 'string';
type KeyOf<Kinds extends readonly Kind[]> = {
  -readonly [I in keyof Kinds]: Kinds[I] extends 'number' ? number : string;
};

/** @throws AppError INVALID for a cursor that no list of this kind gave */
export function parseCursor<const Kinds extends readonly Kind[]>(
  cursor: string | undefined,
  kinds: Kinds,
): KeyOf<Kinds> | null {
  if (cursor === undefined) return null;
  const key = decode(cursor);
  const fits =
    Array.isArray(key) &&
    key.length === kinds.length &&
    kinds.every((kind, i) => typeof key[i] === kind && isWritable(key[i]));
  if (!fits) throw invalid({ cursor: 'NOT_VALID' });
  return key as KeyOf<Kinds>;
}

/** JSON can say numbers that are larger than any, and a server takes none of those. */
const isWritable = (part: unknown) => typeof part !== 'number' || Number.isSafeInteger(part);

/** One page out of `limit + 1` rows: the one too many says that there is a next page. */
export function pageOf<Row, Item>(
  rows: Row[],
  limit: number,
  itemOf: (row: Row) => Item,
  keyOf: (row: Row) => readonly (number | string)[],
): { items: Item[]; nextCursor?: string } {
  const page = rows.slice(0, limit);
  const last = page.at(-1);
  return {
    items: page.map(itemOf),
    ...(rows.length > limit && last !== undefined && { nextCursor: encode(keyOf(last)) }),
  };
}

function encode(key: readonly (number | string)[]): string {
  return Buffer.from(JSON.stringify(key)).toString('base64url');
}

function decode(cursor: string): unknown {
  try {
    return JSON.parse(Buffer.from(cursor, 'base64url').toString());
  } catch {
    return null;
  }
}
