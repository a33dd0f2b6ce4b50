/** The catalogue in Arabic. */
import { admin } from './ar/admin.ts';
import { backups } from './ar/backups.ts';
import { board } from './ar/board.ts';
import { connection } from './ar/connection.ts';
import { data } from './ar/data.ts';
import { desk } from './ar/desk.ts';
import { firstRun } from './ar/first-run.ts';
import { flow } from './ar/flow.ts';
import { help } from './ar/help.ts';
import { history } from './ar/history.ts';
import { keys } from './ar/keys.ts';
import { paper } from './ar/paper.ts';
import { patients } from './ar/patients.ts';
import { people } from './ar/people.ts';
import { fieldProblems, problems } from './ar/problems.ts';
import { reports } from './ar/reports.ts';
import { rooms } from './ar/rooms.ts';
import { schedules } from './ar/schedules.ts';
import { house } from './ar/house.ts';
import { houseProblems } from './ar/house-problems.ts';
import { server } from './ar/server.ts';
import { serverFindings } from './ar/server-findings.ts';
import { settings } from './ar/settings.ts';
import { shell } from './ar/shell.ts';
import { system } from './ar/system.ts';
import type { Translation } from './format.ts';

export const ar = {
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
