/** What a server says instead of letting somebody in. Its words may be in any language: what is read are codes. */
import type { ServerAddress } from '../database/postgres/address.ts';
import { Obstacle, type Params } from './found.ts';
import type { FindingReason } from '../../shared/contract/server.ts';

interface Said {
  code?: unknown;
  routine?: unknown;
  message?: unknown;
}

/** Codes of PostgreSQL, see its Appendix A. */
const OF_CODE: Record<string, FindingReason> = {
  '28P01': 'PASSWORD_WRONG',
  '3D000': 'DATABASE_MISSING',
  '53300': 'BUSY',
  '57P03': 'BUSY',
  '57P01': 'BUSY',
  '57P02': 'BUSY',
};

/**
 * @param error what the client library threw while it connected
 * @param speaksTls whether the server would speak TLS if it were asked to
 */
export function refusalToConnect(error: unknown, address: ServerAddress, speaksTls: boolean): Obstacle {
  const { host, port, user, database, tls } = address;
  const params: Params = { host, port: String(port), user, database };
  const { code, routine, message } = error as Said;
  const text = typeof message === 'string' ? message : '';
  if (typeof code === 'string') {
    const reason = OF_CODE[code];
    if (reason) return new Obstacle(reason, params);
    if (code === '42501') return new Obstacle('RIGHTS_MISSING', { ...params, rights: 'CONNECT' });
    // Both are "invalid authorization": the list of who may come from where, or the user themself.
    if (code === '28000' && routine !== 'ClientAuthentication') return new Obstacle('USER_UNKNOWN', params);
    const mayWantTls = tls === 'off' && speaksTls;
    if (code === '28000') return new Obstacle(mayWantTls ? 'TLS_REQUIRED' : 'NOT_ALLOWED', params);
    if (code.startsWith('E')) return new Obstacle('UNREACHABLE', params);
  }
  if (/password must be/.test(text)) return new Obstacle('PASSWORD_MISSING', params);
  if (/timeout/i.test(text)) return new Obstacle('UNREACHABLE', params);
  return new Obstacle('FAILED', { ...params, detail: typeof code === 'string' ? code : 'CONNECT' });
}
