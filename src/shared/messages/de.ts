/** The catalogue in German. */
import { admin } from './de/admin.ts';
import { backups } from './de/backups.ts';
import { board } from './de/board.ts';
import { connection } from './de/connection.ts';
import { data } from './de/data.ts';
import { desk } from './de/desk.ts';
import { firstRun } from './de/first-run.ts';
import { flow } from './de/flow.ts';
import { help } from './de/help.ts';
import { history } from './de/history.ts';
import { keys } from './de/keys.ts';
import { paper } from './de/paper.ts';
import { patients } from './de/patients.ts';
import { people } from './de/people.ts';
import { fieldProblems, problems } from './de/problems.ts';
import { reports } from './de/reports.ts';
import { rooms } from './de/rooms.ts';
import { schedules } from './de/schedules.ts';
import { house } from './de/house.ts';
import { houseProblems } from './de/house-problems.ts';
import { server } from './de/server.ts';
import { serverFindings } from './de/server-findings.ts';
import { settings } from './de/settings.ts';
import { shell } from './de/shell.ts';
import { system } from './de/system.ts';
import type { Translation } from './format.ts';

export const de = {
  ...admin,
  ...backups,
  ...board,
  ...connection,
  ...data,
  ...desk,
  ...firstRun,
  ...flow,
  ...help,
  ...history,
  ...keys,
  ...paper,
  ...patients,
  ...people,
  ...problems,
  ...fieldProblems,
  ...reports,
  ...rooms,
  ...schedules,
  ...house,
  ...houseProblems,
  ...server,
  ...serverFindings,
  ...settings,
  ...shell,
  ...system,
} as const satisfies Translation;
