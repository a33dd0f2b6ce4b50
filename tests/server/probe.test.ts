/** What an admin is told about a server, asked of a real one. */
import net from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ServerAddress } from '../../src/main/database/postgres/address.ts';
import { probe } from '../../src/main/server/probe.ts';
import { makeCertificate } from '../support/certificates.ts';
import { freePort } from '../support/free-port.ts';
import { type Cluster, startCluster } from './cluster.ts';

let cluster: Cluster;
beforeAll(async () => {
  cluster = await startCluster();
}, 60_000);
afterAll(() => cluster.stop());

async function reasons(changes: Partial<ServerAddress> = {}): Promise<string[]> {
  const { findings } = await probe(cluster.address(changes), 2_000);
  return findings.map(({ reason }) => reason);
}

async function first(changes: Partial<ServerAddress> = {}) {
  const { findings, isUsable } = await probe(cluster.address(changes), 2_000);
  return { isUsable, ...findings[0] };
}

describe('the way to the server', () => {
  it('has a name that nobody knows', async () => {
    expect(await first({ host: 'no-such-host.invalid' })).toMatchObject({
      isUsable: false,
      reason: 'HOST_UNKNOWN',
      params: { host: 'no-such-host.invalid' },
    });
  });

  it('ends at a port where nobody listens', async () => {
    const port = await freePort();
    expect(await first({ port })).toMatchObject({ reason: 'REFUSED', params: { port: String(port) } });
  });

  it.each([
    [
      'a web server',
      (socket: net.Socket) => socket.once('data', () => socket.end('HTTP/1.1 400 Bad Request\r\n\r\n')),
    ],
    ['one that hangs up', (socket: net.Socket) => socket.destroy()],
    ['one that says nothing', (_socket: net.Socket) => {}],
  ])('leads to %s', async (_who, behave) => {
    const sockets = new Set<net.Socket>();
    const server = net.createServer((socket) => {
      sockets.add(socket.on('error', () => {}));
      behave(socket);
    });
    await new Promise<void>((resolve) => {
      server.listen(0, '127.0.0.1', resolve);
    });
    const { port } = server.address() as net.AddressInfo;
    expect((await probe(cluster.address({ port }), 400)).findings[0]).toMatchObject({
      reason: 'NOT_POSTGRES',
    });
    expect((await probe(cluster.address({ port, tls: 'verify' }), 400)).findings[0]?.reason).toBe(
      'NOT_POSTGRES',
    );
    for (const socket of sockets) socket.destroy();
    server.close();
  });
});

describe('TLS', () => {
  const authority = makeCertificate({ name: 'Clinic Authority', isAuthority: true });
  const alternatives = ['DNS:localhost'];
  const secure = { host: 'localhost', tls: 'verify', ca: authority.certificate } as const;

  it('is asked for and not offered', async () => {
    expect(await reasons({ tls: 'verify' })).toEqual(['TLS_NOT_OFFERED']);
  });

  it('is by a certificate that the clinic’s authority vouches for, or nobody whom we know', async () => {
    await cluster.certify(makeCertificate({ name: 'db', by: authority, alternatives }));
    expect((await first(secure)).isUsable).toBe(true);
    expect(await first({ ...secure, ca: undefined })).toMatchObject({
      isUsable: false,
      reason: 'TLS_UNTRUSTED',
      params: { issuer: 'Clinic Authority' },
    });
    const another = makeCertificate({ name: 'Clinic Authority', isAuthority: true });
    expect(await reasons({ ...secure, ca: another.certificate })).toEqual(['TLS_UNTRUSTED']);
  });

  it('is by a certificate for another host, by name and by address', async () => {
    await cluster.certify(
      makeCertificate({ name: 'db', by: authority, alternatives: ['DNS:db.clinic.test'] }),
    );
    expect(await first(secure)).toMatchObject({
      reason: 'TLS_WRONG_NAME',
      params: { names: 'db.clinic.test' },
    });
    await cluster.certify(makeCertificate({ name: 'db', by: authority, alternatives: ['DNS:localhost'] }));
    expect(await reasons({ ...secure, host: '127.0.0.1' })).toEqual(['TLS_WRONG_NAME']);
    await cluster.certify(makeCertificate({ name: 'db', by: authority, alternatives: ['IP:127.0.0.1'] }));
    expect((await first({ ...secure, host: '127.0.0.1' })).isUsable).toBe(true);
  });

  it('is by a certificate that is over, or yet to begin', async () => {
    const [from, until] = [Date.parse('2020-01-01'), Date.parse('2020-06-01')];
    await cluster.certify(makeCertificate({ name: 'db', by: authority, alternatives, from, until }));
    expect(await first(secure)).toMatchObject({ reason: 'TLS_EXPIRED', params: { until: '2020-06-01' } });
    const [later, latest] = [Date.parse('2040-01-01'), Date.parse('2041-01-01')];
    await cluster.certify(
      makeCertificate({ name: 'db', by: authority, alternatives, from: later, until: latest }),
    );
    expect(await first(secure)).toMatchObject({ reason: 'TLS_NOT_YET', params: { from: '2040-01-01' } });
  });

  it('is vouched for by itself, which is enough where it was handed over', async () => {
    const own = makeCertificate({ name: 'localhost', isAuthority: true, alternatives });
    await cluster.certify(own);
    expect(await reasons({ ...secure, ca: undefined })).toEqual(['TLS_UNTRUSTED']);
    expect((await first({ ...secure, ca: own.certificate })).isUsable).toBe(true);
  });

  it.each(['a certificate', '-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----'])(
    'cannot trust what is no certificate: %s',
    async (ca) => expect(await reasons({ ...secure, ca })).toEqual(['CA_UNREADABLE']),
  );

  it('is left away without a word on this computer alone, and asked for by a server that insists', async () => {
    expect(await reasons({ host: 'localhost', tls: 'off' })).not.toContain('TLS_OFF');
    expect(await reasons({ host: 'no-such-host.invalid', tls: 'off' })).toEqual(['HOST_UNKNOWN', 'TLS_OFF']);
    await cluster.run('postgres', 'CREATE ROLE careful LOGIN PASSWORD $$careful$$');
    const user = { user: 'careful', password: 'careful' };
    await cluster.admit('hostssl all careful all scram-sha-256', 'host all postgres all scram-sha-256');
    expect(await reasons({ ...user, host: 'localhost', tls: 'off' })).toEqual(['TLS_REQUIRED']);
    await cluster.admit('host all postgres all scram-sha-256');
    expect(await reasons({ ...user, ...secure })).not.toContain('TLS_REQUIRED');
    await cluster.admit();
    await cluster.certify(null);
  });
});

