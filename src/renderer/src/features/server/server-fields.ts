import type { Input } from '../../../../shared/contract/index.ts';
import { type ServerStatus, USUAL_PORT } from '../../../../shared/contract/server.ts';

/** What the form holds: a port as it is typed, and a tick in place of a word. */
export interface ServerFields {
  address: {
    host: string;
    port: string;
    database: string;
    user: string;
    ca: string;
  };
  isOpen: boolean;
  password: string;
  deskName: string;
}

export type ChosenServer = Input<'server.use'>;

export function fieldsOf({ server, next, deskName }: ServerStatus): ServerFields {
  const {
    host = '',
    port = USUAL_PORT,
    database = '',
    user = '',
    ca = '',
    tls = 'verify',
  } = (next ? next.server : server) ?? {};
  return {
    address: { host, port: String(port), database, user, ca },
    isOpen: tls === 'off',
    password: '',
    deskName,
  };
}

export function inputOf({ address, isOpen, password, deskName }: ServerFields): ChosenServer {
  const { ca, port, ...place } = address;
  return {
    address: {
      ...place,
      // What is no number is told at its field, and not taken for none.
      port: /^\s*\d+\s*$/.test(port) ? Number(port) : Number.NaN,
      tls: isOpen ? 'off' : 'verify',
      ...(!isOpen && ca.trim() !== '' && { ca }),
    },
    ...(password !== '' && { password }),
    deskName,
  };
}
