/** The ways to find patients, each by an index of its own: none looks at every row. */
import type { ReadDb } from '../../database/database.ts';
import { engineOf, type NameWord, type OfPatients } from '../../database/engine.ts';
import type { TypedQuery } from './typed-query.ts';
import { isLike } from '../../../shared/slips.ts';
import { isShown } from './shown.ts';
import { wordsLike } from './words.ts';

/** Ranked after they are found: ordering a few hundred is cheaper than asking an index for its rank. */
const CANDIDATES = 200;
/** Greater than everything that starts with a text, as the database compares. */
const LAST = '\u{10ffff}';
/** Three letters make a trigram. */
const TRIGRAM = 3;
/** Digits that a whole number has at least, with the country's prefix. */
const WHOLE_PHONE = 8;
/** So many digits at the end of a number are a few people's. */
const TELLING_DIGITS = 6;
/** More than a large clinic has of one day, or of two that one date can mean. */
const BORN_ON_A_DAY = 1000;

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
  return matchingNames(
    db,
    words.map((word) => [{ word, isBeginning: true }]),
  );
}

/** A phone that was typed as a whole. */
export async function byPhone(db: ReadDb, { words, phones, births }: Query): Promise<Found[]> {
  const [forms] = phones;
  if (!forms || phones.length > 1 || words.length > 0 || births.length > 0) return [];
  const whole = forms.filter((form) => form.length >= WHOLE_PHONE).map((form) => `+${form}`);
  if (whole.length === 0) return [];
  return standing(db.selectFrom('patients')).where('patients.phone', 'in', whole).limit(CANDIDATES).execute();
}

/** Born on one of the days that a date can mean; a few dozen, among whom all else that was typed is looked for. */
export async function byBirth(db: ReadDb, query: Query): Promise<Found[]> {
  const found = await bornOn(db, query.births);
  const parts = [...query.words.map((word) => [word]), ...query.phones];
  return found.filter(({ text }) => parts.every((group) => group.some((part) => text.includes(part))));
}

/** The same, with slips in the words. */
export async function byBirthAndWordsLike(db: ReadDb, query: Query): Promise<Found[]> {
  const found = await bornOn(db, query.births);
  return found.filter(({ text }) => {
    const known = text.split(' ');
    const isKnown = (word: string) => known.some((other) => other.startsWith(word) || isLike(word, other));
    return (
      query.words.every(isKnown) && query.phones.every((group) => group.some((part) => text.includes(part)))
    );
  });
}

async function bornOn(db: ReadDb, [dates, ...others]: readonly string[][]): Promise<Found[]> {
  if (!dates || others.length > 0) return [];
  return standing(db.selectFrom('patients'))
    .where('patients.date_of_birth', 'in', dates)
    .limit(BORN_ON_A_DAY)
    .execute();
}

/** Everything typed is somewhere in the name, the phone or the birth date; what makes no trigram starts a word of it. */
export async function byParts(db: ReadDb, { words, phones }: Query): Promise<Found[]> {
  const groups = [...words.map((word) => [word]), ...phones];
  const asked = groups.map((group) => group.flatMap(phraseOf)).filter((group) => group.length > 0);
  if (asked.length === 0) return [];
  const found = await standing(engineOf(db).patientsWithParts(db, asked)).limit(CANDIDATES).execute();
  return found.filter(({ text }) =>
    groups.every((group) => group.some((part) => text.includes(whole(part)))),
  );
}

/** What a part is looked for as once it is found: a short one begins a word. */
function whole(part: string): string {
  return Array.from(part).length < TRIGRAM ? ` ${part}` : part;
}

function phraseOf(part: string): string[] {
  const letters = Array.from(part).length;
  // The beginning of a number is many people's; its end is found sooner.
  if (/^\d+$/.test(part) && letters > TELLING_DIGITS) return [part.slice(-TELLING_DIGITS)];
  if (letters >= TRIGRAM) return [part];
  return letters === TRIGRAM - 1 ? [` ${part}`] : [];
}

/** Names with words that a slip or two makes of the typed ones. */
export async function byWordsLike(db: ReadDb, query: Query): Promise<Found[]> {
  const groups = await Promise.all(
    query.words.map(
      async (word): Promise<NameWord[]> => [
        { word, isBeginning: true },
        ...(await wordsLike(db, word)).map((like) => ({ word: like, isBeginning: false })),
      ],
    ),
  );
  if (groups.every((group) => group.length === 1)) return [];
  const found = await matchingNames(db, groups);
  return found.filter(({ text }) => query.phones.every((group) => group.some((part) => text.includes(part))));
}

function matchingNames(db: ReadDb, groups: readonly NameWord[][]): Promise<Found[]> {
  return standing(engineOf(db).patientsWithWords(db, groups)).limit(CANDIDATES).execute();
}

/** What is searched for is asked for in the same way everywhere; a merged record is never found. */
function standing(query: OfPatients) {
  return query
    .select(['patients.id', 'patients.search_text as text'])
    .where('patients.merged_into', 'is', null)
    .where(isShown);
}
