import { afterEach, expect, test } from 'vitest';
import { AppError } from '../../shared/errors.ts';
import type { Echo } from './echo.test-worker.ts';
import { WorkerThread } from './worker.ts';

const thread = () => new WorkerThread<Echo>('echo.test-worker', { greeting: 'hello' });
let worker = thread();
afterEach(async () => {
  await worker.close();
  worker = thread();
});

test('it answers with what it was started with, and tells how far it is', async () => {
  expect(await worker.ask('echo', { a: [1, 2] })).toEqual(['hello', { a: [1, 2] }]);
  const told: unknown[] = [];
  expect(await worker.ask('count', { to: 4 }, (value) => told.push(value))).toBe(4);
  expect(told).toEqual([1, 2, 3]);
});

test('questions are answered one after the other', async () => {
  const told: string[] = [];
  await Promise.all([
    worker.ask('count', { to: 3 }, (value) => told.push(`a${String(value)}`)),
    worker.ask('count', { to: 3 }, (value) => told.push(`b${String(value)}`)),
  ]);
  expect(told).toEqual(['a1', 'a2', 'b1', 'b2']);
});

test('a refusal stays a refusal, and any other error keeps its message and code', async () => {
  const refusal = await worker.ask('refuse', null).catch((error: unknown) => error);
  expect(refusal).toBeInstanceOf(AppError);
  expect((refusal as AppError).wire).toMatchObject({ reason: 'TOO_MANY_ROWS', params: { most: 3 } });
  const failure = await worker.ask('break', null).catch((error: unknown) => error);
  expect(failure).toMatchObject({ name: 'TypeError', message: 'broken', code: 'SQLITE_BROKEN' });
  expect(await worker.ask('echo', 1)).toEqual(['hello', 1]);
});

test('a thread that ends refuses whoever waits, and another one takes its place', async () => {
  const [first, second] = await Promise.allSettled([worker.ask('die', null), worker.ask('echo', 1)]);
  expect([first.status, second.status]).toEqual(['rejected', 'rejected']);
  expect(await worker.ask('echo', 2)).toEqual(['hello', 2]);
});

test('a closed thread answers nobody any more', async () => {
  await worker.ask('echo', 1);
  const open = worker.ask('count', { to: 1_000_000 });
  const [answer] = await Promise.allSettled([open, worker.close()]);
  expect(answer.status).toBe('rejected');
  await expect(worker.ask('echo', 1)).rejects.toThrow('closed');
});
