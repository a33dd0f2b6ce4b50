/** An import whose desk is gone is ended by another one, once somebody has cancelled it and after a while. */
import { randomUUID } from 'node:crypto';
import { setImmediate } from 'node:timers/promises';
import { expect, it } from 'vitest';
import type { Later } from '../../src/main/import-runner.ts';
import { openClinic } from '../support/clinic.ts';
import { onServer } from '../support/server.ts';

/** For a busy computer, too. */
const PATIENTLY = { timeout: 30_000 };
const OPTIONS = '{"mapping":{"name":0},"dateOrder":"YMD","duplicates":"SKIP","leavesOutWrong":false}';

it('an import that was cancelled and has no desk any more is taken over after half a minute to a minute', async () => {
  const waiting: { work: () => void; milliseconds: number }[] = [];
  const later: Later = (work, milliseconds) => {
    const one = { work, milliseconds };
    waiting.push(one);
    return () => void waiting.splice(0, waiting.length, ...waiting.filter((other) => other !== one));
  };
  const clinic = await openClinic({ isServed: true, later });
  const { port = 0, database = '' } = clinic.place.server ?? {};
  // As a desk leaves it that was ended in the middle of writing: its file is on that computer alone.
  await onServer(port, database, async (client) => {
    await client.query(`INSERT INTO patients (id, name, created_at) VALUES (7001, 'Half There', 1)`);
    await client.query(`INSERT INTO imports
      (id, user_id, kind, state, is_dry_run, file_id, file_name, options, created_at, first_id, last_id, is_hidden)
      SELECT 1, min(id), 'patients', 'WRITING', 0, '${randomUUID()}', 'p.csv', '${OPTIONS}', 1, 7001, 7001, 1 FROM users`);
  });
  const state = async () => (await clinic.admin.call('imports.get', { id: 1 })).state;
  clinic.app.changes.publish(0, 'imports', undefined);
  await clinic.told();
  await setImmediate();
  expect(waiting).toEqual([]);

  await clinic.admin.call('imports.cancel', { id: 1 });
  await expect.poll(() => waiting.length, PATIENTLY).toBe(1);
  const [one] = waiting;
  expect(one?.milliseconds).toBeGreaterThanOrEqual(30_000);
  expect(one?.milliseconds).toBeLessThanOrEqual(60_000);
  expect(await state()).toBe('WRITING');
  one?.work();
  await expect.poll(state, PATIENTLY).toBe('FAILED');
  expect(await clinic.rows('SELECT id FROM patients WHERE id = 7001')).toEqual([]);
  await clinic.close();
});
