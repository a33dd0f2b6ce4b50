/** One table as CSV, under the titles that an import knows again at once. */
import Papa from 'papaparse';
import { FIELDS_OF, type ImportField, OWN_TITLES, type TableKind } from '../../../shared/imports/fields.ts';
import { harmlessCell } from '../../../shared/paper/cells.ts';
import type { ReadDb } from '../../database/database.ts';
import { isShown } from '../patients/shown.ts';

const BYTE_ORDER_MARK = '\uFEFF';
const ROWS_AT_ONCE = 1000;

export function fieldsWritten(table: TableKind): ImportField[] {
  return FIELDS_OF[table].filter((field) => field !== 'firstName' && field !== 'lastName');
}

export async function* tableLines(db: ReadDb, table: TableKind, onRow: () => void): AsyncGenerator<string> {
  const fields = fieldsWritten(table);
  yield BYTE_ORDER_MARK + lineOf(fields.map((field) => OWN_TITLES[field]));
  for await (const row of table === 'patients' ? patientRows(db) : doctorRows(db)) {
    onRow();
    yield lineOf(fields.map((field) => harmlessCell(String(row[field] ?? ''))));
  }
}

function lineOf(cells: string[]): string {
  return `${Papa.unparse([cells])}\r\n`;
}

type Cells = Partial<Record<ImportField, string | number | null>>;

async function* patientRows(db: ReadDb): AsyncGenerator<Cells> {
  for (let last = 0; ; ) {
    const rows = await db
      .selectFrom('patients')
      .selectAll()
      .where('id', '>', last)
      .where('merged_into', 'is', null)
      .where(isShown)
      .orderBy('id')
      .limit(ROWS_AT_ONCE)
      .execute();
    for (const { date_of_birth: dateOfBirth, ...row } of rows) yield { ...row, dateOfBirth };
    if (rows.length < ROWS_AT_ONCE) return;
    last = rows.at(-1)?.id ?? last;
  }
}

async function* doctorRows(db: ReadDb): AsyncGenerator<Cells> {
  const rows = await db.selectFrom('doctors').selectAll().orderBy('position').orderBy('id').execute();
  for (const { experience_years: experienceYears, ...row } of rows) {
    yield { ...row, experienceYears };
  }
}
