import { isDate } from '../../../../shared/calendar.ts';

/** Which day, and whose: no date is today, no doctor is everybody who has slots then. */
export interface SheetSearch {
  date?: string;
  doctor?: number | number[];
}

const isId = (value: unknown): value is number => Number.isInteger(value) && Number(value) > 0;
const isIds = (value: unknown): value is number[] =>
  Array.isArray(value) && value.length > 0 && value.every(isId);

export function sheetSearch({ date, doctor }: Record<string, unknown>): SheetSearch {
  return {
    ...(typeof date === 'string' && isDate(date) && { date }),
    ...(isId(doctor) && { doctor }),
    ...(isIds(doctor) && { doctor }),
  };
}

export function slipSearch({ booking }: Record<string, unknown>): { booking?: number } {
  return isId(booking) ? { booking } : {};
}

export function ticketSearch({ queue }: Record<string, unknown>): { queue?: number } {
  return isId(queue) ? { queue } : {};
}
