/** Doctors are a few dozen: one transaction, through what the screen does. */
import type { WriteDb } from '../../database/database.ts';
import { doctorHandlers } from '../doctors/handlers.ts';
import { importContext } from './context.ts';
import { type Checked, type CheckOptions, chosenLines } from './check.ts';
import type { RunResult } from './files-api.ts';
import { readDoctor } from './read-line.ts';

export async function writeDoctors(
  db: WriteDb,
  check: CheckOptions,
  verdicts: Checked['verdicts'],
  { importId, userId, now }: { importId: number; userId: number; now: number },
): Promise<RunResult['written']> {
  const { context, writeTrail } = importContext(db, { userId, now });
  let added = 0;
  for await (const doctor of chosenLines(check, verdicts, readDoctor)) {
    await doctorHandlers['doctors.create'](context, doctor);
    added += 1;
  }
  await db.updateTable('imports').set({ added, state: 'WRITING' }).where('id', '=', importId).execute();
  return writeTrail();
}
