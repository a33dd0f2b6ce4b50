/** The catalogue in German. */
import type { Translation } from './format.ts';
import { admin } from './de/admin.ts';
import { board } from './de/board.ts';
import { desk } from './de/desk.ts';
import { flow } from './de/flow.ts';
import { keys } from './de/keys.ts';
import { paper } from './de/paper.ts';
import { patients } from './de/patients.ts';
import { fieldProblems, problems } from './de/problems.ts';
import { people } from './de/people.ts';
import { reports } from './de/reports.ts';
import { rooms } from './de/rooms.ts';
import { schedules } from './de/schedules.ts';
import { settings } from './de/settings.ts';
import { shell } from './de/shell.ts';

export const de = {
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
