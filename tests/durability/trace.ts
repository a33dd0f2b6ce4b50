/** What a program did to a clinic's file and its log, in the order in which the system was asked for it. */
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import readline from 'node:readline';

export type Step =
  | { did: 'write'; file: string; at: number; bytes: Buffer }
  | { did: 'truncate'; file: string; size: number }
  /** It came back: what was written to the file before is on the disk. */
  | { did: 'sync'; file: string }
  | { did: 'acknowledge'; bookingId: number };

export const hasStrace = spawnSync('strace', ['--version']).status === 0;

/** All that could change a file, so that nothing goes unseen. */
const CALLS = 'pwrite64,write,pwritev,pwritev2,writev,fdatasync,fsync,ftruncate,rename,unlink,unlinkat';

/** Runs a program of Node's until it kills itself. @returns the file that has all that it asked the system for */
export function traced(program: string, argument: string, folder: string): string {
  const into = path.join(folder, 'trace.txt');
  const options = ['-f', '-y', '-xx', '-s', '70000', '-e', `trace=${CALLS}`, '-o', into];
  const { signal, stderr } = spawnSync('strace', [...options, process.execPath, program, argument], {
    // Else the program would wait for somebody to read.
    maxBuffer: 64 * 1024 * 1024,
    encoding: 'utf8',
  });
  if (signal !== 'SIGKILL') throw new Error(`The traced program did not come to its end: ${stderr}`);
  return into;
}

/** @param database the clinic's file; of all others only the folder that it lies in is looked at */
export async function stepsOf(trace: string, database: string): Promise<Step[]> {
  const reader = new TraceReader(database);
  const lines = readline.createInterface({ input: fs.createReadStream(trace), crlfDelay: Infinity });
  for await (const line of lines) reader.read(line);
  return reader.steps;
}

const text = (hex: string) => bytesOf(hex).toString();
const bytesOf = (hex: string) => Buffer.from(hex.replaceAll('\\x', ''), 'hex');

class TraceReader {
  readonly steps: Step[] = [];
  readonly #database: string;
  /** Calls that have begun, by thread. */
  readonly #begun = new Map<string, string>();

  constructor(database: string) {
    this.#database = database;
  }

  read(line: string): void {
    const space = line.indexOf(' ');
    const thread = line.slice(0, space);
    const rest = line.slice(space + 1).trimStart();
    if (rest.startsWith('<... ')) {
      // When it was done is what counts for a sync, and when it began for all others.
      const call = this.#begun.get(thread) ?? '';
      if (isSync(call)) this.#note(call, rest);
    } else if (rest.endsWith('<unfinished ...>')) {
      this.#begun.set(thread, rest);
      if (!isSync(rest)) this.#note(rest, '= 0');
    } else if (/^\w+\(/.test(rest)) {
      this.#note(rest, rest.slice(-40));
    }
  }

  #note(call: string, result: string): void {
    if (/= -1 /.test(result)) return;
    const name = call.slice(0, call.indexOf('('));
    const file = this.#fileOf(call, name);
    if (file) this.steps.push(this.#stepOf(name, file, call));
    if (name !== 'write' || !call.startsWith('write(1<')) return;
    for (const id of text(quoted(call)).trim().split('\n')) {
      this.steps.push({ did: 'acknowledge', bookingId: Number(id) });
    }
  }

  /** The file that a call is about; undefined where that is none of the clinic's. */
  #fileOf(call: string, name: string): string | undefined {
    const isByName = name === 'rename' || name.startsWith('unlink');
    const file = text(isByName ? quoted(call) : call.slice(call.indexOf('<') + 1, call.indexOf('>')));
    const isOurs = file === this.#database || file === `${this.#database}-wal`;
    return isOurs || (isSync(call) && file === path.dirname(this.#database)) ? file : undefined;
  }

  #stepOf(name: string, file: string, call: string): Step {
    if (isSync(call)) return { did: 'sync', file };
    const numbers = call.slice(call.lastIndexOf('"') + 1).match(/\d+/g) ?? [];
    if (name === 'pwrite64') return this.#written(file, call, numbers.map(Number));
    if (name === 'ftruncate') return { did: 'truncate', file, size: Number(/>, (\d+)/.exec(call)?.[1]) };
    throw new Error(`${name} on ${file} is not understood`);
  }

  #written(file: string, call: string, [length, at = 0]: number[]): Step {
    const bytes = bytesOf(quoted(call));
    if (bytes.length !== length) throw new Error(`${bytes.length} of ${length} bytes were seen`);
    return { did: 'write', file, at, bytes };
  }
}

const isSync = (call: string) => /^f(?:data)?sync\(/.test(call);
const quoted = (call: string) => call.slice(call.indexOf('"') + 1, call.lastIndexOf('"'));
