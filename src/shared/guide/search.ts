/** Finds the sentence of the guide that somebody means by a few words. Pure. */
import { fold } from '../search-text.ts';
import { type Block, type Chapter, chaptersOf, type Guide } from './markdown.ts';
import { textOf } from './spans.ts';

export interface Found {
  chapter: Pick<Chapter, 'id' | 'title'>;
  /** Which of the chapter's blocks it is in; -1 is the title. */
  at: number;
  /** The sentence, or the title of the chapter itself. */
  text: string;
}

interface Passage extends Found {
  folded: string;
  /** The lower, the likelier it is meant: titles before what stands under them. */
  rank: number;
}

const MOST = 12;
/** Shorter ones count only where a word begins. */
const LONG_ENOUGH = 3;

/**
 * The best sentence of each chapter that has all the words, the likeliest chapter first. Where none has all of them,
 * those with most: one word that the guide does not use must not hide what the others find.
 */
export function searchGuide(guide: Guide, typed: string): Found[] {
  const words = wordsOf(typed);
  const judged = chaptersOf(guide).map((chapter) => judge(chapter, words));
  const fewest = Math.min(...judged.map(({ missing }) => missing));
  if (fewest === words.length) return [];
  return judged
    .filter(({ missing }) => missing === fewest)
    .toSorted((a, b) => a.score - b.score)
    .slice(0, MOST)
    .map(({ best: { chapter, at, text } }) => ({ chapter, at, text }));
}

export function wordsOf(typed: string): string[] {
  return [...new Set(fold(typed).split(' ').filter(Boolean))];
}

/** Whether one of the words is, begins, or is within this word. */
export function isMeant(word: string, words: readonly string[]): boolean {
  const folded = fold(word);
  return words.some((one) => folded.startsWith(one) || (one.length >= LONG_ENOUGH && folded.includes(one)));
}

/** How many of the words a chapter lacks, and its sentence that has most of them; the lower the score, the better. */
function judge(chapter: Chapter, words: readonly string[]) {
  const passages = passagesOf(chapter);
  const lacks = (folded: string) => words.filter((word) => !has(folded, word)).length;
  const scores = passages.map(({ folded, rank }) => {
    const isWhole = words.every((word) => begins(folded, word));
    return lacks(folded) * 10 + rank + (isWhole ? 0 : 1);
  });
  const score = Math.min(...scores);
  const best = passages[scores.indexOf(score)] as Passage;
  return { missing: lacks(passages.map(({ folded }) => folded).join(' ')), score, best };
}

const begins = (folded: string, word: string) => ` ${folded}`.includes(` ${word}`);
const has = (folded: string, word: string) =>
  begins(folded, word) || (word.length >= LONG_ENOUGH && folded.includes(word));

function passagesOf(chapter: Chapter): Passage[] {
  const passage = (at: number, text: string, rank: number): Passage => ({
    chapter: { id: chapter.id, title: chapter.title },
    at,
    text,
    folded: fold(text),
    rank,
  });
  const inside = chapter.blocks.flatMap((block, at) =>
    sentencesOf(block).map((text) => passage(at, text, block.is === 'section' ? 2 : 4)),
  );
  return [passage(-1, chapter.title, 0), ...inside];
}

function sentencesOf(block: Block): string[] {
  if (block.is === 'paragraph' || block.is === 'note') return sentences(textOf(block.spans));
  if (block.is === 'list') return block.items.flatMap((item) => sentences(textOf(item)));
  if (block.is === 'table') return block.rows.map((row) => row.map(textOf).join(' · '));
  return block.is === 'section' || block.is === 'lines' ? [block.text] : [];
}

function sentences(text: string): string[] {
  return text.split(/(?<=[.!?؟])\s+/).filter(Boolean);
}
