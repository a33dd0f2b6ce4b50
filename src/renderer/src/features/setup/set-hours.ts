import type { WeeklySession } from '../../../../shared/contract/schedules.ts';
import { t } from '../../../../shared/messages/format.ts';
import { asProblem, call } from '../../api.ts';

/**
 * Gives a new doctor a week, from a date on.
 * @returns null, or why it could not be
 */
export async function setHours(
  doctorId: number,
  validFrom: string,
  sessions: readonly WeeklySession[],
): Promise<string | null> {
  if (sessions.length === 0) return null;
  const edits = [
    {
      kind: 'SET_WEEK' as const,
      doctorId,
      validFrom,
      validUntil: null,
      everyWeeks: 1,
      sessions: [...sessions],
    },
  ];
  try {
    const { token, clashes } = await call('schedules.preview', { edits });
    if (clashes.length > 0) return t('setup.clash');
    await call('schedules.apply', { edits, token, resolutions: [] }, { commandId: crypto.randomUUID() });
    return null;
  } catch (error) {
    return asProblem(error).message;
  }
}
