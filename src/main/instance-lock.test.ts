import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { temporaryFolder } from '../../tests/support/clinic.ts';
import { StartProblem } from './database/problems.ts';
import { lockInstance } from './instance-lock.ts';

/** Another process that takes the lock and keeps it, or says why it cannot. */
const HOLD = `
  const Sqlite = require('better-sqlite3');
  const lock = new Sqlite(process.argv[1], { timeout: 0 });
  try {
    lock.exec('BEGIN EXCLUSIVE');
    process.stdout.write('held');
    setInterval(() => {}, 1000);
  } catch (error) {
    process.stdout.write(error.code);
  }`;

let folder: string;
beforeEach(() => {
  folder = temporaryFolder();
});
afterEach(() => fs.rmSync(folder, { recursive: true, force: true }));

function problemOf(work: () => unknown): StartProblem {
  try {
    work();
  } catch (error) {
    if (error instanceof StartProblem) return error;
    throw error;
  }
  throw new Error('It should have been refused');
}

it('turns a second one away with what the first one said, until that is released', () => {
  const lock = lockInstance(folder, 'starting');
  lock.setNote('http://127.0.0.1:4870');
  const problem = problemOf(() => lockInstance(folder, 'second'));
  expect(problem).toMatchObject({ reason: 'ALREADY_OPEN', path: folder, detail: 'http://127.0.0.1:4870' });
  // Being turned away must not have dropped the first one's lock, neither here nor for another process.
  expect(problemOf(() => lockInstance(folder, 'third')).reason).toBe('ALREADY_OPEN');
  const { stdout } = spawnSync(process.execPath, ['-e', HOLD, path.join(folder, 'instance.lock')], {
    encoding: 'utf8',
    timeout: 10_000,
  });
  expect(stdout).toBe('SQLITE_BUSY');
  lock.release();
  lock.release();
  lockInstance(folder, 'fourth').release();
});

it('knows a folder by another path', () => {
  const link = `${folder}-link`;
  fs.symlinkSync(folder, link);
  const lock = lockInstance(folder, '');
  expect(problemOf(() => lockInstance(link, '')).reason).toBe('ALREADY_OPEN');
  lock.release();
  fs.rmSync(link);
});

it('makes the folder and files that only their owner can read', () => {
  const inner = path.join(folder, 'a', 'b');
  const lock = lockInstance(inner, '');
  const mode = (file: string) => fs.statSync(path.join(inner, file)).mode & 0o777;
  if (process.platform !== 'win32')
    expect(['', 'instance.lock', 'instance.json'].map(mode)).toEqual([0o700, 0o600, 0o600]);
  lock.release();
});

it('says that a folder cannot be used', () => {
  const file = path.join(folder, 'file');
  fs.writeFileSync(file, '');
  expect(problemOf(() => lockInstance(file, '')).reason).toBe('FOLDER_UNUSABLE');
  expect(problemOf(() => lockInstance(path.join(file, 'inner'), '')).reason).toBe('FOLDER_UNUSABLE');
});

it('is gone with its process, kill -9 included', async () => {
  const child = spawn(process.execPath, ['-e', HOLD, path.join(folder, 'instance.lock')]);
  await said(child);
  expect(problemOf(() => lockInstance(folder, '')).reason).toBe('ALREADY_OPEN');
  child.kill('SIGKILL');
  await new Promise((resolve) => child.on('exit', resolve));
  lockInstance(folder, '').release();
});

function said(child: ChildProcess): Promise<void> {
  return new Promise((resolve) => child.stdout?.once('data', () => resolve()));
}
