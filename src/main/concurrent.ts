import type { ProcedureName } from '../shared/contract/index.ts';

/**
 * Commands that several desks may carry out at the same moment on a server. Each locks what it relies on before it
 * reads it (a slot before it is claimed, a booking before it is changed), which tests show for each; nothing else is
 * read by them that another of these changes. All other commands have the clinic to themselves while they run, as in
 * a file. `docs/decisions/0012-two-engines.md` says why.
 */
export const RUN_BESIDE_OTHERS: ReadonlySet<ProcedureName> = new Set<ProcedureName>([
  'bookings.create',
  'bookings.hold',
  'bookings.confirm',
  'bookings.release',
  'bookings.cancel',
  'bookings.restore',
  'bookings.move',
  'bookings.mark',
]);
