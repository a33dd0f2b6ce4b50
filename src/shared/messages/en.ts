/** Every string a person sees, in English. Each part of the app keeps its words in a file of its own. */
import { admin } from './en/admin.ts';
import { backups } from './en/backups.ts';
import { board } from './en/board.ts';
import { connection } from './en/connection.ts';
import { data } from './en/data.ts';
import { desk } from './en/desk.ts';
import { firstRun } from './en/first-run.ts';
import { flow } from './en/flow.ts';
import { help } from './en/help.ts';
import { history } from './en/history.ts';
import { keys } from './en/keys.ts';
import { paper } from './en/paper.ts';
import { patients } from './en/patients.ts';
import { people } from './en/people.ts';
import { fieldProblems, problems } from './en/problems.ts';
import { rooms } from './en/rooms.ts';
import { schedules } from './en/schedules.ts';
import { house } from './en/house.ts';
import { houseProblems } from './en/house-problems.ts';
import { server } from './en/server.ts';
import { serverFindings } from './en/server-findings.ts';
import { settings } from './en/settings.ts';
import { reports } from './en/reports.ts';
import { shell } from './en/shell.ts';
import { system } from './en/system.ts';

export const en = {
  ...shell,
  ...system,
  ...desk,
  ...backups,
  ...board,
  ...firstRun,
  ...flow,
  ...patients,
  ...paper,
  ...keys,
  ...admin,
  ...schedules,
  ...connection,
  ...data,
  ...people,
  ...help,
  ...history,
  ...rooms,
  ...house,
  ...houseProblems,
  ...server,
  ...serverFindings,
  ...settings,
  ...reports,
  ...problems,
  ...fieldProblems,
} as const;

export type Messages = typeof en;
export type MessageKey = keyof Messages;
