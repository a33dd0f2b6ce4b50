import net from 'node:net';

/** Between this computer and itself nobody else listens. */
export function isThisComputer(host: string): boolean {
  return host === 'localhost' || host === '::1' || (net.isIPv4(host) && host.startsWith('127.'));
}
