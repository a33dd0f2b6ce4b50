/**
 * The user guide out of its Markdown: only the few forms that it is written in, so that the app shows it without
 * any HTML. What is not one of them is refused, with its line. Pure.
 */
import { spansOf, type Span } from './spans.ts';

export type Block =
  | { is: 'paragraph' | 'note'; spans: Span[] }
  | { is: 'section'; text: string }
  | { is: 'list'; isOrdered: boolean; items: Span[][] }
  | { is: 'table'; head: Span[][]; rows: Span[][][] }
  | { is: 'picture'; file: string; alt: string }
  | { is: 'lines'; text: string };

export interface Chapter {
  /** The same in every language: screens and links name it. */
  id: string;
  title: string;
  blocks: Block[];
}

export interface Part {
  title: string;
  chapters: Chapter[];
}

export interface Guide {
  title: string;
  parts: Part[];
}

const HEADING = /^(#{1,4}) (.+)$/;
const ANCHOR = /^<a id="([a-z0-9-]+)"><\/a>$/;
const PICTURE = /^!\[([^\]]+)\]\(([\w./-]+)\)$/;
const ITEM = /^(- |\d+\. )(.+)$/;

/** @throws where the text is written in a form that the app cannot show */
export function parseGuide(markdown: string): Guide {
  const guide: Guide = { title: '', parts: [] };
  let anchor: string | undefined;
  for (const { line, lines } of chunksOf(markdown)) {
    try {
      const named = lines.length === 1 ? ANCHOR.exec(lines[0] ?? '')?.[1] : undefined;
      if (named === undefined) add(guide, lines, anchor);
      anchor = named;
    } catch (error) {
      throw new Error(`Line ${line}: ${error instanceof Error ? error.message : String(error)}`, {
        cause: error,
      });
    }
  }
  return guide;
}

interface Chunk {
  /** Of the file, from 1. */
  line: number;
  lines: string[];
}

/** What stands between empty lines; within a fence empty lines count. */
function chunksOf(markdown: string): Chunk[] {
  const chunks: Chunk[] = [];
  let open: Chunk | undefined;
  let isFenced = false;
  for (const [index, text] of markdown.split(/\r?\n/).entries()) {
    if (text.startsWith('```')) isFenced = !isFenced;
    if (text.trim() === '' && !isFenced) open = undefined;
    else if (open) open.lines.push(text);
    else chunks.push((open = { line: index + 1, lines: [text] }));
  }
  return chunks;
}

function add(guide: Guide, lines: string[], anchor: string | undefined): void {
  const [, marks = '', title = ''] = (lines.length === 1 && HEADING.exec(lines[0] ?? '')) || [];
  if (marks === '#') guide.title = title;
  else if (marks === '##') guide.parts.push({ title, chapters: [] });
  else if (marks === '###') addChapter(guide, title, anchor);
  else last(last(guide.parts).chapters).blocks.push(marks ? { is: 'section', text: title } : blockOf(lines));
}

function addChapter(guide: Guide, title: string, id: string | undefined): void {
  if (id === undefined) throw new Error(`the chapter “${title}” needs an anchor before it`);
  last(guide.parts).chapters.push({ id, title, blocks: [] });
}

function last<T>(list: readonly T[]): T {
  const item = list.at(-1);
  if (item === undefined) throw new Error('this belongs into a chapter of a part');
  return item;
}

function blockOf(lines: string[]): Block {
  const [first = ''] = lines;
  if (first.startsWith('```')) return { is: 'lines', text: lines.slice(1, -1).join('\n') };
  if (first.startsWith('|')) return tableOf(lines);
  if (ITEM.test(first)) return listOf(lines);
  if (first.startsWith('> ')) {
    return { is: 'note', spans: spansOf(lines.map((line) => line.replace(/^> ?/, '')).join(' ')) };
  }
  const [, alt, file] = PICTURE.exec(first) ?? [];
  if (alt !== undefined && file !== undefined && lines.length === 1) return { is: 'picture', file, alt };
  if (/^[#!<*]|^\s/.test(first) && !/^<kbd>|^\*\*/.test(first)) throw new Error(`what is “${first}”?`);
  return { is: 'paragraph', spans: spansOf(lines.join(' ')) };
}

/** An item goes on in the lines under it that begin with spaces. */
function listOf(lines: string[]): Block {
  const items: string[] = [];
  const isOrdered = /^\d/.test(lines[0] ?? '');
  for (const line of lines) {
    const [, mark, text] = ITEM.exec(line) ?? [];
    if (text !== undefined && mark !== undefined) {
      if (/^\d/.test(mark) !== isOrdered) throw new Error('a list has numbers or dots, not both');
      items.push(text);
    } else if (/^ {2,3}\S/.test(line)) items.push(`${items.pop() ?? ''} ${line.trim()}`);
    else throw new Error(`“${line}” is no part of the list`);
  }
  return { is: 'list', isOrdered, items: items.map(spansOf) };
}

function tableOf([head = '', rule = '', ...rows]: string[]): Block {
  if (!/^\|( -+ \|)+$/.test(rule)) throw new Error('a table has a line of dashes under its head');
  const columns = cellsOf(head);
  const body = rows.map(cellsOf);
  if (body.some((row) => row.length !== columns.length)) throw new Error('a row has other columns');
  return { is: 'table', head: columns, rows: body };
}

function cellsOf(row: string): Span[][] {
  const inner = /^\| ?(.*?) ?\|$/.exec(row)?.[1];
  if (inner === undefined) throw new Error(`a row begins and ends with a line: “${row}”`);
  return inner.split(/ ?\| ?/).map(spansOf);
}

export function chaptersOf(guide: Guide): Chapter[] {
  return guide.parts.flatMap(({ chapters }) => chapters);
}
