import { afterAll, beforeAll, expect, it } from 'vitest';
import { openApp } from '../../src/main/app.ts';
import { connect } from '../../src/main/database/sqlite/connection.ts';
import path from 'node:path';
import { type Clinic, deskOf, openClinic } from '../support/clinic.ts';
import { ended, OPTIONS, upload } from '../support/imports.ts';
import { WorkerProcess } from './processes.ts';

let clinic: Clinic;
beforeAll(async () => {
  clinic = await openClinic();
});
afterAll(() => clinic.close());

it('an import whose process is killed is taken back at the next start', async () => {
  const people = Array.from({ length: 20_000 }, (_, at) => `Killed Person,19${10 + (at % 80)}-01-01`);
  const fileId = await upload(clinic, `name,dob\n${people.join('\n')}\n`);
  const { folder, clock, admin } = clinic;
  await clinic.app.close();

  const options = { ...OPTIONS, mapping: { name: 0, dateOfBirth: 1 }, duplicates: 'ADD' } as const;
  const worker = new WorkerProcess({ folder, token: admin.token ?? '', at: clock.at });
  await worker.ready();
  await worker.runUntil({ do: 'import', fileId, options }, (added) => added > 100);
  await worker.stop();

  const sql = connect({ file: path.join(folder, 'clinic.db') }, 'reader');
  const count = () => sql.prepare('SELECT count(*) FROM patients').pluck().get() as number;
  expect(count()).toBeGreaterThan(100);
  expect(count()).toBeLessThan(20_000);

  clinic.app = await openApp({ folder, now: clock.now, sweeper: false });
  clinic.admin = deskOf(clinic.app, admin.token);
  expect((await clinic.admin.call('patients.search', { query: 'killed' })).items).toEqual([]);
  const [job] = (await clinic.admin.call('imports.list', {})).items;
  expect(await ended(clinic, job?.id ?? 0)).toMatchObject({
    state: 'FAILED',
    failure: 'INTERRUPTED',
    added: 0,
  });
  expect(count()).toBe(0);
  sql.close();
}, 120_000);
