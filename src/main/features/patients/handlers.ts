import type { patients } from '../../../shared/contract/patients.ts';
import type { HandlersOf } from '../../context.ts';
import { mergePatients, unmergePatients } from './merge.ts';
import { getPatient, insertPatient, updatePatient } from './queries.ts';
import { searchPatients } from './search.ts';
import { similarPatients } from './similar.ts';

export const patientHandlers = {
  'patients.search': async ({ db, now }, { query }) => ({ items: await searchPatients(db, query, now()) }),

  'patients.get': ({ db }, { id }) => getPatient(db, id),

  'patients.similar': async ({ db }, { name, phone = null, dateOfBirth = null, email = null, exceptId }) => ({
    items: await similarPatients(db, { name, phone, dateOfBirth, email }, exceptId),
  }),

  'patients.create': (ctx, patient) => insertPatient(ctx, patient),

  'patients.update': (ctx, { id, ...changes }) => updatePatient(ctx, id, changes),

  'patients.merge': (ctx, { keepId, mergeId }) => mergePatients(ctx, keepId, mergeId),

  'patients.unmerge': (ctx, { id }) => unmergePatients(ctx, id),
} satisfies HandlersOf<typeof patients>;
