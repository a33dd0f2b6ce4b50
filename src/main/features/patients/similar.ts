/** Records that may be one person: a warning while somebody new is typed in. */
import type { PatientRecord, SimilarPatient, Similarity } from '../../../shared/contract/patients.ts';
import { isDate } from '../../../shared/calendar.ts';
import { storedPhone } from '../../../shared/phone.ts';
import { fold } from '../../../shared/search-text.ts';
import { isLike } from '../../../shared/slips.ts';
import type { ReadDb } from '../../database/database.ts';
import { clinicCountry } from '../settings/queries.ts';
import { patientOf } from './record.ts';
import { isShown } from './shown.ts';
import { byNameStart, byWordsLike, byWordStarts } from './ways.ts';

const SHOWN_AT_MOST = 5;
const CANDIDATES = 50;

export interface Typed {
  name: string;
  phone: string | null;
  dateOfBirth: string | null;
  email: string | null;
}

const WEIGHT: Record<Similarity, number> = {
  SAME_NAME: 4,
  SIMILAR_NAME: 3,
  SAME_BIRTH_DATE: 3,
  SAME_PHONE: 2,
  SAME_EMAIL: 2,
};

export async function similarPatients(
  db: ReadDb,
  typed: Typed,
  exceptId: number | undefined,
): Promise<SimilarPatient[]> {
  const country = await clinicCountry(db);
  const phone = typed.phone?.trim() ? storedPhone(typed.phone.trim(), country) : null;
  const like = { ...typed, phone, email: typed.email?.trim().toLowerCase() || null };
  const ids = [...(await candidates(db, like))].filter((id) => id !== exceptId);
  if (ids.length === 0) return [];
  const rows = await db
    .selectFrom('patients')
    .selectAll()
    .where('id', 'in', ids)
    .where('merged_into', 'is', null)
    .where(isShown)
    .execute();
  return rows
    .map((row) => ({ patient: patientOf(row, country), why: reasonsOf(like, patientOf(row, country)) }))
    .filter(({ patient, why }) => isLikely(like, patient, why))
    .toSorted((a, b) => weightOf(b.why) - weightOf(a.why) || a.patient.id - b.patient.id)
    .slice(0, SHOWN_AT_MOST);
}

/** By each thing that was typed, through its index. */
async function candidates(db: ReadDb, { name, phone, dateOfBirth, email }: Typed): Promise<Set<number>> {
  const patients = db.selectFrom('patients').select('id').where(isShown).limit(CANDIDATES);
  const found: { id: number }[] = [];
  if (phone) found.push(...(await patients.where('phone', '=', phone).execute()));
  if (email) found.push(...(await patients.where('email', '=', email).execute()));
  if (dateOfBirth && isDate(dateOfBirth))
    found.push(...(await patients.where('date_of_birth', '=', dateOfBirth).execute()));
  for (const words of namesToTry(wordsOf(name))) {
    const query = { words, phones: [], births: [] };
    for (const way of [byNameStart, byWordStarts, byWordsLike]) found.push(...(await way(db, query)));
  }
  return new Set(found.map(({ id }) => id));
}

/** One word alone is many people's; of several, the record may have the outer two. */
function namesToTry(words: string[]): string[][] {
  const [first = '', last = ''] = [words[0], words.at(-1)];
  if (words.length < 2) return [];
  return words.length === 2 ? [words] : [words, [first, last]];
}

const wordsOf = (name: string) => fold(name).split(' ').filter(Boolean);

function reasonsOf(typed: Typed, patient: PatientRecord): Similarity[] {
  const why: Similarity[] = [];
  const name = nameSimilarity(wordsOf(typed.name), wordsOf(patient.name));
  if (name) why.push(name);
  if (typed.dateOfBirth && typed.dateOfBirth === patient.dateOfBirth) why.push('SAME_BIRTH_DATE');
  if (typed.phone && typed.phone === patient.phone) why.push('SAME_PHONE');
  if (typed.email && typed.email === patient.email) why.push('SAME_EMAIL');
  return why;
}

/** In any order; a name more or less, or a slip in a word, is nearly the same. One word alone says little. */
function nameSimilarity(typed: string[], known: string[]): 'SAME_NAME' | 'SIMILAR_NAME' | null {
  if (typed.toSorted().join(' ') === known.toSorted().join(' ') && typed.length > 0) return 'SAME_NAME';
  const [fewer, more] = typed.length <= known.length ? [typed, known] : [known, typed];
  if (fewer.length === 0 || (fewer.length === 1 && more.length > 1)) return null;
  return fewer.every((word) => more.some((other) => isLike(word, other))) ? 'SIMILAR_NAME' : null;
}

/**
 * Families share phones and strangers share names and birthdays: two born on different days are two, unless both
 * name and phone agree and one of the dates may be wrong.
 */
function isLikely(typed: Typed, patient: PatientRecord, why: readonly Similarity[]): boolean {
  const hasName = why.includes('SAME_NAME') || why.includes('SIMILAR_NAME');
  const hasContact = why.includes('SAME_PHONE') || why.includes('SAME_EMAIL');
  const isBornElse =
    Boolean(typed.dateOfBirth && patient.dateOfBirth) && typed.dateOfBirth !== patient.dateOfBirth;
  return isBornElse ? hasName && hasContact : hasName || hasContact;
}

function weightOf(why: readonly Similarity[]): number {
  return why.reduce((sum, one) => sum + WEIGHT[one], 0);
}
