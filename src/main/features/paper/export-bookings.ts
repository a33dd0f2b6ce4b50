import { setImmediate } from 'node:timers/promises';
import type { ParsedInput } from '../../../shared/contract/index.ts';
import { MOST_ROWS } from '../../../shared/contract/paper.ts';
import { AppError } from '../../../shared/errors.ts';
import { wallTimesIn } from '../../../shared/paper/wall-clock.ts';
import type { QueryContext } from '../../context.ts';
import { listBookings } from '../bookings/queries.ts';
import { practiceDoctorIds } from '../practice/queries.ts';
import { clinicZone } from '../settings/queries.ts';
import { cellsOf, csvTitles, CsvWriter } from './csv.ts';

const PAGE = 500;

/**
 * The whole filtered table. Between pages the desks get their turn, so what is booked or moved meanwhile may
 * or may not be in it; nothing is in it twice.
 * @throws AppError TOO_MANY_ROWS
 */
export async function exportBookings({ db, now }: QueryContext, input: ParsedInput<'bookings.csv'>) {
  const wall = wallTimesIn(await clinicZone(db));
  const writer = new CsvWriter();
  writer.add([csvTitles()]);
  const seen = new Set<number>();
  const practised = new Set((await practiceDoctorIds(db).execute()).map(({ id }) => id));
  let cursor: string | undefined;
  do {
    const page = await listBookings(db, { ...input, cursor, limit: PAGE }, now());
    // What was made for practice is no appointment of the clinic.
    const fresh = page.items.filter(({ id, doctorId }) => !practised.has(doctorId) && !seen.has(id));
    for (const { id } of fresh) seen.add(id);
    if (seen.size > MOST_ROWS) throw new AppError('TOO_MANY_ROWS', { params: { most: MOST_ROWS } });
    writer.add(fresh.map((booking) => cellsOf(booking, wall)));
    cursor = page.nextCursor;
    await setImmediate();
  } while (cursor !== undefined);
  const date = input.date ?? wall(now()).date;
  return { filename: `bookings-${date}.csv`, text: writer.toString(), count: seen.size };
}
