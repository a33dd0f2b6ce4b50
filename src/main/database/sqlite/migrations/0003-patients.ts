import { type Generated, type Kysely, sql } from 'kysely';
import { storedPhone } from '../../../../shared/phone.ts';
import { fold, searchTextOf } from '../../../../shared/search-text.ts';
import { slipKeys } from '../../../../shared/slips.ts';

/**
 * The patients' part of 0003: phones become E.164 where they can be read, and everybody is found by parts of
 * words, by beginnings of words, and by words with a slip of the fingers in them. An index each.
 */
const columns = [
  'ALTER TABLE patients ADD COLUMN sex TEXT',
  'ALTER TABLE patients ADD COLUMN notes TEXT',
  'ALTER TABLE patients ADD COLUMN alert TEXT',
  'ALTER TABLE patients ADD COLUMN merged_into INTEGER REFERENCES patients (id) ON DELETE RESTRICT',
  "ALTER TABLE patients ADD COLUMN folded_name TEXT NOT NULL DEFAULT ''",

  // The words of all names, once each, and what is left of a word when letters are taken away.
  'CREATE TABLE patient_words (id INTEGER PRIMARY KEY, word TEXT NOT NULL UNIQUE) STRICT',
  `CREATE TABLE patient_word_keys (
    key TEXT NOT NULL,
    word_id INTEGER NOT NULL REFERENCES patient_words (id) ON DELETE CASCADE,
    PRIMARY KEY (key, word_id)
  ) STRICT, WITHOUT ROWID`,

  // What a merge moved and filled, so that it can be taken back exactly. Both are JSON.
  `CREATE TABLE patient_merges (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    kept_id INTEGER NOT NULL REFERENCES patients (id) ON DELETE RESTRICT,
    merged_id INTEGER NOT NULL REFERENCES patients (id) ON DELETE RESTRICT,
    moved TEXT NOT NULL,
    filled TEXT NOT NULL,
    merged_at INTEGER NOT NULL,
    undone_at INTEGER,
    CHECK (kept_id <> merged_id)
  ) STRICT`,
  'CREATE UNIQUE INDEX patient_merges_standing ON patient_merges (merged_id) WHERE undone_at IS NULL',
  'CREATE INDEX patient_merges_by_kept ON patient_merges (kept_id)',
  'CREATE INDEX patient_merges_by_merged ON patient_merges (merged_id)',

  // One rewrite of all rows and one of the index, instead of two entries of the index for each row.
  'DROP TRIGGER patients_search_update',
];

const indexes = [
  'CREATE INDEX patients_by_merge ON patients (merged_into) WHERE merged_into IS NOT NULL',
  'CREATE INDEX patients_by_birth ON patients (date_of_birth) WHERE date_of_birth IS NOT NULL',
  'CREATE INDEX patients_by_phone ON patients (phone) WHERE phone IS NOT NULL',
  'CREATE INDEX patients_by_folded_name ON patients (folded_name)',
  `INSERT INTO patient_search (patient_search) VALUES ('rebuild')`,
  `CREATE TRIGGER patients_search_update AFTER UPDATE OF search_text ON patients
    WHEN OLD.search_text <> NEW.search_text BEGIN
    INSERT INTO patient_search (patient_search, rowid, search_text) VALUES ('delete', OLD.id, OLD.search_text);
    INSERT INTO patient_search (rowid, search_text) VALUES (NEW.id, NEW.search_text);
  END`,

  `CREATE VIRTUAL TABLE patient_name_search USING fts5 (
    folded_name, content = 'patients', content_rowid = 'id', tokenize = 'unicode61 remove_diacritics 0',
    prefix = '1 2 3'
  )`,
  `INSERT INTO patient_name_search (patient_name_search) VALUES ('rebuild')`,
  `CREATE TRIGGER patients_name_search_insert AFTER INSERT ON patients BEGIN
    INSERT INTO patient_name_search (rowid, folded_name) VALUES (NEW.id, NEW.folded_name);
  END`,
  `CREATE TRIGGER patients_name_search_delete AFTER DELETE ON patients BEGIN
    INSERT INTO patient_name_search (patient_name_search, rowid, folded_name)
      VALUES ('delete', OLD.id, OLD.folded_name);
  END`,
  `CREATE TRIGGER patients_name_search_update AFTER UPDATE OF folded_name ON patients
    WHEN OLD.folded_name <> NEW.folded_name BEGIN
    INSERT INTO patient_name_search (patient_name_search, rowid, folded_name)
      VALUES ('delete', OLD.id, OLD.folded_name);
    INSERT INTO patient_name_search (rowid, folded_name) VALUES (NEW.id, NEW.folded_name);
  END`,
];

export async function upPatients(db: Kysely<Before>): Promise<void> {
  for (const statement of columns) await sql.raw(statement).execute(db);
  await convert(db);
  for (const statement of indexes) await sql.raw(statement).execute(db);
}

const ROWS_AT_ONCE = 5000;

async function convert(db: Kysely<Before>): Promise<void> {
  const clinic = await db.selectFrom('settings').select('country').executeTakeFirst();
  const words = new Set<string>();
  for (let last = 0; ; ) {
    const rows = await db
      .selectFrom('patients')
      .select(['id', 'name', 'phone', 'date_of_birth'])
      .where('id', '>', last)
      .orderBy('id')
      .limit(ROWS_AT_ONCE)
      .execute();
    for (const row of rows) await convertRow(db, row, clinic?.country ?? null);
    for (const { name } of rows) for (const word of fold(name).split(' ')) if (word) words.add(word);
    if (rows.length < ROWS_AT_ONCE) break;
    last = rows.at(-1)?.id ?? last;
  }
  for (const word of words) await addWord(db, word);
}

type Row = Pick<Before['patients'], 'id' | 'name' | 'phone' | 'date_of_birth'>;

async function convertRow(db: Kysely<Before>, row: Row, country: string | null): Promise<void> {
  const { id, name, date_of_birth: dateOfBirth } = row;
  const phone = row.phone === null ? null : storedPhone(row.phone, country);
  await db
    .updateTable('patients')
    .set({ phone, search_text: searchTextOf({ name, phone, dateOfBirth }), folded_name: fold(name) })
    .where('id', '=', id)
    .execute();
}

async function addWord(db: Kysely<Before>, word: string): Promise<void> {
  const { id } = await db
    .insertInto('patient_words')
    .values({ word })
    .returning('id')
    .executeTakeFirstOrThrow();
  for (const key of word.length < 3 ? [] : slipKeys(word)) {
    await db.insertInto('patient_word_keys').values({ key, word_id: id }).execute();
  }
}

/** The columns that this step reads and writes. */
export interface Before {
  settings: { country: string | null };
  patients: {
    id: number;
    name: string;
    phone: string | null;
    date_of_birth: string | null;
    search_text: string;
    folded_name: string;
  };
  patient_words: { id: Generated<number>; word: string };
  patient_word_keys: { key: string; word_id: number };
}
