/** Where a clinic's database is on a server, and as whom a desk is known there. */
export interface ServerAddress {
  host: string;
  port: number;
  database: string;
  user: string;
  password: string;
  /** `verify` asks for TLS with a certificate that can be trusted for this host; `off` is for this computer and closed networks. */
  tls: 'verify' | 'off';
  /** Certificates to trust beside those that the system knows, in PEM. */
  ca?: string | undefined;
}

/** The address in words for a log: never with the password. */
export function placeOf({ host, port, database, user }: ServerAddress): string {
  return `${user}@${host}:${port}/${database}`;
}
