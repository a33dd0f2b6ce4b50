export interface LoggedError {
  at: string;
  /** What the person at the desk was told, to find it by. */
  id: string;
  procedure: string;
}

const INTERNAL = /^(\S+Z) error INTERNAL ([0-9a-f-]{36}) in ([\w.]+)/gm;
const MOST = 100;

/** The latest mistakes of the program that a log tells of. */
export function errorsIn(logs: readonly string[]): LoggedError[] {
  return logs
    .flatMap((text) => [...text.matchAll(INTERNAL)])
    .map(([, at = '', id = '', procedure = '']) => ({ at, id, procedure }))
    .toSorted((a, b) => (a.at < b.at ? 1 : -1))
    .slice(0, MOST);
}
