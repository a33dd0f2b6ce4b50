import { afterEach, beforeEach, expect, it } from 'vitest';
import { LATEST } from '../../src/main/database/latest.ts';
import { postgresMigrations } from '../../src/main/database/postgres/migrations/index.ts';
import { migrations } from '../../src/main/database/sqlite/migrations/index.ts';
import { type Clinic, doctorWithSlots, first, openClinic } from '../support/clinic.ts';
import { asOwner, dropDatabase, freshDatabase } from '../support/server.ts';
import type { ServerAddress } from '../../src/main/database/postgres/address.ts';

let server: ServerAddress;
let clinic: Clinic;
beforeEach(async () => {
  server = await freshDatabase();
  clinic = await openClinic({ server });
});
afterEach(async () => {
  await clinic.close();
  await dropDatabase(server);
});

const UPDATED = `INSERT INTO kysely_migration (name, timestamp) VALUES ('9999-newer', '2030')`;

it('are the same steps on both engines, from where a server begins', () => {
  const steps = Object.keys(migrations);
  expect(steps.at(-1)).toBe(LATEST);
  expect(Object.keys(postgresMigrations)).toEqual(steps.filter((name) => name >= '0005'));
});

it('a desk whose tables a newer one has changed meanwhile writes nothing more', async () => {
  const { slots } = await doctorWithSlots(clinic, 1);
  await asOwner(server, UPDATED);
  await clinic.desk.refused('SERVER_UPDATED', 'bookings.create', {
    slotId: first(slots).id,
    patient: { name: 'Ann Lee' },
  });
  expect((await clinic.desk.call('bookings.list', {})).items).toEqual([]);
});

it('and is not opened again by it', async () => {
  await asOwner(server, UPDATED);
  await expect(openClinic({ server })).rejects.toMatchObject({
    reason: 'NEWER_VERSION',
    detail: '9999-newer',
  });
});

it('a hold ends by the clock of the server, whatever the desk’s own says', async () => {
  const other = await freshDatabase();
  const real = Date.now;
  const desk = await openClinic({ server: other });
  try {
    const database = desk.app.database as unknown as { syncClock(): Promise<void>; now(): number };
    Date.now = () => real() + 3_600_000;
    await database.syncClock();
    expect(Math.abs(database.now() - real())).toBeLessThan(2_000);
  } finally {
    Date.now = real;
    await desk.close();
    await dropDatabase(other);
  }
});
