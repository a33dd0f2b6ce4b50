/** How PostgreSQL's own tools are called: small programs stand in for them, since no registry brings the real ones. */
import fs from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { dumpOf, dumpServer } from '../../src/main/backups/pg-dump.ts';
import { backupsIn, removeBackup } from '../../src/main/backups/shelf.ts';
import { temporaryFolder } from '../support/folder.ts';

const SERVER = {
  host: 'db.clinic.example',
  port: 5433,
  database: 'harbour',
  user: 'harbour_desk',
  password: 'not for every eye',
} as const;
const NAME = 'clinic-20261128T064502123Z-daily.db';
const usualPath = process.env['PATH'];
let folder: string;
let backup: string;

beforeEach(() => {
  folder = temporaryFolder();
  backup = path.join(folder, NAME);
  fs.writeFileSync(backup, 'the backup');
  process.env['PATH'] = path.join(folder, 'bin');
  fs.mkdirSync(path.join(folder, 'bin'));
});
afterEach(() => {
  process.env['PATH'] = usualPath;
  fs.rmSync(folder, { recursive: true, force: true });
});

function tool(name: string, script: string): void {
  fs.writeFileSync(path.join(folder, 'bin', name), `#!/bin/sh\n${script}\n`, { mode: 0o755 });
}
/** Writes down how it was called, as what it made. */
const WRITES = `for one in "$@"; do case "$one" in --file=*) out="\${one#--file=}";; esac; done
{ echo "$@"; echo "$PGHOST $PGPORT $PGDATABASE $PGUSER $PGPASSWORD $PGSSLMODE $PGSSLROOTCERT"; } > "$out"`;
const files = () => fs.readdirSync(folder).filter((name) => name !== 'bin');

describe.skipIf(process.platform === 'win32')('a copy by the tools of the server', () => {
  it('lies beside the backup, with the password on no command line', async () => {
    tool('pg_dump', WRITES);
    tool('pg_restore', 'test "$1" = --list');
    expect(await dumpServer({ ...SERVER, tls: 'off' }, backup)).toBe(true);
    const [called = '', known] = fs.readFileSync(dumpOf(backup), 'utf8').split('\n');
    expect(called).not.toContain(SERVER.password);
    expect(called).toContain('--format=custom');
    expect(known).toBe('db.clinic.example 5433 harbour harbour_desk not for every eye disable ');
    expect(fs.statSync(dumpOf(backup)).mode & 0o777).toBe(0o600);
  });

  it('is made over a checked line where the clinic has one', async () => {
    tool('pg_dump', WRITES);
    tool('pg_restore', 'exit 0');
    await dumpServer({ ...SERVER, tls: 'verify', ca: '-----BEGIN CERTIFICATE-----' }, backup);
    expect(fs.readFileSync(dumpOf(backup), 'utf8')).toMatch(/verify-full .*\.ca\n$/);
    expect(files().toSorted()).toEqual([NAME, path.basename(dumpOf(backup))].toSorted());
  });

  it('is left out where the tools are not here', async () => {
    expect(await dumpServer({ ...SERVER, tls: 'off' }, backup)).toBe(false);
    expect(files()).toEqual([NAME]);
  });

  it.each([
    ['pg_dump', 'echo server version mismatch >&2; exit 1', 'exit 0', 'pg_dump 1'],
    ['pg_restore', WRITES, 'exit 2', 'pg_restore 2'],
  ])('leaves nothing half-made when %s fails', async (_which, dump, restore, code) => {
    tool('pg_dump', dump);
    tool('pg_restore', restore);
    await expect(dumpServer({ ...SERVER, tls: 'off' }, backup)).rejects.toMatchObject({ code });
    expect(files()).toEqual([NAME]);
  });

  it('goes with its backup', async () => {
    tool('pg_dump', WRITES);
    tool('pg_restore', 'exit 0');
    await dumpServer({ ...SERVER, tls: 'off' }, backup);
    for (const one of backupsIn(folder)) removeBackup(one);
    expect(files()).toEqual([]);
  });
});
