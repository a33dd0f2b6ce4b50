/** The keys that each person changed for themselves; `src/shared/shortcuts.ts` has all actions and their own keys. */
import { z } from 'zod';
import { command, query } from '../procedure.ts';
import { actionIds } from '../shortcuts.ts';
import { listOf, nothing } from './common.ts';

const action = z.enum(actionIds);
const changedKeys = listOf(z.object({ action: z.string(), keys: z.string() }));

export const shortcuts = {
  'shortcuts.list': query({
    access: 'doctor',
    summary: 'The actions whose keys the signed-in person changed. All others have their own.',
    input: nothing,
    output: changedKeys,
  }),
  'shortcuts.set': command({
    access: 'doctor',
    summary: 'Gives an action other keys, such as `b`, `Shift+b` or `$mod+b`, instead of all it has.',
    input: z.object({ action, keys: z.string().min(1, 'REQUIRED').max(40, 'TOO_LONG') }),
    output: changedKeys,
    errors: ['SHORTCUT_TAKEN', 'SHORTCUT_RESERVED'],
  }),
  'shortcuts.reset': command({
    access: 'doctor',
    summary: 'Gives one action its own keys back, or all of them.',
    input: z.object({ action: action.optional() }),
    output: changedKeys,
    errors: ['SHORTCUT_TAKEN'],
  }),
};
