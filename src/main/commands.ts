import { hash } from 'node:crypto';
import { AppError } from '../shared/errors.ts';
import { lastAuditRow } from './database/audit.ts';
import type { WriteDb } from './database/database.ts';
import { firstOf, prepared } from './database/prepared.ts';

/** One intention of one person: the id their client made for it, and what they asked. */
export interface CommandKey {
  id: string;
  procedure: string;
  userId: number;
  fingerprint: string;
}

/** How long an answer is kept for a client that asks again, in milliseconds. */
const COMMANDS_KEPT = 7 * 24 * 60 * 60 * 1000;
/** And those of so many of the latest changes in any case, for the clock may be wrong: a busy day of several desks. */
const LATEST_KEPT = 5_000;

/** What was asked, without passwords: a hash of those must not lie in a table. */
export function fingerprintOf(procedure: string, input: unknown): string {
  const asked = JSON.stringify([procedure, input], (key, value: unknown) =>
    /password/i.test(key) ? undefined : value,
  );
  return hash('sha256', asked, 'base64');
}

const commandById = prepared((db: WriteDb, { id }: { id: string }) =>
  db.selectFrom('commands').selectAll().where('id', '=', id),
);

/**
 * The first answer to this command, if it was carried out before.
 * @throws AppError COMMAND_REUSED when the id was used for another input or by somebody else
 */
export async function findAnswer(db: WriteDb, command: CommandKey): Promise<{ answer: unknown } | null> {
  const kept = await firstOf(commandById(db, { id: command.id }));
  if (!kept) return null;
  if (kept.fingerprint !== command.fingerprint || kept.user_id !== command.userId) {
    throw new AppError('COMMAND_REUSED');
  }
  return { answer: JSON.parse(kept.answer) };
}

const insertCommand = prepared((db: WriteDb, command: CommandKey & { answer: string; at: number }) =>
  db.insertInto('commands').values({
    id: command.id,
    procedure: command.procedure,
    user_id: command.userId,
    fingerprint: command.fingerprint,
    answer: command.answer,
    at: command.at,
  }),
);

export async function keepAnswer(
  db: WriteDb,
  command: CommandKey,
  answer: unknown,
  at: number,
): Promise<void> {
  await insertCommand(db, { ...command, answer: JSON.stringify(answer), at });
}

/** Forgets answers that nobody can ask for any more. */
export async function forgetAnswers(db: WriteDb, now: number): Promise<void> {
  const last = await lastAuditRow(db);
  await db
    .deleteFrom('commands')
    .where('at', '<', now - COMMANDS_KEPT)
    .where('id', 'not in', (of) =>
      of
        .selectFrom('audit_log')
        .select((row) => row.ref('command_id').$notNull().as('id'))
        .where('id', '>', last - LATEST_KEPT)
        .where('command_id', 'is not', null),
    )
    .execute();
}
