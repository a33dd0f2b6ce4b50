import { openClinic } from '../tests/support/clinic.ts';
import { begin, ended } from '../tests/support/imports.ts';
import { bookAll, p99, slotsToBook } from './schedules.ts';
import { median } from './statistics.ts';

const ROWS = 200_000;

/** A file of patients comes in while a desk books, as fast as it can. */
export async function benchImport(): Promise<string[]> {
  const clinic = await openClinic();
  const slotIds = await slotsToBook(clinic, 40_000);
  const alone = await bookAll(clinic, slotIds.splice(0, 200), () => true);
  const file = peopleAsCsv(ROWS);
  const state = { isDone: false };
  const began = performance.now();
  const { id } = await begin(clinic, file);
  const importing = ended(clinic, id).then((job) => {
    state.isDone = true;
    return { job, took: performance.now() - began };
  });
  const meanwhile = await bookAll(clinic, slotIds, () => !state.isDone, 20);
  const { job, took } = await importing;
  await clinic.close();
  return [
    `${job.added} patients out of a file of ${ROWS} lines: ${(took / 1000).toFixed(0)} s, ${meanwhile.length} bookings meanwhile`,
    `a booking meanwhile: median ${median(meanwhile).toFixed(1)} ms, p99 ${p99(meanwhile).toFixed(1)} ms (alone ${median(alone).toFixed(1)} and ${p99(alone).toFixed(1)})`,
  ];
}

const FIRST = ['Anna', 'Bert', 'Cleo', 'Dora', 'Emil', 'Fritz', 'Gina', 'Hugo', 'Ines', 'Jan', 'Kira', 'Leo'];
const LAST = [
  'Alt',
  'Bach',
  'Cohn',
  'Dietz',
  'Ebert',
  'Fink',
  'Graf',
  'Haas',
  'Iser',
  'Jung',
  'Kern',
  'Lang',
];

/** Nobody twice: families of names as a town has them, with a number of their own. */
export function peopleAsCsv(rows: number): string {
  const lines = Array.from({ length: rows }, (_, at) => {
    const name = `${FIRST[at % 12]} ${LAST[Math.floor(at / 12) % 12]}${Math.floor(at / 144) % 400}`;
    const day = String((at % 28) + 1).padStart(2, '0');
    return `${name},19${String((at % 90) + 10)}-0${(at % 9) + 1}-${day},030 ${String(1_000_000 + at)}`;
  });
  return `name,date of birth,phone\n${lines.join('\n')}\n`;
}
