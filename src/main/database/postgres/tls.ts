import tls from 'node:tls';
import type { ServerAddress } from './address.ts';

/** Reading the system's list takes a moment, and each connection would do it anew. */
const contexts = new Map<string, tls.SecureContext>();

/**
 * How TLS is spoken with a server. The host is named here as well: over a socket that is connected already, Node would
 * compare the certificate of a server with an IP address to the name `localhost`.
 */
export function tlsOptions({ host, ca = '' }: Pick<ServerAddress, 'host' | 'ca'>): tls.ConnectionOptions {
  let secureContext = contexts.get(ca);
  if (!secureContext) {
    secureContext = tls.createSecureContext({ ca: trusted(ca), minVersion: 'TLSv1.2' });
    contexts.clear();
    contexts.set(ca, secureContext);
  }
  return { host, secureContext, rejectUnauthorized: true };
}

/**
 * Whom this desk trusts: what the program carries, what whoever looks after this computer has put into the system's
 * own list, and the clinic's own authority where it has one.
 */
function trusted(ca: string): string[] {
  return [...tls.rootCertificates, ...ofSystem(), ...(ca ? [ca] : [])];
}

/** Not every runtime can read the system's list. */
function ofSystem(): readonly string[] {
  try {
    return tls.getCACertificates('system');
  } catch {
    return [];
  }
}
