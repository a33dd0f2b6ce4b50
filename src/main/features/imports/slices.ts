/** Patients are written, and taken back, in slices so short that a booking waits for none of them. */
import type { Database, WriteDb } from '../../database/database.ts';
import { engineOf } from '../../database/engine.ts';
import { prepared } from '../../database/prepared.ts';
import { columnsOf, type PatientFields } from '../patients/record.ts';
import { addPatientWords } from '../patients/words.ts';

/** Milliseconds that one slice may take before it is committed; on a server, most of them pass on the way there. */
const SLICE = 4;
const SLICE_ON_SERVER = 25;

export function sliceOf({ isRemote }: Pick<Database, 'isRemote'>): number {
  return isRemote ? SLICE_ON_SERVER : SLICE;
}

const UNDONE_AT_ONCE = 20;

export interface Slicing {
  database: Database;
  importId: number;
  /** Lets whoever else wants to write do so. */
  pause: () => Promise<void>;
  now: number;
}

export class Cancelled extends Error {}

/** Ids that no other row is ever given, hidden until the import is done. */
export async function reserveIds({ database, importId }: Slicing, count: number): Promise<number> {
  return database.write(async (db) => {
    const first = await engineOf(db).reserveIds(db, 'patients', count);
    await db
      .updateTable('imports')
      .set({ first_id: first, last_id: first + count - 1, is_hidden: 1, state: 'WRITING' })
      .where('id', '=', importId)
      .execute();
    return first;
  });
}

const setAdded = prepared((db: WriteDb, { id, added }: { id: number; added: number }) =>
  db.updateTable('imports').set({ added }).where('id', '=', id).returning('is_cancelled'),
);

type Row = ReturnType<typeof columnsOf> & { id: number; created_at: number };

const insertPatient = prepared((db: WriteDb, row: Row) =>
  db.insertInto('patients').values({
    id: row.id,
    name: row.name,
    email: row.email,
    phone: row.phone,
    date_of_birth: row.date_of_birth,
    sex: row.sex,
    notes: row.notes,
    alert: row.alert,
    search_text: row.search_text,
    folded_name: row.folded_name,
    created_at: row.created_at,
  } as never),
);

/** How many are ready before a slice begins: nothing is read or worked out while others wait to write. */
const READY_AT_ONCE = 200;

interface Ids {
  firstId: number;
  country: string | null;
}

/** Writes patients under the ids from `firstId` on. @throws Cancelled when somebody said so */
export async function writePatients(
  slicing: Slicing,
  patients: AsyncIterable<PatientFields>,
  ids: Ids,
): Promise<number> {
  let rows: Row[] = [];
  let id = ids.firstId;
  const writer = new SliceWriter(slicing);
  for await (const patient of patients) {
    rows.push({ ...columnsOf(patient, ids.country), id, created_at: slicing.now });
    id += 1;
    if (rows.length < READY_AT_ONCE) continue;
    await writer.write(rows);
    rows = [];
  }
  await writer.write(rows);
  return writer.added;
}

class SliceWriter {
  readonly #slicing: Slicing;
  /** Most words come again and again, and each need be looked up only once. */
  readonly #knownWords = new Set<string>();
  added = 0;

  constructor(slicing: Slicing) {
    this.#slicing = slicing;
  }

  async write(rows: readonly Row[]): Promise<void> {
    const { database, importId, pause } = this.#slicing;
    for (let at = 0; at < rows.length; ) {
      const { end, words } = await database.write(async (db) => {
        const slice = await this.#slice(db, rows, at);
        const told = await setAdded(db, { id: importId, added: this.added + slice.end - at });
        if (told.rows[0]?.is_cancelled === 1) throw new Cancelled();
        return slice;
      });
      this.added += end - at;
      for (const word of words) this.#knownWords.add(word);
      at = end;
      await pause();
    }
  }

  /** Answers how far it came, and which words are known once it is committed. */
  async #slice(
    db: WriteDb,
    rows: readonly Row[],
    from: number,
  ): Promise<{ end: number; words: Set<string> }> {
    const until = performance.now() + sliceOf(this.#slicing.database);
    const words = new Set<string>();
    let end = from;
    for (let row = rows[end]; row && performance.now() < until; row = rows[end]) {
      await insertPatient(db, row);
      const isNew = (word: string) => word !== '' && !this.#knownWords.has(word) && !words.has(word);
      const fresh = row.folded_name.split(' ').filter(isNew);
      if (fresh.length > 0) await addPatientWords(db, fresh);
      for (const word of fresh) words.add(word);
      end += 1;
    }
    return { end, words };
  }
}

const removeSome = prepared((db: WriteDb, { first, last }: { first: number; last: number }) =>
  db
    .deleteFrom('patients')
    .where('id', 'in', (from) =>
      from
        .selectFrom('patients')
        .select('patients.id')
        .where('patients.id', '>=', first)
        .where('patients.id', '<=', last)
        .orderBy('patients.id')
        .limit(UNDONE_AT_ONCE),
    ),
);

/** Takes back what is there of an import that nobody has seen. */
export async function takeBack(slicing: Slicing, first: number, last: number): Promise<void> {
  const { database, pause } = slicing;
  for (let isMore = true; isMore; ) {
    isMore = await database.write(async (db) => {
      const until = performance.now() + sliceOf(database);
      while (performance.now() < until) {
        const { numAffectedRows } = await removeSome(db, { first, last });
        if (Number(numAffectedRows ?? 0) === 0) return false;
      }
      return true;
    });
    await pause();
  }
}
