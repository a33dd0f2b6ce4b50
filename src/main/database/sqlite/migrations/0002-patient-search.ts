import { type Kysely, sql } from 'kysely';
import { searchTextOf } from '../../../../shared/search-text.ts';

/**
 * Finding patients by any part of their name, phone or birth date, without accents: a folded text on the
 * row, and a trigram index over it that triggers keep in step.
 */
export async function up(db: Kysely<Before>): Promise<void> {
  await sql`ALTER TABLE patients ADD COLUMN search_text TEXT NOT NULL DEFAULT ''`.execute(db);

  const patients = await db.selectFrom('patients').select(['id', 'name', 'phone', 'date_of_birth']).execute();
  for (const { id, name, phone, date_of_birth: dateOfBirth } of patients) {
    await db
      .updateTable('patients')
      .set({ search_text: searchTextOf({ name, phone, dateOfBirth }) })
      .where('id', '=', id)
      .execute();
  }

  for (const statement of statements) await sql.raw(statement).execute(db);
}

const statements = [
  `CREATE VIRTUAL TABLE patient_search USING fts5 (
    search_text, content = 'patients', content_rowid = 'id', tokenize = 'trigram'
  )`,
  `INSERT INTO patient_search (rowid, search_text) SELECT id, search_text FROM patients`,
  `CREATE TRIGGER patients_search_insert AFTER INSERT ON patients BEGIN
    INSERT INTO patient_search (rowid, search_text) VALUES (NEW.id, NEW.search_text);
  END`,
  `CREATE TRIGGER patients_search_delete AFTER DELETE ON patients BEGIN
    INSERT INTO patient_search (patient_search, rowid, search_text) VALUES ('delete', OLD.id, OLD.search_text);
  END`,
  `CREATE TRIGGER patients_search_update AFTER UPDATE OF search_text ON patients
    WHEN OLD.search_text <> NEW.search_text BEGIN
    INSERT INTO patient_search (patient_search, rowid, search_text) VALUES ('delete', OLD.id, OLD.search_text);
    INSERT INTO patient_search (rowid, search_text) VALUES (NEW.id, NEW.search_text);
  END`,
];

/** The columns of `patients` that this step reads and writes. */
interface Before {
  patients: {
    id: number;
    name: string;
    phone: string | null;
    date_of_birth: string | null;
    search_text: string;
  };
}
