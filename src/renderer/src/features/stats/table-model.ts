/** A table as it is shown, printed and saved for a spreadsheet: made once for all three. Pure. */
import { harmlessCell } from '../../../../shared/paper/cells.ts';
import { countText, hoursText, minutesText, shareText, timeText } from './numbers.ts';

export interface Cell {
  text: string;
  /** For a spreadsheet. */
  raw: string | number;
  /** Drawn as a bar beside the text: a share of 1. */
  bar?: number;
  isNumber: boolean;
}

export interface TableModel {
  title: string;
  /** In a sentence, what the numbers are. */
  hint?: string;
  head: readonly string[];
  /** The first cell of each row is what the row is about. */
  rows: readonly (readonly Cell[])[];
}

const number = (text: string, raw: number | string): Cell => ({ text, raw, isNumber: true });
const none: Cell = number('–', '');

export const label = (text: string): Cell => ({ text, raw: text, isNumber: false });
export const count = (value: number): Cell => number(countText(value), value);
export const hours = (minutes: number): Cell => number(hoursText(minutes), minutes / 60);
export const minutes = (value: number | null): Cell =>
  value === null ? none : number(minutesText(value), value);
export const time = (value: number | null): Cell => (value === null ? none : number(timeText(value), value));
export const share = (value: number | null): Cell =>
  value === null ? none : number(shareText(value), Math.round(value * 1e4) / 1e4);
export const shareBar = (value: number | null): Cell =>
  value === null ? none : { ...share(value), bar: Math.min(1, value) };
export const barOf = (cell: Cell, part: number | null): Cell =>
  part === null ? cell : { ...cell, bar: part };

/** The byte order mark tells spreadsheets that this is UTF-8. */
const BYTE_ORDER_MARK = '\uFEFF';

export function csvOf({ head, rows }: TableModel): string {
  const lines = [head, ...rows.map((row) => row.map(({ raw }) => raw))];
  return BYTE_ORDER_MARK + lines.map((line) => `${line.map(csvCell).join(',')}\r\n`).join('');
}

/** A number is never a formula, so that what is below zero stays a number. */
function csvCell(value: string | number): string {
  if (typeof value === 'number') return String(value);
  const harmless = harmlessCell(value);
  return /[",\r\n]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
}
