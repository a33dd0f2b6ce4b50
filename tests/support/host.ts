import { type ChildProcess, spawn } from 'node:child_process';
import path from 'node:path';
import type { Input, Output, ProcedureName } from '../../src/shared/contract/index.ts';
import type { Result } from '../../src/shared/errors.ts';

/** MEDIBOOK_OUT names another build than `out/`, such as one that nobody rebuilds while the tests run. */
const OUT = process.env['MEDIBOOK_OUT'] ?? path.resolve(import.meta.dirname, '../../out');

/** The built application in browser mode, as a process of its own. */
export interface Host {
  url: string;
  port: number;
  process: ChildProcess;
  /** Calls a procedure as a program does. */
  rpc<N extends ProcedureName>(name: N, input: Input<N>, token?: string): Promise<Result<Output<N>>>;
  stop(): Promise<void>;
  /** Ends it at once, without what it does at the end of a day: for a folder that is thrown away. */
  kill(): Promise<void>;
}

/**
 * Starts it, on a free port unless one is named, and answers when it has said where it is.
 * @param nodeOptions such as a module to load before it; whoever gives some can send it messages
 */
export async function startHost(
  folder: string,
  options: string[] = [],
  port = 0,
  nodeOptions: string[] = [],
): Promise<Host> {
  const program = path.join(OUT, 'main/browser.js');
  const child = spawn(
    process.execPath,
    [...nodeOptions, program, '--port', String(port), '--data', folder, '--no-open', ...options],
    { stdio: ['ignore', 'pipe', 'pipe', ...(nodeOptions.length > 0 ? (['ipc'] as const) : [])] },
  );
  const url = await readyLine(child);
  return {
    url,
    port: Number(new URL(url).port),
    process: child,
    rpc: async (name, input, token) => {
      const response = await fetch(`${url}/rpc/${name}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...(token && { authorization: `Bearer ${token}` }) },
        body: JSON.stringify(input),
      });
      return (await response.json()) as Result<never>;
    },
    stop: () => ended(child, 'SIGTERM'),
    kill: () => ended(child, 'SIGKILL'),
  };
}

function ended(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  return new Promise((resolve) => {
    if (child.exitCode !== null || child.signalCode !== null) return resolve();
    child.once('exit', () => resolve());
    child.kill(signal);
  });
}

function readyLine(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let said = '';
    const listen = (chunk: Buffer) => {
      said += chunk.toString();
      const url = /MediBook Desk is at (http:\/\/127\.0\.0\.1:\d+)/.exec(said)?.[1];
      if (url) resolve(url);
    };
    child.stdout?.on('data', listen);
    child.stderr?.on('data', listen);
    child.once('exit', (code) => reject(new Error(`The host ended with ${code}: ${said}`)));
  });
}
