/** Browser mode as it is built and started: its one line, its end, and how it refuses to start. */
import fs from 'node:fs';
import net from 'node:net';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type BrowserProcess, startBrowserProcess } from '../support/browser-process.ts';
import { PASSWORD, temporaryFolder } from '../support/clinic.ts';
import { readEvents } from '../support/event-reader.ts';
import { post, valueOf } from '../support/wire.ts';

const CLINIC = {
  clinicName: 'Test Clinic',
  timeZone: 'Europe/Berlin',
  admin: { name: 'Ada Admin', email: 'ada@clinic.test', password: PASSWORD },
};

let folder: string;
let started: BrowserProcess[];
beforeEach(() => {
  folder = temporaryFolder();
  started = [];
});
afterEach(async () => {
  for (const desk of started) desk.kill('SIGKILL');
  await Promise.all(started.map(({ exited }) => exited));
  fs.rmSync(folder, { recursive: true, force: true });
});

async function start(...args: string[]): Promise<BrowserProcess> {
  const desk = await startBrowserProcess(args);
  started.push(desk);
  return desk;
}

async function refusal(...args: string[]) {
  const desk = await start(...args);
  return { code: await desk.exited, ...desk.output() };
}

const usual = () => ['--port', '0', '--data', folder];

describe('a start', () => {
  it('says one line, and serves the page and the calls', async () => {
    const desk = await start(...usual());
    expect((await fetch(desk.url)).headers.get('content-type')).toBe('text/html; charset=utf-8');
    expect(await post(desk.url, 'setup.status', {})).toMatchObject({
      status: 200,
      value: { isSetUp: false },
    });
    expect(desk.output()).toEqual({ stdout: `MediBook Desk is at ${desk.url}\n`, stderr: '' });
  });

  it('says what there is, and which version it is', async () => {
    const help = await refusal('--help');
    expect([help.code, help.stdout]).toEqual([0, expect.stringContaining('--data DIR')]);
    const { version } = JSON.parse(fs.readFileSync('package.json', 'utf8')) as { version: string };
    expect(await refusal('--version')).toEqual({ code: 0, stdout: `${version}\n`, stderr: '' });
  });
});

describe('the end', () => {
  it.each(['SIGTERM', 'SIGINT', 'SIGHUP'] as const)(
    'comes with %s: everything closed, nothing lost',
    async (signal) => {
      const desk = await start(...usual());
      const created = await post(desk.url, 'setup.createClinic', CLINIC);
      const { token } = valueOf('setup.createClinic', created);
      const stream = await readEvents(desk.url, { token });
      desk.kill(signal);
      desk.kill(signal);
      expect(await desk.exited).toBe(0);
      await stream.ended;
      const left = fs.readdirSync(folder).toSorted();
      // No -wal: what it held is in the database file.
      // A system that goes down does not wait for a backup; a person who stops the desk gets one.
      const backups = signal === 'SIGINT' ? ['backups'] : [];
      expect(left).toEqual([...backups, 'clinic.db', 'instance.lock', 'medibook-desk.log', 'reserve']);

      const again = await start(...usual());
      expect(await post(again.url, 'auth.me', {}, { token })).toMatchObject({
        value: { email: 'ada@clinic.test' },
      });
    },
  );

  it('comes with kill -9, and the next start is not locked out', async () => {
    const desk = await start(...usual());
    const created = await post(desk.url, 'setup.createClinic', CLINIC);
    desk.kill('SIGKILL');
    await desk.exited;
    const again = await start(...usual());
    expect((await post(again.url, 'setup.createClinic', CLINIC)).error?.reason).toBe('ALREADY_SET_UP');
    const { token } = valueOf('setup.createClinic', created);
    expect((await post(again.url, 'auth.me', {}, { token })).status).toBe(200);
  });
});

describe('a start is refused in words', () => {
  it('when the data is open already, with the address of the other one', async () => {
    const desk = await start(...usual());
    const { code, stderr } = await refusal(...usual());
    expect([code, stderr]).toEqual([
      3,
      expect.stringContaining(`open already with the data in ${folder}: ${desk.url}.`),
    ]);
    expect((await post(desk.url, 'setup.status', {})).status).toBe(200);
  });

  it('when a cloud program copies the folder, also through a link, and nothing is left there', async () => {
    const cloud = path.join(folder, 'Dropbox');
    const link = path.join(folder, 'clinic');
    fs.mkdirSync(cloud);
    fs.symlinkSync(cloud, link);
    const { code, stderr } = await refusal('--port', '0', '--data', link);
    expect([code, stderr]).toEqual([
      expect.any(Number),
      expect.stringMatching(
        /^A cloud program copies the folder .*clinic\. .*\nFor your support: Dropbox\n$/s,
      ),
    ]);
    expect(code).not.toBe(0);
    expect(fs.readdirSync(cloud)).toEqual([]);
  });

  it('when the port is taken, and only when it was asked for', async () => {
    const other = net.createServer();
    await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
    const { port } = other.address() as net.AddressInfo;
    expect(await refusal('--port', String(port), '--data', folder)).toEqual({
      code: 2,
      stdout: '',
      stderr: `Port ${port} is used by another program. Choose another one with --port.\n`,
    });
    other.close();
    // Two without a port: whoever comes second, or finds the usual one taken, gets another.
    const inner = path.join(folder, 'inner');
    const [one, two] = [await start('--data', folder), await start('--data', inner)];
    expect(new Set([one.url, two.url, '']).size).toBe(3);
  });

  it.each([
    ['is no database', 'Dear Sir or Madam', 'is not a clinic’s file'],
    ['is a broken one', `SQLite format 3\0${'x'.repeat(5000)}`, 'is damaged'],
  ])('when the file %s, which stays as it is', async (_name, content, words) => {
    const file = path.join(folder, 'clinic.db');
    fs.writeFileSync(file, content);
    const { code, stdout, stderr } = await refusal(...usual());
    expect([code, stdout, stderr]).toEqual([4, '', expect.stringContaining(words)]);
    expect(fs.readFileSync(file, 'utf8')).toBe(content);
  });

  it('when the folder is none', async () => {
    const file = path.join(folder, 'file');
    fs.writeFileSync(file, '');
    const { code, stderr } = await refusal('--data', file);
    expect([code, stderr]).toEqual([6, expect.stringContaining(`The folder ${file} cannot be used`)]);
  });

  it('when the command line is wrong', async () => {
    expect(await refusal('--prot', '1')).toMatchObject({
      code: 2,
      stderr: expect.stringContaining("'--prot'"),
    });
    expect(await refusal('--port', 'x')).toMatchObject({
      code: 2,
      stderr: expect.stringMatching(/^--port takes/),
    });
  });
});

describe('the demonstration', () => {
  it('fills an empty folder, and stays there without being asked for again', async () => {
    const demo = await start(...usual(), '--demo');
    const status = { value: { isSetUp: true, isDemo: true } };
    expect(await post(demo.url, 'setup.status', {})).toMatchObject(status);
    demo.kill('SIGTERM');
    await demo.exited;
    const again = await start(...usual());
    expect(await post(again.url, 'setup.status', {})).toMatchObject(status);
  });

  it('is not poured into a clinic, nor is a clinic taken for it', async () => {
    const desk = await start(...usual());
    await post(desk.url, 'setup.createClinic', CLINIC);
    desk.kill('SIGTERM');
    await desk.exited;
    const { code, stderr } = await refusal(...usual(), '--demo');
    expect([code, stderr]).toEqual([2, expect.stringContaining('holds a clinic already')]);
  });
});
