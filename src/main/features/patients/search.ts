/** Finding patients: exact ways first, the cheapest of them first, and slips only where those find few. */
import type { PatientRecord } from '../../../shared/contract/patients.ts';
import type { ReadDb } from '../../database/database.ts';
import { clinicCountry } from '../settings/queries.ts';
import { type PatientRow, patientOf } from './record.ts';
import { parseTyped, type TypedQuery } from './typed-query.ts';
import {
  byBirth,
  byBirthAndWordsLike,
  byNameStart,
  byNumber,
  byParts,
  byPhone,
  byWordStarts,
  byWordsLike,
  type Found,
} from './ways.ts';

const FOUND_AT_MOST = 20;
/** With this many found, nobody has made a slip. */
const FEW = 5;

/** Up to 20 patients, best first. Merged records are found through the one that they are part of. */
export async function searchPatients(db: ReadDb, typed: string, now: number): Promise<PatientRecord[]> {
  const country = await clinicCountry(db);
  const found = await find(db, parseTyped(typed, new Date(now).getUTCFullYear(), country));
  const best = found.slice(0, FOUND_AT_MOST);
  const rows = await rowsOf(db, best);
  return best.flatMap(({ id }) => {
    const row = rows.get(id);
    return row ? [patientOf(row, country)] : [];
  });
}

/** All candidates of a search, a few hundred at most. */
export async function findPatientIds(db: ReadDb, typed: string, now: number): Promise<number[]> {
  const query = parseTyped(typed, new Date(now).getUTCFullYear(), await clinicCountry(db));
  return (await find(db, query, Number.POSITIVE_INFINITY)).map(({ id }) => id);
}

async function find(db: ReadDb, query: TypedQuery, enough = FOUND_AT_MOST): Promise<Found[]> {
  const found = new Map<number, Found>();
  const add = (more: readonly Found[]) => {
    for (const one of more) if (!found.has(one.id)) found.set(one.id, one);
  };
  if (query.number !== null) add(await byNumber(db, query.number));
  if (query.isNumberOnly) return [...found.values()];
  const { exact, forgiving } = waysFor(query);
  for (const way of exact) {
    if (found.size < enough) add(inOrder(await way(db, query), query));
  }
  if (found.size < FEW && query.words.length > 0) add(inOrder(await forgiving(db, query), query));
  return [...found.values()];
}

type Way = (db: ReadDb, query: TypedQuery) => Promise<Found[]>;

/** The cheapest first. */
function waysFor({ phones, births }: TypedQuery): { exact: Way[]; forgiving: Way } {
  if (births.length > 0) return { exact: [byBirth], forgiving: byBirthAndWordsLike };
  const exact = phones.length > 0 ? [byPhone, byParts] : [byNameStart, byWordStarts, byParts];
  return { exact, forgiving: byWordsLike };
}

const collator = new Intl.Collator('en');

/** Those whose name starts as typed come first, then those with a word that does. */
function inOrder(found: readonly Found[], { words, phones }: TypedQuery): Found[] {
  const start = [...words, ...phones.flatMap(([digits]) => digits ?? [])].join(' ');
  const score = ({ text }: Found) => (text.startsWith(` ${start}`) ? 0 : text.includes(` ${start}`) ? 1 : 2);
  return found
    .map((one) => ({ one, score: score(one) }))
    .toSorted((a, b) => a.score - b.score || collator.compare(a.one.text, b.one.text) || a.one.id - b.one.id)
    .map(({ one }) => one);
}

async function rowsOf(db: ReadDb, found: readonly Found[]): Promise<Map<number, PatientRow>> {
  if (found.length === 0) return new Map();
  const ids = found.map(({ id }) => id);
  const rows = await db.selectFrom('patients').selectAll().where('id', 'in', ids).execute();
  return new Map(rows.map((row) => [row.id, row]));
}
