import { hold } from './kinds/hold.ts';
import type { Kind } from './kind.ts';
import { merge } from './kinds/merge.ts';
import { move } from './kinds/move.ts';
import { overlap } from './kinds/overlap.ts';
import { restore } from './kinds/restore.ts';
import { schedule } from './kinds/schedule.ts';

export const KINDS: readonly Kind[] = [overlap, move, hold, restore, schedule, merge];
