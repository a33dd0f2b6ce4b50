import { isOnServer } from './server.ts';

export const isLong = Boolean(process.env['MEDIBOOK_LONG']);

/**
 * How many sequences a property is tried with. On a server, where each takes several times as long, a quarter of them:
 * the rules are the same, and the long form tries all.
 */
export function runsOf(short: number, long = short): number {
  if (isLong) return long;
  return isOnServer() ? Math.ceil(short / 4) : short;
}
