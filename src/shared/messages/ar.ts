/** The catalogue in Arabic. */
import type { Translation } from './format.ts';
import { admin } from './ar/admin.ts';
import { board } from './ar/board.ts';
import { desk } from './ar/desk.ts';
import { flow } from './ar/flow.ts';
import { keys } from './ar/keys.ts';
import { paper } from './ar/paper.ts';
import { patients } from './ar/patients.ts';
import { fieldProblems, problems } from './ar/problems.ts';
import { people } from './ar/people.ts';
import { reports } from './ar/reports.ts';
import { rooms } from './ar/rooms.ts';
import { schedules } from './ar/schedules.ts';
import { settings } from './ar/settings.ts';
import { shell } from './ar/shell.ts';

export const ar = {
  ...shell,
  ...desk,
  ...board,
  ...flow,
  ...patients,
  ...paper,
  ...keys,
  ...admin,
  ...people,
  ...reports,
  ...rooms,
  ...schedules,
  ...settings,
  ...problems,
  ...fieldProblems,
} as const satisfies Translation;
