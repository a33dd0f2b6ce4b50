import fs from 'node:fs';
import type { ImportKind, InspectedFile } from '../../../shared/contract/imports.ts';
import { AppError } from '../../../shared/errors.ts';
import { detectDateOrder } from '../../../shared/imports/dates.ts';
import { DATES_OF, guessKind, guessMapping } from '../../../shared/imports/fields.ts';
import { CLINIC_HEAD } from './clinic-file.ts';
import { firstLines, shapeOf } from './csv-file.ts';

const SHOWN = 5;
/** So many dates tell in which order they are. */
const LOOKED_AT = 1000;
const SHOWN_OF_CELL = 80;
const COLUMNS_AT_MOST = 200;

/** @throws AppError FILE_UNREADABLE */
export async function inspectFile(
  file: string,
  wanted: ImportKind | undefined,
  now: number,
): Promise<InspectedFile> {
  if (isClinicFile(file)) {
    const guess = { kind: 'clinic', mapping: {}, dateOrder: 'YMD' } as const;
    return { format: 'clinic', columns: [], sample: [], guess };
  }
  const lines = await firstLines(file, await shapeOf(file), LOOKED_AT);
  const [header, ...rows] = lines;
  if (!header || header.length > COLUMNS_AT_MOST) throw new AppError('FILE_UNREADABLE');
  const columns = header.map((title) => title.trim().slice(0, SHOWN_OF_CELL));
  const kind = wanted === undefined || wanted === 'clinic' ? guessKind(columns) : wanted;
  const mapping = guessMapping(kind, columns);
  const dates = DATES_OF[kind].flatMap((field) => {
    const column = mapping[field];
    return column === undefined ? [] : rows.map((row) => row[column] ?? '');
  });
  return {
    format: 'csv',
    columns,
    sample: rows.slice(0, SHOWN).map((row) => row.map((cell) => cell.slice(0, SHOWN_OF_CELL))),
    guess: { kind, mapping, dateOrder: detectDateOrder(dates, new Date(now).getUTCFullYear()) },
  };
}

function isClinicFile(file: string): boolean {
  const handle = fs.openSync(file, 'r');
  try {
    const start = Buffer.alloc(CLINIC_HEAD.length);
    fs.readSync(handle, start, 0, start.length, 0);
    return start.toString('utf8') === CLINIC_HEAD;
  } finally {
    fs.closeSync(handle);
  }
}
