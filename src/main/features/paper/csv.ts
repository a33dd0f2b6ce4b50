import Papa from 'papaparse';
import type { Booking } from '../../../shared/contract/bookings.ts';
import { t } from '../../../shared/messages/format.ts';
import { harmlessCell } from '../../../shared/paper/cells.ts';
import type { WallTime } from '../../../shared/paper/wall-clock.ts';

type WallTimes = (instant: string) => WallTime;
type Column = [title: string, of: (booking: Booking, wall: WallTimes) => string | number | null | undefined];

/** Dates and times are the clinic's, in the one form that every spreadsheet understands. */
const columns = (): readonly Column[] => [
  [t('csv.id'), ({ id }) => id],
  [t('csv.status'), ({ status }) => t(`status.${status}`)],
  [t('csv.date'), ({ startsAt }, wall) => wall(startsAt).date],
  [t('csv.time'), ({ startsAt }, wall) => wall(startsAt).time],
  [t('csv.minutes'), ({ durationMinutes }) => durationMinutes],
  [t('csv.doctor'), ({ doctorName }) => doctorName],
  [t('csv.specialization'), ({ specialization }) => specialization],
  [t('csv.patient'), ({ patient }) => patient?.name],
  [t('csv.dateOfBirth'), ({ patient }) => patient?.dateOfBirth],
  [t('csv.phone'), ({ patient }) => patient?.phone],
  [t('csv.email'), ({ patient }) => patient?.email],
  [t('csv.visitType'), ({ visitTypeName }) => visitTypeName],
  [t('csv.visit'), ({ visit, status }) => (status === 'CONFIRMED' ? t(`csv.visit.${visit.state}`) : null)],
  [t('csv.notes'), ({ notes }) => notes],
  [t('csv.bookedAt'), ({ bookedAt }, wall) => moment(bookedAt, wall)],
  [t('csv.confirmedAt'), ({ confirmedAt }, wall) => moment(confirmedAt, wall)],
  [t('csv.cancelledAt'), ({ cancelledAt }, wall) => moment(cancelledAt, wall)],
  [t('csv.cancelReason'), ({ cancelReason }) => cancelReason],
  [t('csv.overbooked'), ({ overbookReason }) => overbookReason],
];

export const csvTitles = (): string[] => columns().map(([title]) => title);

/** `2026-03-02 09:30`. */
function moment(instant: string | null, wall: WallTimes): string | null {
  if (instant === null) return null;
  const { date, time } = wall(instant);
  return `${date} ${time}`;
}

export function cellsOf(booking: Booking, wall: WallTimes): string[] {
  return columns().map(([, of]) => String(of(booking, wall) ?? ''));
}

/** The byte order mark tells spreadsheets that this is UTF-8. */
const BYTE_ORDER_MARK = '\uFEFF';

/** Lines are put together as pages of rows come in. */
export class CsvWriter {
  readonly #parts: string[] = [];

  add(rows: readonly (readonly string[])[]): void {
    if (rows.length === 0) return;
    this.#parts.push(Papa.unparse(rows.map((row) => row.map(harmlessCell))));
  }

  toString(): string {
    return BYTE_ORDER_MARK + this.#parts.map((part) => `${part}\r\n`).join('');
  }
}
