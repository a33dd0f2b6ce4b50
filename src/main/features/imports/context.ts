/** What a handler needs, for lines of a file: the same rules and the same trail as at a desk. */
import { randomBytes } from 'node:crypto';
import type { AuditEntry, CommandContext } from '../../context.ts';
import { appendAudit } from '../../database/audit.ts';
import type { WriteDb } from '../../database/database.ts';
import type { RunResult } from './files-api.ts';

type Written = RunResult['written'];
const TOLD = ['patients', 'doctors', 'schedules', 'slots', 'bookings'] as const;

export function importContext(db: WriteDb, { userId, now }: { userId: number; now: number }) {
  const entries: AuditEntry[] = [];
  const context = {
    db,
    now: () => now,
    random: randomBytes,
    session: { id: 0, userId, role: 'admin', doctorId: null },
    desk: 'import',
    audit: (entry: AuditEntry) => void entries.push(entry),
  } as unknown as CommandContext;

  /** Writes what was done down, in the same transaction. */
  const writeTrail = async (): Promise<Written> => {
    const written: Written = [];
    for (const { entity, id, before, after } of entries) {
      const row = { at: now, userId, desk: 'import', commandId: null, procedure: 'imports.start' };
      const seq = await appendAudit(db, { ...row, before, after, entity, entityId: id ?? null });
      const told = TOLD.find((one) => one === entity);
      if (told) written.push({ seq, entity: told });
    }
    return written;
  };
  return { context, writeTrail };
}
