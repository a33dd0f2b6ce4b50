import { isDate } from '../../../../shared/calendar.ts';
import { birthDatesOf, digitsOf } from '../../../../shared/search-text.ts';

export interface PatientGuess {
  name: string;
  phone: string;
  dateOfBirth: string;
}

/** What a new patient's fields are when nobody on file matches what was typed. */
export function guessPatient(typed: string, thisYear: number): PatientGuess {
  const text = typed.trim();
  const none = { name: '', phone: '', dateOfBirth: '' };
  const dates = birthDatesOf(text, thisYear).filter(isDate);
  // A date that can be read in two ways is left to the person.
  if (dates.length === 1) return { ...none, dateOfBirth: dates[0] ?? '' };
  if (dates.length > 1) return none;
  if (/^[\d\s+()./-]+$/.test(text) && digitsOf(text).length >= 3) return { ...none, phone: text };
  return { ...none, name: text };
}
