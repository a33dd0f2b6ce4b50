import { parseArgs } from 'node:util';
import {
  SERVER_OPTIONS,
  SERVER_TASKS,
  type ServerTarget,
  type ServerTask,
  serverTarget,
} from './command-line/server-options.ts';
import { UsageError } from './command-line/usage-error.ts';
import { mainText } from './main-text.ts';

export { UsageError };

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

/** Work for IT, on the command line. `path` is empty where none was named, and for a server a database's name. */
export interface Task {
  kind: (typeof TASKS)[number];
  path: string;
  /** Where it is to be done, for what is done at a server. */
  server?: ServerTarget;
}

const TASKS = ['verify', 'backup', 'restore', 'export', ...SERVER_TASKS] as const;

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
  ...SERVER_OPTIONS,
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

/** @throws UsageError for two at once, for an export without a file, and for what cannot be done at a server */
function taskOf(values: Record<string, unknown>): Task | undefined {
  const [kind, another] = TASKS.filter((name) => values[name] !== undefined);
  if (another) throw new UsageError(mainText('cli.one'));
  if (!kind) return undefined;
  const path = typeof values[kind] === 'string' ? values[kind] : '';
  if (kind === 'export' && path === '') throw new UsageError(mainText('cli.file', { option: '--export' }));
  const server = isServerTask(kind) ? serverTarget(kind, values) : undefined;
  return { kind, path, ...(server && { server }) };
}

function isServerTask(kind: Task['kind']): kind is ServerTask {
  return SERVER_TASKS.some((task) => task === kind);
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
