/** The ways to find patients, each by an index of its own: none looks at every row. */
import { type SelectQueryBuilder, sql } from 'kysely';
import type { ReadDb } from '../../database/database.ts';
import type { Schema } from '../../database/schema.ts';
import type { TypedQuery } from './typed-query.ts';
import { wordsLike } from './words.ts';

/** Ranked after they are found: ordering a few hundred is cheaper than asking an index for its rank. */
const CANDIDATES = 200;
/** Greater than everything that starts with a text, as the database compares. */
const LAST = '\u{10ffff}';
/** Three letters make a trigram. */
const TRIGRAM = 3;

export interface Found {
  id: number;
  text: string;
}

type Query = Pick<TypedQuery, 'words' | 'phones' | 'births'>;

export async function byNumber(db: ReadDb, number: number): Promise<Found[]> {
  return standing(db.selectFrom('patients')).where('patients.id', '=', number).execute();
}

/** Names that begin with what was typed, in alphabetical order. */
export async function byNameStart(db: ReadDb, { words }: Query): Promise<Found[]> {
  const start = words.join(' ');
  if (start === '') return [];
  return standing(db.selectFrom('patients'))
    .where('patients.folded_name', '>=', start)
    .where('patients.folded_name', '<', start + LAST)
    .orderBy('patients.folded_name')
    .limit(CANDIDATES)
    .execute();
}

/** Names with a word that begins as each typed one does. */
export async function byWordStarts(db: ReadDb, { words }: Query): Promise<Found[]> {
  if (words.length === 0) return [];
  return matchingNames(db, words.map((word) => `"${word}"*`).join(' AND '));
}

export async function byBirth(db: ReadDb, { words, phones, births }: Query): Promise<Found[]> {
  const [dates] = births;
  if (!dates || births.length > 1 || words.length > 0 || phones.length > 0) return [];
  return standing(db.selectFrom('patients'))
    .where('patients.date_of_birth', 'in', dates)
    .limit(CANDIDATES)
    .execute();
}

/** Everything typed is somewhere in the name, phone or birth date; what makes no trigram starts a word of it. */
export async function byParts(db: ReadDb, { words, phones, births }: Query): Promise<Found[]> {
  if (births.length > 0 && words.length === 0 && phones.length === 0) return [];
  const groups = [...words.map((word) => [word]), ...phones, ...births];
  const asked = groups.map((group) => group.flatMap(phraseOf)).filter((group) => group.length > 0);
  if (asked.length === 0) return [];
  const match = asked.map((group) => `(${group.map((phrase) => `"${phrase}"`).join(' OR ')})`).join(' AND ');
  const found = await standing(
    db.selectFrom('patient_search').innerJoin('patients', 'patients.id', 'patient_search.rowid'),
  )
    .where(sql<boolean>`patient_search MATCH ${match}`)
    .limit(CANDIDATES)
    .execute();
  const short = groups.filter((group) => group.every((part) => Array.from(part).length < TRIGRAM));
  return found.filter(({ text }) => short.every((group) => group.some((part) => text.includes(` ${part}`))));
}

function phraseOf(part: string): string[] {
  const letters = Array.from(part).length;
  if (letters >= TRIGRAM) return [part];
  return letters === TRIGRAM - 1 ? [` ${part}`] : [];
}

/** Names with words that a slip or two makes of the typed ones. */
export async function byWordsLike(db: ReadDb, query: Query): Promise<Found[]> {
  const groups = await Promise.all(
    query.words.map(async (word) => [
      `"${word}"*`,
      ...(await wordsLike(db, word)).map((like) => `"${like}"`),
    ]),
  );
  if (groups.every((group) => group.length === 1)) return [];
  const found = await matchingNames(db, groups.map((group) => `(${group.join(' OR ')})`).join(' AND '));
  const others = [...query.phones, ...query.births];
  return found.filter(({ text }) => others.every((group) => group.some((part) => text.includes(part))));
}

function matchingNames(db: ReadDb, match: string): Promise<Found[]> {
  return standing(
    db.selectFrom('patient_name_search').innerJoin('patients', 'patients.id', 'patient_name_search.rowid'),
  )
    .where(sql<boolean>`patient_name_search MATCH ${match}`)
    .limit(CANDIDATES)
    .execute();
}

/** What is searched for is asked for in the same way everywhere; a merged record is never found. */
function standing<Tables extends keyof Schema>(
  query: SelectQueryBuilder<Schema, Tables | 'patients', object>,
) {
  return (query as SelectQueryBuilder<Schema, 'patients', object>)
    .select(['patients.id', 'patients.search_text as text'])
    .where('patients.merged_into', 'is', null);
}
