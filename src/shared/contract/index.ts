import type { z } from 'zod';
import type { Procedure } from '../procedure.ts';
import { audit } from './audit.ts';
import { backups } from './backups.ts';
import { bookings } from './bookings.ts';
import { settings, stats } from './clinic.ts';
import { doctors } from './doctors.ts';
import { healthProcedures } from './health.ts';
import { imports } from './imports.ts';
import { patientVisits } from './patient-visits.ts';
import { myDay } from './my-day.ts';
import { paper } from './paper.ts';
import { patients } from './patients.ts';
import { auth, setup, users } from './people.ts';
import { permissions } from './permissions.ts';
import { practice } from './practice.ts';
import { queue } from './queue.ts';
import { rooms, specializations } from './rooms.ts';
import { reports } from './reports.ts';
import { schedules } from './schedules.ts';
import { series } from './series.ts';
import { house } from './house.ts';
import { server } from './server.ts';
import { shortcuts } from './shortcuts.ts';
import { slots } from './slots.ts';
import { undo } from './undo.ts';
import { views } from './views.ts';
import { visitTypes } from './visit-types.ts';
import { waitlist } from './waitlist.ts';

/** Everything a client can ask for. Router, preload, client, HTTP host, tests and docs derive from it. */
export const contract = {
  ...setup,
  ...auth,
  ...users,
  ...permissions,
  ...myDay,
  ...doctors,
  ...rooms,
  ...specializations,
  ...slots,
  ...schedules,
  ...visitTypes,
  ...bookings,
  ...paper,
  ...series,
  ...queue,
  ...waitlist,
  ...undo,
  ...views,
  ...patients,
  ...patientVisits,
  ...stats,
  ...reports,
  ...settings,
  ...shortcuts,
  ...imports,
  ...audit,
  ...backups,
  ...practice,
  ...healthProcedures,
  ...server,
  ...house,
} satisfies Record<string, Procedure>;

export type Contract = typeof contract;
export type ProcedureName = keyof Contract;
export type QueryName = {
  [N in ProcedureName]: Contract[N]['kind'] extends 'query' ? N : never;
}[ProcedureName];
export type CommandName = Exclude<ProcedureName, QueryName>;

/** What a client sends. */
export type Input<N extends ProcedureName> = z.input<Contract[N]['input']>;
/** What a handler gets, after defaults and trimming. */
export type ParsedInput<N extends ProcedureName> = z.output<Contract[N]['input']>;
/** What a client receives. */
export type Output<N extends ProcedureName> = z.output<Contract[N]['output']>;

export const procedureNames = Object.keys(contract) as ProcedureName[];

/** Own properties only: `constructor` and `__proto__` are not procedures. */
export function findProcedure(name: string): Procedure | undefined {
  return Object.hasOwn(contract, name) ? contract[name as ProcedureName] : undefined;
}
