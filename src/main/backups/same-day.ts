/** Whether two moments are of one day on the clinic's wall. */
export function isSameDay(one: number | undefined, other: number, timeZone: string): boolean {
  const day = new Intl.DateTimeFormat('sv-SE', { timeZone });
  return one !== undefined && day.format(one) === day.format(other);
}
