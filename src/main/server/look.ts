/** What there is behind a connection that was let in: the server, the database, what this user may do, whose clinic. */
import type { Client } from 'pg';
import type { Finding } from '../../shared/contract/server.ts';
import type { ServerAddress } from '../database/postgres/address.ts';
import { found } from './found.ts';
import { lookAtClinic } from './look-clinic.ts';
import { missingRights, tooManyRights } from './look-rights.ts';
import { EXTENSIONS } from './rights.ts';

export const OLDEST_VERSION = 16;
/** Seconds by which a desk's clock may differ before somebody should look after it. */
const CLOCK_TOLERANCE = 60;

/** One row of what the server says of itself. */
interface Facts {
  version: string;
  major: number;
  encoding: string;
  letters: string;
  is_replica: boolean;
  fsync: string;
  full_page_writes: string;
  seconds: number;
  extensions: string[];
  offered: string[];
  may_create: boolean;
}

const FACTS = `
  SELECT current_setting('server_version') AS version,
    current_setting('server_version_num')::int / 10000 AS major,
    pg_encoding_to_char(encoding) AS encoding, datctype AS letters,
    pg_is_in_recovery() AS is_replica,
    current_setting('fsync') AS fsync, current_setting('full_page_writes') AS full_page_writes,
    extract(epoch FROM clock_timestamp())::float8 AS seconds,
    (SELECT coalesce(array_agg(extname::text), '{}') FROM pg_extension) AS extensions,
    (SELECT coalesce(array_agg(name::text), '{}') FROM pg_available_extensions) AS offered,
    has_database_privilege(oid, 'CREATE') AS may_create
  FROM pg_database WHERE datname = current_database()`;

export async function look(client: Client, { user }: Pick<ServerAddress, 'user'>): Promise<Finding[]> {
  const { rows } = await client.query<Facts>(FACTS);
  const facts = rows[0] as Facts;
  if (facts.major < OLDEST_VERSION) {
    return [
      found('VERSION_TOO_OLD', { version: shortVersion(facts.version), oldest: String(OLDEST_VERSION) }),
    ];
  }
  if (facts.encoding !== 'UTF8') return [found('ENCODING_NOT_UTF8', { encoding: facts.encoding })];
  if (facts.is_replica) return [found('REPLICA')];
  const clinic = await lookAtClinic(client);
  if (clinic.isForeign) return clinic.findings;
  return [
    ...ofSettings(facts),
    ...(await tooManyRights(client, user)),
    ...(await missingRights(client, user, clinic.isEmpty)),
    ...extensionsOf(facts, clinic.isEmpty),
    ...clinic.findings,
  ];
}

/** `18.1 (Debian 18.1-1)` is 18.1. */
export const shortVersion = (version: string) => version.split(' ')[0] ?? version;

function* ofSettings({ fsync, full_page_writes: pages, letters, seconds }: Facts): Iterable<Finding> {
  const off = [...(fsync === 'off' ? ['fsync'] : []), ...(pages === 'off' ? ['full_page_writes'] : [])];
  if (off.length > 0) yield found('SETTINGS_UNSAFE', { names: off.join(', ') });
  if (letters === 'C' || letters === 'POSIX') yield found('LETTERS_PLAIN', { letters });
  const ahead = Math.round(Date.now() / 1000 - seconds);
  if (Math.abs(ahead) > CLOCK_TOLERANCE)
    yield found('CLOCK_OFF', { minutes: Math.ceil(Math.abs(ahead) / 60) });
}

/** In an empty database that this user may build in, they are turned on with the rest. */
function extensionsOf({ extensions, offered, may_create: mayCreate }: Facts, isEmpty: boolean): Finding[] {
  const canMake = isEmpty && mayCreate;
  const missing = EXTENSIONS.filter((name) => !extensions.includes(name));
  const isMissing = canMake ? missing.filter((name) => !offered.includes(name)) : missing;
  return isMissing.length > 0 ? [found('EXTENSIONS_MISSING', { names: isMissing.join(', ') })] : [];
}
