/** One clinic for several users of a computer, who share a folder by its group. */
import fs from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type BrowserProcess, startBrowserProcess } from '../support/browser-process.ts';
import { PASSWORD, temporaryFolder } from '../support/clinic.ts';
import { post } from '../support/wire.ts';

/** Numbers that need no names. */
const CLINIC_GROUP = 64_100;
const rita = { uid: 64_101, gid: CLINIC_GROUP };
const ben = { uid: 64_102, gid: CLINIC_GROUP };
const stranger = { uid: 64_103, gid: 64_103 };

const admin = { name: 'Ada Admin', email: 'ada@clinic.test', password: PASSWORD };
const clinic = { clinicName: 'Test Clinic', timeZone: 'Europe/Berlin', admin };

let folder: string;
let started: BrowserProcess[];
beforeEach(() => {
  started = [];
  folder = temporaryFolder();
  if (process.getuid?.() === 0) fs.chownSync(folder, 0, CLINIC_GROUP);
  fs.chmodSync(folder, 0o2770);
});
afterEach(async () => {
  for (const desk of started) desk.kill('SIGKILL');
  await Promise.all(started.map(({ exited }) => exited));
  fs.rmSync(folder, { recursive: true, force: true });
});

async function startAs(user: { uid: number; gid: number }): Promise<BrowserProcess> {
  const desk = await startBrowserProcess(['--port', '0', '--data', folder], user);
  started.push(desk);
  return desk;
}

const signIn = async ({ url }: BrowserProcess) => (await post(url, 'auth.login', admin)).status;

// Only root may start programs as somebody else.
describe.runIf(process.getuid?.() === 0)('a folder that a group shares', () => {
  it('is opened by one of them after the other, whatever became of the first', async () => {
    const first = await startAs(rita);
    expect(first.output().stderr).toBe('');
    expect((await post(first.url, 'setup.createClinic', clinic)).status).toBe(200);
    first.kill('SIGTERM');
    expect(await first.exited).toBe(0);

    const second = await startAs(ben);
    expect([second.output().stderr, await signIn(second)]).toEqual(['', 200]);
    second.kill('SIGKILL');
    await second.exited;

    const third = await startAs(rita);
    expect([third.output().stderr, await signIn(third)]).toEqual(['', 200]);
    third.kill('SIGINT');
    expect(await third.exited).toBe(0);
    const left = fs.readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((name) => {
      const { mode, gid } = fs.statSync(path.join(folder, name));
      return [name, (mode & 0o007) === 0, gid];
    });
    expect(left).toEqual(left.map(([name]) => [name, true, CLINIC_GROUP]));
  });

  it('is one clinic at a time, and nobody else’s', async () => {
    const first = await startAs(rita);
    expect(first.output().stderr).toBe('');
    const second = await startAs(ben);
    expect(await second.exited).not.toBe(0);
    expect(second.output().stderr).toContain('is open already');
    const other = await startAs(stranger);
    expect(await other.exited).not.toBe(0);
    expect(other.output().stderr).toContain('cannot be used');
  });
});

it('gives nothing away in a folder that is one user’s alone', async () => {
  fs.chmodSync(folder, 0o755);
  const desk = await startBrowserProcess(['--port', '0', '--data', folder]);
  started.push(desk);
  const modes = fs.readdirSync(folder).map((name) => fs.statSync(path.join(folder, name)).mode & 0o077);
  expect(modes.every((mode) => mode === 0)).toBe(true);
});
