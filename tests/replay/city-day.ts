import fs from 'node:fs';
import path from 'node:path';
import { instantOf } from '../../src/shared/calendar.ts';

export const CITY_ZONE = 'America/Sao_Paulo';
export const CITY_DAY = '2016-04-29';

const shared = process.env['MEDIBOOK_SHARED'] ?? path.join(import.meta.dirname, '../../../shared');
export const CITY_FILE = path.join(shared, 'data/city-day-2016-04-29.csv');

export interface Appointment {
  id: number;
  patientId: string;
  neighbourhood: string;
  /** When it was made, in epoch milliseconds. */
  madeAt: number;
  /** Whether it was made on the day of the visit: somebody who walked in. */
  isSameDay: boolean;
  isNoShow: boolean;
}

/** The real appointments, in the order in which they were made. */
export function readCityDay(): Appointment[] {
  const [header = '', ...lines] = fs.readFileSync(CITY_FILE, 'utf8').trim().split(/\r?\n/);
  const names = header.split(',');
  return lines
    .map((line) => line.split(','))
    .map((cells) => {
      const cell = (name: string) => cells[names.indexOf(name)] ?? '';
      return {
        id: Number(cell('AppointmentID')),
        patientId: cell('PatientId'),
        neighbourhood: cell('Neighbourhood'),
        madeAt: instantOfWall(cell('ScheduledDay')),
        isSameDay: cell('ScheduledDay').startsWith(CITY_DAY),
        isNoShow: cell('No-show') === 'Yes',
      };
    })
    .toSorted((a, b) => a.madeAt - b.madeAt || a.id - b.id);
}

/** The file says `2016-04-29T18:38:08Z` and means the clinic's wall clock. */
function instantOfWall(written: string): number {
  const minute = instantOf(written.slice(0, 10), written.slice(11, 16), CITY_ZONE);
  if (minute === null) throw new Error(`The clocks skipped ${written}`);
  return minute + Number(written.slice(17, 19)) * 1000;
}
