/** What an administrator asks of the built program, from a clinic's new database to a desk that works with it. */
import { spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createClinicDatabase } from '../../src/main/server/create-clinic.ts';
import { readServerFile } from '../../src/main/server/server-file.ts';
import { MONDAY } from '../support/constants.ts';
import { temporaryFolder } from '../support/folder.ts';
import { startHost } from '../support/host.ts';
import { preparedClinic } from '../support/set-up.ts';
import { ADMIN_PASSWORD, type Cluster, startCluster } from './cluster.ts';

const PROGRAM = path.resolve(import.meta.dirname, '../../out/main/browser.js');
const folder = temporaryFolder();
let cluster: Cluster;
let server: string;
let password = '';

beforeAll(async () => {
  cluster = await startCluster();
  server = `127.0.0.1:${cluster.port}`;
}, 60_000);
afterAll(async () => {
  await cluster.stop();
  fs.rmSync(folder, { recursive: true, force: true });
});

function run(options: string[], env: NodeJS.ProcessEnv = {}, input = '', at = folder) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [PROGRAM, '--data', at, ...options], {
    encoding: 'utf8',
    env: { ...process.env, PGPASSWORD: '', MEDIBOOK_SERVER_PASSWORD: '', ...env },
    input,
  });
  return { status, said: stdout.trim(), complained: stderr.trim() };
}

const AS_ADMIN = { PGPASSWORD: ADMIN_PASSWORD };

describe('an administrator', () => {
  it('makes a clinic’s database, and is shown once what its desks need', () => {
    const options = ['--create-clinic-database', 'harbour', '--server', server, '--admin', 'postgres'];
    const { status, said } = run(options, AS_ADMIN);
    expect(status).toBe(0);
    expect(said).toContain('user      harbour_desk');
    password = /password {2}(\S+)$/m.exec(said)?.[1] ?? '';
    expect(password).toMatch(/^([a-z2-9]{5}-){4}[a-z2-9]{5}$/);
    expect(run(options, AS_ADMIN)).toMatchObject({
      status: 2,
      complained: 'harbour is there already. Nothing was changed. Choose another name.',
    });
  });

  it('brings it up to date, with the password from a pipe', () => {
    const options = ['--update-clinic-database', 'harbour', '--server', server, '--admin', 'postgres'];
    expect(run(options, {}, `${ADMIN_PASSWORD}\n`)).toMatchObject({
      status: 0,
      said: 'The database harbour is up to date, and its desks have the rights that they need.',
    });
  });

  it.each([
    [['--create-clinic-database', 'Harbour; DROP'], 2, /name of small letters/],
    [['--create-clinic-database', 'hill', '--admin', 'nobody'], 1, /does not know nobody with this password/],
    [['--update-clinic-database', 'hill'], 1, /no database with the name hill/],
    [['--use-server', 'harbour', '--user', 'postgres'], 0, /may do more than a desk needs: SUPERUSER/],
  ])('is told what is wrong: %j', (options, status, words) => {
    const answer = run(['--server', server, '--admin', 'postgres', ...options], AS_ADMIN);
    expect(answer.status).toBe(status);
    expect(`${answer.said}${answer.complained}`).toMatch(words);
  });

  it.each([
    [['--create-clinic-database', 'hill', '--admin', 'postgres'], /needs --server/],
    [['--create-clinic-database', 'hill', '--server', 'db'], /needs --admin/],
    [['--create-clinic-database', 'hill', '--server', 'db:x', '--admin', 'a'], /--server takes HOST/],
    [['--use-server', 'harbour', '--leave-server', '--server', 'db'], /Only one such task/],
    [
      ['--use-server', 'harbour', '--server', 'localhost', '--ca', 'no/such/file'],
      /no\/such\/file cannot be read/,
    ],
  ])('is told what is missing: %j', (options, words) => {
    const { status, complained } = run(options, AS_ADMIN);
    expect([2, 5]).toContain(status);
    expect(complained).toMatch(words);
  });
});

