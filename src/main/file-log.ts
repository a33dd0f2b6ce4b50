import fs from 'node:fs';
import path from 'node:path';
import { describe, type Log } from './log.ts';

const NAME = 'medibook-desk';
/** Bytes of one file before the next is begun, and how many older ones stay. */
const LARGEST = 1_000_000;
const KEPT = 3;

/** A log in the data folder, beside what it is about. What it is given holds no patient's data: see `describe`. */
export function fileLog(folder: string, { largest = LARGEST, kept = KEPT } = {}): Log {
  const file = (index: number) => path.join(folder, index === 0 ? `${NAME}.log` : `${NAME}.${index}.log`);
  const write = (level: string, message: string) => {
    try {
      rotate(file, largest, kept);
      fs.appendFileSync(file(0), `${new Date().toISOString()} ${level} ${message}\n`, { mode: 0o600 });
    } catch {
      // A log that cannot be written must not stop the desk.
    }
  };
  return {
    info: (message) => write('info', message),
    error: (message, error) =>
      write('error', error === undefined ? message : `${message}\n${describe(error)}`),
  };
}

function rotate(file: (index: number) => string, largest: number, kept: number): void {
  const size = fs.statSync(file(0), { throwIfNoEntry: false })?.size ?? 0;
  if (size < largest) return;
  for (let index = kept; index > 0; index -= 1) {
    if (fs.existsSync(file(index - 1))) fs.renameSync(file(index - 1), file(index));
  }
}

/** Bytes of the end of each file that are shown to whoever helps. */
const TAIL = 256 * 1024;

/** The last lines of each log, the latest first. */
export function logTails(folder: string): { name: string; text: string }[] {
  const names = Array.from({ length: KEPT + 1 }, (_, index) => (index === 0 ? NAME : `${NAME}.${index}`));
  return names.flatMap((name) => {
    const file = path.join(folder, `${name}.log`);
    return fs.existsSync(file) ? [{ name: `${name}.log`, text: tailOf(file) }] : [];
  });
}

/** Whole lines. */
function tailOf(file: string): string {
  const bytes = fs.readFileSync(file);
  const text = bytes.subarray(-TAIL).toString('utf8');
  return bytes.length > TAIL ? text.slice(text.indexOf('\n') + 1) : text;
}

/** Says everything in both places. */
export function bothLogs(one: Log, other: Log): Log {
  return {
    info: (message) => {
      one.info(message);
      other.info(message);
    },
    error: (message, error) => {
      one.error(message, error);
      other.error(message, error);
    },
  };
}