describe('who asks', () => {
  it('has a wrong password or none', async () => {
    expect(await first({ password: 'wrong' })).toMatchObject({
      reason: 'PASSWORD_WRONG',
      params: { user: 'postgres' },
    });
    expect(await reasons({ password: '' })).toEqual(['PASSWORD_MISSING']);
    expect(await reasons({ user: 'nobody_here' })).toEqual(['PASSWORD_WRONG']);
  });

  it('may not sign in at all, or not from here', async () => {
    await cluster.run(
      'postgres',
      'CREATE ROLE locked NOLOGIN PASSWORD $$x$$',
      'CREATE ROLE far LOGIN PASSWORD $$x$$',
    );
    expect(await reasons({ user: 'locked', password: 'x' })).toEqual(['USER_UNKNOWN']);
    await cluster.admit('host all far 10.0.0.0/8 scram-sha-256', 'host all postgres all scram-sha-256');
    expect(await reasons({ user: 'far', password: 'x' })).toEqual(['NOT_ALLOWED']);
    await cluster.admit();
  });

  it('names a database that is not there, or not for them', async () => {
    expect(await reasons({ database: 'none_here' })).toEqual(['DATABASE_MISSING']);
    await cluster.run('postgres', 'CREATE DATABASE closed', 'REVOKE CONNECT ON DATABASE closed FROM PUBLIC');
    expect(await first({ database: 'closed', user: 'far', password: 'x' })).toMatchObject({
      reason: 'RIGHTS_MISSING',
      params: { rights: 'CONNECT' },
    });
  });

  it('could do too much: a superuser, an owner, one who makes roles', async () => {
    expect(await probe(cluster.address())).toMatchObject({
      isUsable: true,
      findings: expect.arrayContaining([
        { reason: 'RIGHTS_TOO_MANY', params: { user: 'postgres', rights: 'SUPERUSER' } },
      ]),
    });
    await cluster.run(
      'postgres',
      'CREATE ROLE maker LOGIN CREATEROLE PASSWORD $$x$$',
      'CREATE DATABASE made OWNER maker',
    );
    const { findings } = await probe(cluster.address({ database: 'made', user: 'maker', password: 'x' }));
    expect(findings).toContainEqual({
      reason: 'RIGHTS_TOO_MANY',
      params: { user: 'maker', rights: 'CREATEROLE, OWNER OF DATABASE' },
    });
  });
});

describe('the database', () => {
  it('is empty, and may be built in or not', async () => {
    expect(await first({ database: 'made', user: 'maker', password: 'x' })).toMatchObject({ isUsable: true });
    expect(await reasons({ database: 'made', user: 'maker', password: 'x' })).toContain('EMPTY');
    expect(await first({ database: 'made', user: 'far', password: 'x' })).toMatchObject({
      isUsable: false,
      params: { rights: 'CREATE ON SCHEMA public' },
    });
  });

  it('lacks what the schema builds on', async () => {
    expect(await reasons({ database: 'made', user: 'far', password: 'x' })).toContain('EXTENSIONS_MISSING');
    await cluster.run('made', 'CREATE EXTENSION pg_trgm', 'CREATE EXTENSION btree_gist');
    expect(await reasons({ database: 'made', user: 'far', password: 'x' })).not.toContain(
      'EXTENSIONS_MISSING',
    );
  });

  it('is somebody else’s', async () => {
    await cluster.run('postgres', 'CREATE DATABASE theirs');
    await cluster.run('theirs', 'CREATE TABLE invoices (id int)', 'CREATE TABLE settings (id int)');
    expect(await first({ database: 'theirs' })).toMatchObject({
      isUsable: false,
      reason: 'OTHER_TABLES',
    });
  });

  it('cannot hold every name', async () => {
    await cluster.run(
      'postgres',
      "CREATE DATABASE old ENCODING 'LATIN1' LC_COLLATE 'C' LC_CTYPE 'C' TEMPLATE template0",
    );
    expect(await first({ database: 'old' })).toMatchObject({
      reason: 'ENCODING_NOT_UTF8',
      params: { encoding: 'LATIN1' },
    });
  });
});
