/** Books one slot after the other, and writes the id of each booking to its output as soon as it is answered. */
import fs from 'node:fs';
import Sqlite from 'better-sqlite3';
import { openApp } from '../../src/main/app.ts';
import type { Booking } from '../../src/shared/contract/bookings.ts';
import type { Result } from '../../src/shared/errors.ts';
import type { Task } from './task.ts';

const { folder, token, at, slotIds, synchronous, checkpointPages } = JSON.parse(
  process.argv[2] ?? '',
) as Task;

const pragma = Sqlite.prototype.pragma;
Sqlite.prototype.pragma = function (this: Sqlite.Database, source, options) {
  if (source !== 'synchronous = FULL') return pragma.call(this, source, options);
  pragma.call(this, `wal_autocheckpoint = ${checkpointPages}`);
  return pragma.call(this, `synchronous = ${synchronous}`);
};

const app = await openApp({ folder, now: () => at, sweeper: false });
for (const slotId of slotIds) {
  const input = { slotId, patient: { name: `Patient for ${slotId}` } };
  const answer = (await app.dispatch({ token, desk: 'booker' }, 'bookings.create', input)) as Result<Booking>;
  if (!answer.ok) throw new Error(answer.error.message);
  fs.writeSync(1, `${answer.value.id}\n`);
}
// As by a power cut: nothing is closed.
process.kill(process.pid, 'SIGKILL');
