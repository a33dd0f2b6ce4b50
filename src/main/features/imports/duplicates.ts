/** Whether a line is about somebody who is there already: on file, or further up in the same file. */
import { storedPhone } from '../../../shared/phone.ts';
import { fold } from '../../../shared/search-text.ts';
import type { ReadDb } from '../../database/database.ts';
import { prepared } from '../../database/prepared.ts';
import type { PatientFields } from '../patients/record.ts';
import { isShown } from '../patients/shown.ts';

const byFoldedName = prepared((db: ReadDb, { name }: { name: string }) =>
  db
    .selectFrom('patients')
    .select(['phone', 'date_of_birth'])
    .where('folded_name', '=', name)
    .where('merged_into', 'is', null)
    .where(isShown),
);

interface Traits {
  phone: string | null;
  dateOfBirth: string | null;
}

export class PatientDuplicates {
  readonly #db: ReadDb;
  readonly #country: string | null;
  readonly #seen = new Set<string>();

  constructor(db: ReadDb, country: string | null) {
    this.#db = db;
    this.#country = country;
  }

  /** Remembers the line as well. The same name with the same birth date or phone is the same person. */
  async find(patient: PatientFields): Promise<'ON_FILE' | 'IN_FILE' | null> {
    const name = fold(patient.name);
    const phone = patient.phone === null ? null : storedPhone(patient.phone, this.#country);
    const traits = { phone, dateOfBirth: patient.dateOfBirth };
    const keys = keysOf(name, traits);
    const isInFile = keys.some((key) => this.#seen.has(key));
    for (const key of keys) this.#seen.add(key);
    if (isInFile) return 'IN_FILE';
    const { rows } = await byFoldedName(this.#db, { name });
    const isOnFile = rows.some((row) =>
      keysOf(name, { phone: row.phone, dateOfBirth: row.date_of_birth }).some((key) => keys.includes(key)),
    );
    return isOnFile ? 'ON_FILE' : null;
  }
}

/** Somebody of whom nothing but the name is known can only be told by that. */
function keysOf(name: string, { phone, dateOfBirth }: Traits): string[] {
  const keys = [];
  if (dateOfBirth) keys.push(`b${dateOfBirth}${name}`);
  if (phone) keys.push(`p${phone} ${name}`);
  return keys.length > 0 ? keys : [`n${name}`];
}
