/**
 * The password of a clinic's server is in the file that says so, and nowhere else: no answer, no log, no history, no
 * support file, and nothing that goes wrong says it.
 */
import { randomUUID } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createClinicDatabase } from '../../src/main/server/create-clinic.ts';
import { randomBytes } from 'node:crypto';
import { ByteScan } from '../support/byte-scan.ts';
import { type BrowserProcess, startBrowserProcess } from '../support/browser-process.ts';
import { PASSWORD } from '../support/clinic.ts';
import { temporaryFolder } from '../support/folder.ts';
import { post, valueOf } from '../support/wire.ts';
import { type Cluster, startCluster } from './cluster.ts';

const WRONG = 'a-wrong-kumquat-password';
const root = temporaryFolder();
const folder = path.join(root, 'data');
const outputs: BrowserProcess['output'][] = [];
const answers: string[] = [];
let cluster: Cluster;
let scan: ByteScan;

beforeAll(async () => {
  cluster = await startCluster();
  const desk = await createClinicDatabase(cluster.address(), 'harbour', randomBytes);
  scan = new ByteScan([desk.password, WRONG]);
  const { password, ...address } = desk;
  const chosen = { address, deskName: 'Front desk' };

  const first = await started();
  const ask = async (url: string, name: string, input: unknown, token: string | null = null) => {
    const answer = await post(url, name, input, { token, headers: { 'Idempotency-Key': randomUUID() } });
    answers.push(JSON.stringify(answer));
    return answer;
  };
  await ask(first.url, 'setup.testServer', { address, password: WRONG });
  await ask(first.url, 'setup.testServer', { address, password: { WRONG } });
  await ask(first.url, 'setup.joinServer', { ...chosen, password: WRONG });
  await ask(first.url, 'setup.joinServer', { ...chosen, password });
  await ask(first.url, 'setup.serverStatus', {});
  first.kill('SIGTERM');
  await first.exited;

  const second = await started();
  const admin = { name: 'Ada Admin', email: 'ada@clinic.test', password: PASSWORD };
  const made = await ask(second.url, 'setup.createClinic', {
    clinicName: 'Harbour',
    timeZone: 'Europe/Lisbon',
    admin,
  });
  const { token } = valueOf('setup.createClinic', made);
  await ask(second.url, 'server.test', { address, password: WRONG }, token);
  await ask(second.url, 'server.test', { address }, token);
  await ask(second.url, 'server.use', { ...chosen, password: WRONG }, token);
  await ask(second.url, 'server.use', { ...chosen, deskName: 'Back desk', password }, token);
  await ask(second.url, 'server.status', {}, token);
  await ask(second.url, 'audit.list', {}, token);
  await ask(second.url, 'support.make', {}, token);
  await ask(second.url, 'health.get', {}, token);
  // With another password at the server, what is kept is wrong, and the next start says so.
  await cluster.run('postgres', `ALTER ROLE harbour_desk PASSWORD '${randomUUID()}'`);
  second.kill('SIGTERM');
  await second.exited;
  const third = await started();
  expectEnded(third);
}, 120_000);
afterAll(async () => {
  await cluster.stop();
  fs.rmSync(root, { recursive: true, force: true });
});

async function started(): Promise<BrowserProcess> {
  const program = await startBrowserProcess(['--data', folder, '--port', '0']);
  outputs.push(program.output);
  return program;
}

function expectEnded({ url }: BrowserProcess): void {
  if (url !== '') throw new Error('It should not have opened with a wrong password');
}

describe('the password of a clinic’s server', () => {
  it('was used, or this test would look for nothing', () => {
    expect(scan.in(fs.readFileSync(path.join(folder, 'server-password.txt')))).toHaveLength(1);
    expect(answers.join('\n')).toContain('"Back desk"');
    expect(answers.join('\n')).toContain('PASSWORD_WRONG');
  });

  it('is in no other file of the desk', () => {
    expect(scan.under(folder, (file) => file !== 'server-password.txt')).toEqual([]);
  });

  it('is in no answer', () => {
    expect(scan.in(Buffer.from(answers.join('\n')))).toEqual([]);
  });

  it('is not in what the program said, which says why it does not start', () => {
    const said = outputs.map((output) => output().stdout + output().stderr).join('\n');
    expect(said).toContain('The server does not know harbour_desk with this password.');
    expect(scan.in(Buffer.from(said))).toEqual([]);
  });

  it('is in no table', async () => {
    const tables = await cluster.run(
      'harbour',
      "SELECT tablename FROM pg_tables WHERE schemaname = 'public'",
    );
    const texts: string[] = [];
    for (const { tablename } of tables) {
      texts.push(JSON.stringify(await cluster.run('harbour', `SELECT * FROM "${tablename}"`)));
    }
    expect(texts.join('\n')).toContain('Back desk');
    expect(scan.in(Buffer.from(texts.join('\n')))).toEqual([]);
  });
});
