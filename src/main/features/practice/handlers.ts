import type { PracticeDay, practice } from '../../../shared/contract/practice.ts';
import { AppError } from '../../../shared/errors.ts';
import type { CommandContext, HandlersOf } from '../../context.ts';
import { makePracticeDay } from './make.ts';
import { practiceDay } from './queries.ts';
import { removePracticeDay } from './remove.ts';

/** What a practice day adds and takes away; every screen asks anew for these. */
const TOUCHED = ['doctors', 'slots', 'patients', 'bookings', 'queue', 'waitlist'] as const;

export const practiceHandlers = {
  'practice.status': ({ db }) => practiceDay(db),

  'practice.begin': async (ctx) => {
    if (isThere(await practiceDay(ctx.db))) throw new AppError('PRACTICE_THERE');
    await makePracticeDay(ctx);
    const made = await practiceDay(ctx.db);
    note(ctx, { after: made });
    return made;
  },

  'practice.remove': async (ctx) => {
    const before = await practiceDay(ctx.db);
    if (!isThere(before)) throw new AppError('PRACTICE_NOT_THERE');
    await removePracticeDay(ctx.db);
    note(ctx, { before });
    return before;
  },
} satisfies HandlersOf<typeof practice>;

const isThere = ({ doctors, patients }: PracticeDay) => doctors + patients > 0;

/** One row for each kind: that it was practice is all that anybody will want to know. */
function note(ctx: CommandContext, values: { before: PracticeDay } | { after: PracticeDay }): void {
  for (const entity of TOUCHED) ctx.audit({ entity, ...values });
}
