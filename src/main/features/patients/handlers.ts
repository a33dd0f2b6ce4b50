import type { patients } from '../../../shared/contract/patients.ts';
import type { HandlersOf } from '../../context.ts';
import { getPatient, insertPatient, searchPatients, updatePatient } from './queries.ts';

export const patientHandlers = {
  'patients.search': async ({ db, now }, { query }) => ({ items: await searchPatients(db, query, now()) }),

  'patients.get': ({ db }, { id }) => getPatient(db, id),

  'patients.create': (ctx, patient) => insertPatient(ctx, patient),

  'patients.update': (ctx, { id, ...changes }) => updatePatient(ctx, id, changes),
} satisfies HandlersOf<typeof patients>;
