/** Tables in files, read as streams: whatever the encoding and the separator. */
import fs from 'node:fs';
import { Transform } from 'node:stream';
import Papa from 'papaparse';
import { AppError } from '../../../shared/errors.ts';

const SAMPLE = 256 * 1024;
const SEPARATORS = [',', ';', '\t', '|'];

export type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252';

export interface CsvShape {
  encoding: Encoding;
  separator: string;
}

/** A line of the table. `line` is where it begins, as a text editor counts. */
export interface CsvLine {
  line: number;
  cells: string[];
}

/** @throws AppError FILE_UNREADABLE for what is no text */
export async function shapeOf(file: string): Promise<CsvShape> {
  const encoding = await encodingOf(file);
  const bytes = head(file);
  const text = new TextDecoder(encoding).decode(bytes).replace(/^\uFEFF/, '');
  if (text.includes('\0')) throw new AppError('FILE_UNREADABLE');
  return { encoding, separator: separatorOf(text) };
}

function head(file: string): Buffer {
  const handle = fs.openSync(file, 'r');
  try {
    const buffer = Buffer.alloc(SAMPLE);
    return buffer.subarray(0, fs.readSync(handle, buffer, 0, SAMPLE, 0));
  } finally {
    fs.closeSync(handle);
  }
}

async function encodingOf(file: string): Promise<Encoding> {
  const bytes = head(file);
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  // Every second byte of Latin letters is zero in UTF-16, and none is anywhere in the others.
  const zeros = [0, 1].map((odd) => bytes.filter((byte, index) => index % 2 === odd && byte === 0).length);
  const [even = 0, odd = 0] = zeros;
  if (odd > bytes.length / 5) return 'utf-16le';
  if (even > bytes.length / 5) return 'utf-16be';
  // The first letter beyond ASCII may be far down.
  const decoder = new TextDecoder('utf-8', { fatal: true });
  try {
    for await (const chunk of fs.createReadStream(file)) decoder.decode(chunk as Buffer, { stream: true });
    decoder.decode();
    return 'utf-8';
  } catch {
    return 'windows-1252';
  }
}

/** The one that divides the first lines into the same number of cells, and into most. */
function separatorOf(text: string): string {
  const scored = SEPARATORS.map((separator) => {
    const { data } = Papa.parse<string[]>(text, { delimiter: separator, preview: 20, skipEmptyLines: true });
    const [first = 0, ...others] = data.slice(0, 20).map((cells) => cells.length);
    const isSteady = others.slice(0, -1).every((count) => count === first);
    return { separator, score: first > 1 ? first + (isSteady ? 1000 : 0) : 0 };
  });
  const best = scored.toSorted((a, b) => b.score - a.score)[0];
  return best && best.score > 0 ? best.separator : ',';
}

/** The lines with something on them, the header first. */
export async function* csvLines(file: string, { encoding, separator }: CsvShape): AsyncGenerator<CsvLine> {
  const decoder = new TextDecoder(encoding);
  const decoded = new Transform({
    readableObjectMode: false,
    encoding: 'utf8',
    decodeStrings: true,
    transform: (chunk: Buffer, _, done) => done(null, decoder.decode(chunk, { stream: true })),
    flush: (done) => done(null, decoder.decode()),
  });
  const rows = Papa.parse(Papa.NODE_STREAM_INPUT, { delimiter: separator });
  const source = fs.createReadStream(file);
  source.on('error', (error) => rows.destroy(error));
  source.pipe(decoded).pipe(rows);
  let line = 1;
  for await (const row of rows as AsyncIterable<string[]>) {
    const cells = line === 1 ? [(row[0] ?? '').replace(/^\uFEFF/, ''), ...row.slice(1)] : row;
    if (cells.some((cell) => cell.trim() !== '')) yield { line, cells };
    line += 1 + cells.reduce((sum, cell) => sum + breaksIn(cell), 0);
  }
}

function breaksIn(cell: string): number {
  return cell.includes('\n') ? cell.split('\n').length - 1 : 0;
}

/** The header and the first lines of a table. */
export async function firstLines(file: string, shape: CsvShape, count: number): Promise<string[][]> {
  const lines: string[][] = [];
  for await (const { cells } of csvLines(file, shape)) {
    lines.push(cells);
    if (lines.length > count) break;
  }
  return lines;
}
