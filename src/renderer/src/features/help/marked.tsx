import { Fragment } from 'react';
import { isMeant } from '../../../../shared/guide/search.ts';

/** A text with the words that were searched for marked in it. */
export function Marked({ text, words }: { text: string; words: readonly string[] }) {
  if (words.length === 0) return text;
  return text.split(/([\p{L}\p{N}\p{M}]+)/u).map((part, index) => (
    // oxlint-disable-next-line react/no-array-index-key -- parts of one text, in their order
    <Fragment key={index}>{index % 2 === 1 && isMeant(part, words) ? <mark>{part}</mark> : part}</Fragment>
  ));
}
