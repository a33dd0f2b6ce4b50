/** What a server says against something, and what that means. */

interface Said {
  code?: unknown;
  message?: unknown;
}

const said = (error: unknown): Said => (typeof error === 'object' && error !== null ? error : {});

/** Two writers were in each other's way: the one that was chosen to give way begins anew. */
const IN_THE_WAY: ReadonlySet<unknown> = new Set(['40001', '40P01']);

export function isInTheWay(error: unknown): boolean {
  return IN_THE_WAY.has(said(error).code);
}

/** Codes of Node's sockets and names. */
const OF_NETWORK: ReadonlySet<unknown> = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'ECONNABORTED',
  'EPIPE',
  'ETIMEDOUT',
  'EHOSTUNREACH',
  'EHOSTDOWN',
  'ENETUNREACH',
  'ENETDOWN',
  'ENOTFOUND',
  'EAI_AGAIN',
]);
/** Classes and codes of the server: the connection failed; it is being stopped, started or ended by somebody. */
const OF_SERVER = /^(?:08...|57P0[1-5]|25P03|53300)$/;
/** What the client library says without a code. */
const OF_CLIENT =
  /Connection terminated|Client was closed|timeout exceeded when trying to connect|not queryable|timeout expired/;

/** Whether the connection is gone, or never came to be. What a statement on it has done is not known. */
export function isLost(error: unknown): boolean {
  const { code, message } = said(error);
  if (OF_NETWORK.has(code)) return true;
  if (typeof code === 'string' && OF_SERVER.test(code)) return true;
  return code === undefined && typeof message === 'string' && OF_CLIENT.test(message);
}
