/** A password that nobody reads over a shoulder, in a list of processes, or in a shell's history. */
import { createInterface } from 'node:readline/promises';
import { Writable } from 'node:stream';

/**
 * From the first of the variables that is set; else asked for where somebody sits there, and the first line of what is
 * piped in where nobody does.
 */
export async function readPassword(question: string, ...variables: string[]): Promise<string> {
  for (const name of variables) {
    const given = process.env[name];
    if (given) return given;
  }
  return process.stdin.isTTY && process.stderr.isTTY ? asked(question) : firstLine();
}

async function asked(question: string): Promise<string> {
  process.stderr.write(question);
  const silent = new Writable({ write: (_chunk, _encoding, done) => done() });
  const terminal = createInterface({ input: process.stdin, output: silent, terminal: true });
  const answer = await terminal.question('');
  terminal.close();
  process.stderr.write('\n');
  return answer;
}

async function firstLine(): Promise<string> {
  const lines = createInterface({ input: process.stdin });
  for await (const line of lines) {
    lines.close();
    return line;
  }
  return '';
}
