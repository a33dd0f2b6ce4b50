/** Doctors are a few dozen: one transaction, through what the screen does. */
import { randomBytes } from 'node:crypto';
import type { AuditEntry, CommandContext } from '../../context.ts';
import { appendAudit } from '../../database/audit.ts';
import type { WriteDb } from '../../database/database.ts';
import { doctorHandlers } from '../doctors/handlers.ts';
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
  const entries: AuditEntry[] = [];
  const context = {
    db,
    now: () => now,
    random: randomBytes,
    session: null,
    desk: 'import',
    audit: (entry: AuditEntry) => void entries.push(entry),
  } as unknown as CommandContext;
  let added = 0;
  for await (const doctor of chosen(check, verdicts)) {
    await doctorHandlers['doctors.create'](context, doctor);
    added += 1;
  }
  await db.updateTable('imports').set({ added, state: 'WRITING' }).where('id', '=', importId).execute();
  const written: RunResult['written'] = [];
  for (const { entity, id, before, after } of entries) {
    const row = {
      at: now,
      userId,
      desk: 'import',
      commandId: null,
      procedure: 'imports.start',
      before,
      after,
    };
    const seq = await appendAudit(db, { ...row, entity, entityId: id ?? null });
    written.push({ seq, entity: 'doctors' });
  }
  return written;
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
