/** When somebody has waited too long. Pure. */

/** From then on a wait is overdue, in milliseconds: past the agreed time, or since arrival without one. */
const PATIENCE = 15 * 60_000;

/**
 * Who comes early is not kept waiting until their time has come, so their wait is overdue by the agreed time; a
 * walk-in has none but their arrival.
 */
export function overdueFrom(arrived: number, agreed: number | null): number {
  return Math.max(arrived, agreed ?? arrived) + PATIENCE;
}
