/** Where a server is and as whom one comes, as it is said on the command line. */
import { USUAL_PORT } from '../../shared/contract/server.ts';
import { mainText } from '../main-text.ts';
import { isThisComputer } from '../server/this-computer.ts';
import { UsageError } from './usage-error.ts';

export const SERVER_OPTIONS = {
  'create-clinic-database': { type: 'string' },
  'update-clinic-database': { type: 'string' },
  'use-server': { type: 'string' },
  'leave-server': { type: 'boolean' },
  'move-to-server': { type: 'string' },
  'move-to-file': { type: 'boolean' },
  'print-clinic-sql': { type: 'string' },
  server: { type: 'string' },
  admin: { type: 'string' },
  user: { type: 'string' },
  ca: { type: 'string' },
  'no-tls': { type: 'boolean' },
  'desk-name': { type: 'string' },
} as const;

export const SERVER_TASKS = [
  'create-clinic-database',
  'update-clinic-database',
  'use-server',
  'leave-server',
  'move-to-server',
  'move-to-file',
  'print-clinic-sql',
] as const;
export type ServerTask = (typeof SERVER_TASKS)[number];

export interface ServerTarget {
  host: string;
  port: number;
  /** Empty where none was named. */
  user: string;
  tls: 'verify' | 'off';
  /** The path of a file with certificates. */
  caFile?: string;
  deskName?: string;
}

/** @throws UsageError for what is missing, or cannot be */
export function serverTarget(kind: ServerTask, values: Record<string, unknown>): ServerTarget | undefined {
  if (kind === 'leave-server' || kind === 'move-to-file') return undefined;
  const text = (name: string) => (typeof values[name] === 'string' ? values[name].trim() : '');
  if (text(kind) === '') throw new UsageError(mainText('cli.needs', { task: `--${kind}`, option: 'NAME' }));
  if (kind === 'print-clinic-sql') return undefined;
  const isOfDesk = kind === 'use-server' || kind === 'move-to-server';
  const who = isOfDesk ? 'user' : 'admin';
  for (const option of isOfDesk ? ['server'] : ['server', who]) {
    if (text(option) === '')
      throw new UsageError(mainText('cli.needs', { task: `--${kind}`, option: `--${option}` }));
  }
  const { host, port } = hostAndPort(text('server'));
  const isOpen = values['no-tls'] === true || (isThisComputer(host) && text('ca') === '');
  return {
    host,
    port,
    user: text(who),
    tls: isOpen ? 'off' : 'verify',
    ...(text('ca') !== '' && { caFile: text('ca') }),
    ...(text('desk-name') !== '' && { deskName: text('desk-name') }),
  };
}

/** `db.clinic.example`, `10.0.0.5:5433`, or `[fd00::5]:5433`. */
function hostAndPort(text: string): { host: string; port: number } {
  const match = /^(?:\[([^\]]+)\]|([^:]+))(?::(\d{1,5}))?$/.exec(text);
  const host = match?.[1] ?? match?.[2];
  const port = Number(match?.[3] ?? USUAL_PORT);
  if (host === undefined || port < 1 || port > 65_535) throw new UsageError(mainText('cli.server'));
  return { host, port };
}
