import type { Selectable } from 'kysely';
import type { PatientRecord } from '../../../shared/contract/patients.ts';
import { isDialable, storedPhone } from '../../../shared/phone.ts';
import { fold, searchTextOf } from '../../../shared/search-text.ts';
import type { Schema } from '../../database/schema.ts';

export type PatientRow = Selectable<Schema['patients']>;

/** What a person can fill in, each field with a value or null. */
export type PatientFields = Pick<
  PatientRecord,
  'name' | 'email' | 'phone' | 'dateOfBirth' | 'sex' | 'notes' | 'alert'
>;

export function patientOf(row: PatientRow, country: string | null): PatientRecord {
  return {
    id: row.id,
    number: row.id,
    name: row.name,
    email: row.email,
    phone: row.phone,
    dateOfBirth: row.date_of_birth,
    sex: row.sex,
    notes: row.notes,
    alert: row.alert,
    isPhoneValid: row.phone === null ? null : isDialable(row.phone, country),
    mergedInto: row.merged_into,
  };
}

/** The columns for what a person filled in, with what it is found by. */
export function columnsOf(fields: PatientFields, country: string | null) {
  const phone = fields.phone === null ? null : storedPhone(fields.phone, country);
  return {
    name: fields.name,
    email: fields.email,
    date_of_birth: fields.dateOfBirth,
    sex: fields.sex,
    notes: fields.notes,
    alert: fields.alert,
    phone,
    ...foundBy({ ...fields, phone }),
  };
}

/** The columns that a search looks at. Their words must be known, too: `addPatientWords`. */
export function foundBy(fields: Pick<PatientFields, 'name' | 'phone' | 'dateOfBirth'>) {
  return { search_text: searchTextOf(fields), folded_name: fold(fields.name) };
}
