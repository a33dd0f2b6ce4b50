import { inPortions } from '../src/main/demo/write.ts';
import { searchPatients } from '../src/main/features/patients/search.ts';
import { addPatientWords } from '../src/main/features/patients/words.ts';
import { openClinic } from '../tests/support/clinic.ts';
import { manyPatients } from './big-people.ts';
import { median } from './statistics.ts';

const PATIENTS = 300_000;
const ROUNDS = 40;
const KINDS: Record<string, readonly string[]> = {
  'one letter': ['m', 's', 'q', 'x', 'j'],
  'two letters': ['ma', 'an', 'xq', 'st', 'ng'],
  'start of a name': ['mar', 'schmi', 'anders', 'mueller', 'joh'],
  'part of a word': ['ann', 'erg', 'ing', 'berg', 'ton'],
  'given and family name': ['maria garcia', 'john smith', 'anna schm', 'mar s', 'g an'],
  slips: ['mohamed schmitd', 'jhon smtih', 'martni', 'andersno maria', 'lindqvsit'],
  'part of a phone': ['7700', '900', '20 7946', '+49 30', '0302312'],
  'whole phone': ['+44 7700 900123', '07700 900 555', '0044 20 7946 0123', '+1 202 555 0101'],
  'birth date': ['1980-04-03', '3.4.1980', '12/11/75', '29 2 1960'],
  number: ['#123', '#299999', '150000', '7'],
  'name and birth date': ['maria 3.4.1980', 'smith 1975-01-01', 'garcia 12/11/75'],
  nothing: ['zzzzz', 'marannson', 'maria zzz', 'annaberg ton', '99999999', 'ngstonberg erg'],
};

/** Finding patients among 300,000, by each kind of thing that people type: half of them, and all but one in a hundred. */
export async function benchPatientSearch(): Promise<string[]> {
  const clinic = await openClinic();
  const rows = manyPatients(PATIENTS);
  await clinic.app.database.write(async (db) => {
    await inPortions(rows, (portion) => db.insertInto('patients').values(portion).execute());
    await addPatientWords(
      db,
      rows.map(({ name }) => name),
    );
  });
  const search = (query: string) =>
    clinic.app.database.read((db) => searchPatients(db, query, clinic.clock.now()));
  const lines: string[] = [];
  for (const [kind, queries] of Object.entries(KINDS)) lines.push(await lineFor(kind, queries, search));
  await clinic.close();
  return lines;
}

/** The worst query is named with its own median: a slow query is told from a busy machine by it. */
async function lineFor(
  kind: string,
  queries: readonly string[],
  search: (query: string) => Promise<unknown>,
): Promise<string> {
  const times = new Map<string, number[]>(queries.map((query) => [query, []]));
  for (let round = 0; round < ROUNDS; round += 1) {
    for (const query of queries) {
      const began = performance.now();
      await search(query);
      times.get(query)?.push(performance.now() - began);
    }
  }
  const all = [...times.values()].flat().toSorted((a, b) => a - b);
  const p99 = all[Math.floor(all.length * 0.99)] ?? Number.NaN;
  const [worst] = [...times].toSorted(([, a], [, b]) => median(b) - median(a));
  const [query = '', own = []] = worst ?? [];
  return `patients by ${kind}: p50 ${median(all).toFixed(1)} ms, p99 ${p99.toFixed(1)} ms; “${query}” p50 ${median(own).toFixed(1)} ms`;
}
