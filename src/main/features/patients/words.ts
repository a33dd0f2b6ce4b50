/** The words of all names: what a mistyped one is compared with. A word stays when its last bearer goes. */
import { fold } from '../../../shared/search-text.ts';
import { slipKeys, slipsBetween, slipsIn } from '../../../shared/slips.ts';
import type { ReadDb, WriteDb } from '../../database/database.ts';

/** Shorter words are found by no slip: see `slipsIn`. */
const SHORTEST_KEYED = 3;
const VARIANTS_AT_MOST = 20;

export async function addPatientWords(db: WriteDb, names: readonly string[]): Promise<void> {
  const words = new Set(names.flatMap((name) => fold(name).split(' ').filter(Boolean)));
  // In one order, so that two desks with the same new words do not wait for each other crosswise.
  for (const word of [...words].toSorted()) await addWord(db, word);
}

async function addWord(db: WriteDb, word: string): Promise<void> {
  const known = await db.selectFrom('patient_words').select('id').where('word', '=', word).executeTakeFirst();
  if (known) return;
  const added = await db
    .insertInto('patient_words')
    .values({ word })
    .onConflict((clash) => clash.doNothing())
    .returning('id')
    .executeTakeFirst();
  if (!added || word.length < SHORTEST_KEYED) return;
  const keys = slipKeys(word).map((key) => ({ key, word_id: added.id }));
  await db.insertInto('patient_word_keys').values(keys).execute();
}

/** The words on file that a typed one may have been meant as, the nearest first. */
export async function wordsLike(db: ReadDb, typed: string): Promise<string[]> {
  const limit = slipsIn(typed);
  if (limit === 0) return [];
  const rows = await db
    .selectFrom('patient_word_keys as key')
    .innerJoin('patient_words as known', 'known.id', 'key.word_id')
    .select('known.word')
    .distinct()
    .where('key.key', 'in', slipKeys(typed))
    .execute();
  return rows
    .map(({ word }) => ({ word, slips: slipsBetween(typed, word, limit) }))
    .filter(({ slips }) => slips <= limit)
    .toSorted((a, b) => a.slips - b.slips || (a.word < b.word ? -1 : 1))
    .slice(0, VARIANTS_AT_MOST)
    .map(({ word }) => word);
}
