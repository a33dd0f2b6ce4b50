import type { Result, WireError } from '../../shared/errors.ts';

const SIGNING_IN = new Set(['auth.login', 'setup.createClinic', 'setup.showDemo']);
const SIGNING_OUT = new Set(['auth.logout', 'auth.changePassword']);

/** What becomes of a window's or browser's token after a call: a new one, null when it is over, or as it was. */
export function tokenAfter(name: string, result: Result<unknown>): string | null | undefined {
  if (!result.ok) return isOver(name, result.error) ? null : undefined;
  if (SIGNING_IN.has(name)) return (result.value as { token: string }).token;
  return SIGNING_OUT.has(name) ? null : undefined;
}

/** Whoever signs out while the server is away must not leave the desk open: nobody has the token any more. */
function isOver(name: string, { code, reason }: WireError): boolean {
  return reason === 'SESSION_EXPIRED' || (name === 'auth.logout' && code === 'UNAVAILABLE');
}