describe('a desk', () => {
  const options = () => ['--use-server', 'harbour', '--server', server, '--desk-name', 'Front desk'];

  it('keeps its choice when another one is no good', () => {
    const before = readServerFile(folder);
    expect(run(options(), { PGPASSWORD: 'wrong' }).status).toBe(1);
    expect(readServerFile(folder)).toEqual(before);
  });

  it('joins the clinic, and leaves it; nothing is done to a file that is not the clinic', async () => {
    expect(run(options(), { PGPASSWORD: password })).toMatchObject({ status: 0 });
    expect(readServerFile(folder)).toMatchObject({
      user: 'harbour_desk',
      tls: 'off',
      deskName: 'Front desk',
    });
    const host = await startHost(folder);
    const admin = { name: 'Ada Admin', email: 'ada@clinic.test', password: 'correct horse battery' };
    const made = await host.rpc('setup.createClinic', {
      clinicName: 'Harbour',
      timeZone: 'Europe/Lisbon',
      admin,
    });
    expect(made.ok).toBe(true);
    await host.stop();
    expect(fs.existsSync(path.join(folder, 'clinic.db'))).toBe(false);
    expect(await cluster.run('harbour', 'SELECT DISTINCT desk FROM audit_log')).toEqual([
      { desk: expect.stringContaining('Front desk') },
    ]);
    for (const task of ['--verify', '--backup', '--restore']) {
      expect(run([task])).toMatchObject({
        status: 2,
        complained: expect.stringContaining('is on the server 127.0.0.1'),
      });
    }
    expect(run(['--leave-server'])).toMatchObject({ status: 0 });
    expect(fs.readdirSync(folder).filter((name) => name.startsWith('server'))).toEqual([]);
  });
});

describe('a clinic that moves', () => {
  const home = temporaryFolder();
  const file = path.join(home, 'clinic.db');
  const known = (password: string) => ({ PGPASSWORD: password });
  const toServer = (at: string, env: NodeJS.ProcessEnv) =>
    run(['--move-to-server', 'hill', '--server', at, '--desk-name', 'Front desk'], env, '', home);
  let hill = '';
  beforeAll(async () => {
    await (await preparedClinic(false, MONDAY)).copy(home);
    hill = (await createClinicDatabase(cluster.address(), 'hill', randomBytes)).password;
  });
  afterAll(() => fs.rmSync(home, { recursive: true, force: true }));

  it('is told why it cannot, and stays as it is', () => {
    const before = fs.readFileSync(file);
    expect(toServer(server, known('wrong'))).toMatchObject({
      status: 1,
      complained: expect.stringMatching(/does not know hill_desk with this password/),
    });
    expect(toServer('127.0.0.1:1', known(hill))).toMatchObject({
      status: 1,
      complained: expect.stringMatching(/127\.0\.0\.1/),
    });
    expect(fs.readFileSync(file).equals(before)).toBe(true);
    expect(readServerFile(home)).toBe(null);
    expect(fs.readdirSync(home).filter((name) => /moving|password/.test(name))).toEqual([]);
    expect(run(['--move-to-file'], {}, '', home)).toMatchObject({ status: 2 });
  });

  it('is on the server after it, and in its file again after the way back', async () => {
    expect(toServer(server, known(hill))).toMatchObject({ status: 0, said: expect.stringContaining('hill') });
    expect(fs.existsSync(file)).toBe(false);
    expect(readServerFile(home)).toMatchObject({ database: 'hill', deskName: 'Front desk' });
    expect(await cluster.run('hill', 'SELECT clinic_name FROM settings')).toEqual([
      { clinic_name: 'Test Clinic' },
    ]);
    const back = (env: NodeJS.ProcessEnv) => run(['--move-to-file'], env, '', home);
    expect(back({ MEDIBOOK_SERVER_PASSWORD: 'wrong' })).toMatchObject({ status: 1 });
    expect(readServerFile(home)).toMatchObject({ database: 'hill' });
    expect(back({})).toMatchObject({ status: 0, said: expect.stringContaining(file) });
    expect(readServerFile(home)).toBe(null);
    expect(run(['--verify'], {}, '', home)).toMatchObject({ status: 0 });
    // What it has left is closed for good.
    expect(await cluster.run('hill', 'SELECT procedure FROM audit_log ORDER BY id DESC LIMIT 1')).toEqual([
      { procedure: 'house.leave' },
    ]);
  });
});
