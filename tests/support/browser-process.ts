import { spawn } from 'node:child_process';
import path from 'node:path';

/** The built desk in browser mode, in a process of its own. */
export interface BrowserProcess {
  pid: number;
  /** The address that its one line says. */
  url: string;
  output: () => { stdout: string; stderr: string };
  kill(signal: NodeJS.Signals): void;
  /** The exit code, or the signal's name. */
  exited: Promise<number | NodeJS.Signals | null>;
}

const READY = /^MediBook Desk is at (http:\/\/127\.0\.0\.1:\d+)\n/;

/** Starts it, and waits until it is ready; `url` is empty when it has ended instead. Root may start it as another. */
export function startBrowserProcess(
  args: string[],
  options: { uid?: number; gid?: number; env?: NodeJS.ProcessEnv } = {},
): Promise<BrowserProcess> {
  const program = path.resolve('out/main/browser.js');
  const child = spawn(process.execPath, [program, '--no-open', ...args], options);
  const output = { stdout: '', stderr: '' };
  return new Promise((resolve) => {
    const exited = new Promise<number | NodeJS.Signals | null>((end) => {
      child.on('close', (code, signal) => end(code ?? signal));
    });
    const answer = (url: string) =>
      resolve({
        pid: child.pid ?? 0,
        url,
        output: () => output,
        kill: (signal) => child.kill(signal),
        exited,
      });
    child.stdout.on('data', (chunk) => {
      output.stdout += chunk;
      const url = READY.exec(output.stdout)?.[1];
      if (url) answer(url);
    });
    child.stderr.on('data', (chunk) => {
      output.stderr += chunk;
    });
    void exited.then(() => answer(''));
  });
}
