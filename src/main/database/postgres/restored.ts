import { RESTORED_BY } from '../restored-by.ts';

/**
 * Tells the clinic as it is from what it was before a backup took its place: the hash of the latest row that says so,
 * and null where there is none. As SQL for one value; all such rows are found by their index, and there are few.
 */
export const RESTORED = `(SELECT (array_agg(hash ORDER BY id DESC))[1] FROM audit_log
  WHERE procedure = '${RESTORED_BY.procedure}' AND desk = '${RESTORED_BY.desk}')`;
