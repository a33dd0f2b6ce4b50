import { hash } from 'node:crypto';
import { AppError } from '../shared/errors.ts';
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
export const COMMANDS_KEPT = 7 * 24 * 60 * 60 * 1000;

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
