import fs from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { firstBrokenAuditRow } from '../../src/main/database/audit.ts';
import { type Clinic, doctorWithSlots, openClinic } from '../support/clinic.ts';
import { keepEvidence } from '../support/evidence.ts';
import { addressOn, onServer, sharedPort } from '../support/server.ts';
import { canMount, type SmallDisk, smallDisk } from '../support/small-disk.ts';

const MEGABYTE = 1024 * 1024;
const NAME = 'small_disk';

/** The clinic's tables lie on a disk of their own, as on a server whose log has one: a full log stops a server as a whole. */
describe.skipIf(!canMount)('a server whose disk is full (mounted by root, skipped for others)', () => {
  let disk: SmallDisk;
  let clinic: Clinic;
  const ask = (statement: string) =>
    onServer(sharedPort(), 'postgres', (client) => client.query<{ value: string }>(statement));
  beforeAll(async () => {
    disk = smallDisk(48 * MEGABYTE);
    const tables = path.join(disk.folder, 'tables');
    fs.mkdirSync(tables);
    // The server's own user has to get there.
    const { rows } = await ask(`SELECT current_setting('data_directory') AS value`);
    const { uid, gid } = fs.statSync(rows[0]?.value ?? '');
    for (const folder of [disk.folder, tables]) fs.chownSync(folder, uid, gid);
    await ask(`CREATE TABLESPACE ${NAME} LOCATION '${tables}'`);
    await ask(`CREATE DATABASE ${NAME} TEMPLATE medibook_template TABLESPACE ${NAME}`);
    clinic = await openClinic({ server: { ...addressOn(sharedPort(), NAME), user: 'desk' } });
  });
  afterAll(async () => {
    await clinic?.close();
    disk.makeRoom();
    await ask(`DROP DATABASE ${NAME} WITH (FORCE)`);
    await ask(`DROP TABLESPACE ${NAME}`);
    disk.remove();
  });

  it('says so in the same words, has all that it acknowledged, and goes on when there is room', async () => {
    const { doctor, slots } = await doctorWithSlots(clinic, 1000);
    const booked: number[] = [];
    let refusal: unknown;
    disk.fill();
    for (const { id: slotId } of slots.slice(0, -1)) {
      const patient = { name: 'N'.repeat(100) };
      const answer = await clinic.desk.ask('bookings.create', { slotId, patient });
      if (answer.ok) booked.push(answer.value.id);
      else refusal = answer.error;
      if (refusal) break;
    }
    const message = 'The disk is full. Nothing was saved.';
    expect(refusal).toEqual({ code: 'DISK_FULL', reason: 'DISK_FULL', message });
    const { items } = await clinic.desk.call('bookings.list', { doctorId: doctor.id, limit: 500 });
    expect(items.map(({ id }) => id).toSorted((a, b) => a - b)).toEqual(booked);

    disk.makeRoom();
    const slotId = slots.at(-1)?.id ?? 0;
    const again = await clinic.desk.call('bookings.create', { slotId, patient: { name: 'Room Again' } });
    expect(again.status).toBe('CONFIRMED');
    await clinic.requireSound();
    expect(await clinic.app.database.read(firstBrokenAuditRow)).toBeNull();
    keepEvidence({
      row: 6,
      what: 'a server whose tables’ disk is full in the middle of bookings (53100)',
      engine: 'server',
      shown: `${booked.length} acknowledged, 0 lost; then DISK_FULL in the same words; goes on when there is room`,
    });
  });
});
