/** Doctors are a few dozen: one transaction, through what the screen does. */
import type { WriteDb } from '../../database/database.ts';
import { doctorHandlers } from '../doctors/handlers.ts';
import { importContext } from './context.ts';
import { ADD, type Checked, type CheckOptions } from './check.ts';
import { csvLines } from './csv-file.ts';
import type { RunResult } from './files-api.ts';
import { type DoctorFields, readDoctor } from './read-line.ts';

export async function writeDoctors(
  db: WriteDb,
  check: CheckOptions,
  verdicts: Checked['verdicts'],
  { importId, userId, now }: { importId: number; userId: number; now: number },
): Promise<RunResult['written']> {
  const { context, writeTrail } = importContext(db, { userId, now });
  let added = 0;
  for await (const doctor of chosen(check, verdicts)) {
    await doctorHandlers['doctors.create'](context, doctor);
    added += 1;
  }
  await db.updateTable('imports').set({ added, state: 'WRITING' }).where('id', '=', importId).execute();
  return writeTrail();
}

async function* chosen(
  { file, shape, reading }: CheckOptions,
  verdicts: Checked['verdicts'],
): AsyncGenerator<DoctorFields> {
  let index = -1;
  for await (const line of csvLines(file, shape)) {
    if (index >= 0 && verdicts.at(index) === ADD) {
      const read = readDoctor(line, reading);
      if ('value' in read) yield read.value;
    }
    index += 1;
  }
}
