import { parseArgs } from 'node:util';
import { mainText } from './main-text.ts';

export interface Arguments {
  isBrowser: boolean;
  isDemo: boolean;
  /** Whether the page is to be opened in a browser once it is served. */
  isOpening: boolean;
  isVersion: boolean;
  isHelp: boolean;
  port?: number;
  data?: string;
  /** What is to be done in place of opening the desk. */
  task?: Task;
}

/** Work for IT, on the command line. `path` is empty where none was named. */
export interface Task {
  kind: (typeof TASKS)[number];
  path: string;
}

/** The command line asks for something that cannot be; the message says what, in words. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

const TASKS = ['verify', 'backup', 'restore', 'export'] as const;

const OPTIONS = {
  browser: { type: 'boolean' },
  port: { type: 'string' },
  data: { type: 'string' },
  demo: { type: 'boolean' },
  'no-open': { type: 'boolean' },
  version: { type: 'boolean' },
  help: { type: 'boolean', short: 'h' },
  verify: { type: 'boolean' },
  backup: { type: 'string' },
  restore: { type: 'string' },
  export: { type: 'string' },
} as const;

/**
 * Reads the command line. `lenient` is for Electron, where Chromium's own switches are among the arguments.
 * @throws UsageError for what is not known, or has a value that cannot be used
 */
export function parseArguments(args: string[], { lenient = false } = {}): Arguments {
  const values = parsed(args, lenient);
  const port = values['port'] === undefined ? undefined : portOf(values['port']);
  const data = values['data'] === undefined ? undefined : folderOf(values['data']);
  const task = taskOf(values);
  return {
    isBrowser: values['browser'] === true,
    isDemo: values['demo'] === true,
    isOpening: values['no-open'] !== true,
    isVersion: values['version'] === true,
    isHelp: values['help'] === true,
    ...(port !== undefined && { port }),
    ...(data !== undefined && { data }),
    ...(task && { task }),
  };
}

/** @throws UsageError for two at once, and for an export without a file */
function taskOf(values: Record<string, unknown>): Task | undefined {
  const [kind, another] = TASKS.filter((name) => values[name] !== undefined);
  if (another) throw new UsageError(mainText('cli.one'));
  if (!kind) return undefined;
  const path = typeof values[kind] === 'string' ? values[kind] : '';
  if (kind === 'export' && path === '') throw new UsageError(mainText('cli.file', { option: '--export' }));
  return { kind, path };
}

/** These go without a path, too, which Node's own reading does not know. */
function withEmptyPaths(args: string[]): string[] {
  return args.flatMap((arg, index) => {
    const isBare = arg === '--backup' || arg === '--restore' || arg === '--export';
    const next = args[index + 1];
    return isBare && (next === undefined || next.startsWith('--')) ? [`${arg}=`] : [arg];
  });
}

function parsed(args: string[], lenient: boolean): Record<string, unknown> {
  try {
    return parseArgs({
      args: withEmptyPaths(args),
      options: OPTIONS,
      strict: !lenient,
      allowPositionals: lenient,
    }).values;
  } catch (error) {
    // Node's message goes on with advice about positional arguments, which there are none of here.
    const [sentence = ''] = (error as Error).message.split(/\. |\n/);
    throw new UsageError(mainText('cli.option', { problem: sentence.replace(/\.$/, '') }));
  }
}

function portOf(value: unknown): number {
  const port = typeof value === 'string' && /^\d{1,5}$/.test(value) ? Number(value) : Number.NaN;
  if (port >= 0 && port <= 65_535) return port;
  throw new UsageError(mainText('cli.port'));
}

function folderOf(value: unknown): string {
  if (typeof value === 'string' && value.trim() !== '') return value;
  throw new UsageError(mainText('cli.data'));
}
