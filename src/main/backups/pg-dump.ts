/**
 * A second copy of a clinic on a server, by PostgreSQL's own tools, where this computer has them: for whoever looks after
 * the server. It lies beside the backup, under its name, and goes with it.
 */
import { spawn } from 'node:child_process';
import fs from 'node:fs';
import type { ServerAddress } from '../database/postgres/address.ts';

export function dumpOf(backup: string): string {
  return backup.replace(/\.db$/, '.dump');
}

/**
 * @param backup the file that it is to lie beside
 * @returns false where there is no `pg_dump` here
 * @throws Error with what the tool said; nothing half-made is left
 */
export async function dumpServer(server: ServerAddress, backup: string): Promise<boolean> {
  const partial = `${dumpOf(backup)}.partial`;
  const ca = server.ca === undefined ? null : `${partial}.ca`;
  try {
    if (ca) fs.writeFileSync(ca, server.ca ?? '', { mode: 0o600 });
    fs.closeSync(fs.openSync(partial, 'w', 0o600));
    await run('pg_dump', ['--format=custom', '--no-password', `--file=${partial}`], environment(server, ca));
    // What cannot be read again is no copy.
    await run('pg_restore', ['--list', partial], process.env);
    fs.renameSync(partial, dumpOf(backup));
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return false;
    throw error;
  } finally {
    for (const file of [partial, ca]) if (file) fs.rmSync(file, { force: true });
  }
}

/** By the environment: what is on a command line, every user of a computer can read. */
function environment({ host, port, database, user, password, tls }: ServerAddress, ca: string | null) {
  return {
    ...process.env,
    PGHOST: host,
    PGPORT: String(port),
    PGDATABASE: database,
    PGUSER: user,
    PGPASSWORD: password,
    PGSSLMODE: tls === 'verify' ? 'verify-full' : 'disable',
    ...(tls === 'verify' && { PGSSLROOTCERT: ca ?? 'system' }),
  };
}

function run(program: string, args: string[], env: NodeJS.ProcessEnv): Promise<void> {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, { env, stdio: ['ignore', 'ignore', 'pipe'], windowsHide: true });
    let said = '';
    child.stderr.on('data', (chunk: Buffer) => (said = (said + chunk.toString()).slice(0, 500)));
    child.once('error', reject);
    child.once('close', (code) => {
      if (code === 0) resolve();
      else reject(Object.assign(new Error(said.split('\n')[0]), { code: `${program} ${code}` }));
    });
  });
}
