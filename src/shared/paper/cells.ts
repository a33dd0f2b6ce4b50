/**
 * What a spreadsheet takes for a formula, and how to keep it from that: OWASP's list of first characters,
 * with their wide forms, and an apostrophe before them. A cell that has such an apostrophe already gets one
 * more, so that taking one away always gives back what was there.
 */
const FORMULA = /^'*[=+\-@\t\r\n＝＋－＠]/;
const MARKED = /^'+[=+\-@\t\r\n＝＋－＠]/;

export function harmlessCell(value: string): string {
  return FORMULA.test(value) ? `'${value}` : value;
}

/** What `harmlessCell` was given. */
export function cellAsTyped(cell: string): string {
  return MARKED.test(cell) ? cell.slice(1) : cell;
}
