/** What one record lacks and another has. Pure. */
import type { PatientFields } from './record.ts';

type Field = Exclude<keyof PatientFields, 'name'>;
/** By field, what it was and what it became. */
export type Filled = Partial<Record<Field, { before: string | null; after: string }>>;

const FIELDS = ['email', 'phone', 'dateOfBirth', 'sex', 'notes', 'alert'] as const satisfies Field[];
/** What everybody must see and what somebody wrote down is never lost: both are kept, while there is room. */
const JOINED: Partial<Record<Field, { between: string; atMost: number }>> = {
  alert: { between: '; ', atMost: 200 },
  notes: { between: '\n', atMost: 2000 },
};

export function fieldsFilled(kept: PatientFields, merged: PatientFields): Filled {
  const filled: Filled = {};
  for (const field of FIELDS) {
    const before = kept[field];
    const after = filledWith(field, before, merged[field]);
    if (after !== null && after !== before) filled[field] = { before, after };
  }
  return filled;
}

function filledWith(field: Field, kept: string | null, merged: string | null): string | null {
  if (kept === null || merged === null) return kept ?? merged;
  const joined = JOINED[field];
  if (!joined || kept.includes(merged)) return kept;
  const both = `${kept}${joined.between}${merged}`;
  return Array.from(both).length > joined.atMost ? kept : both;
}

/** The fields as they were before, but for those that somebody changed since. */
export function withoutFilled(kept: PatientFields, filled: Filled): PatientFields {
  const fields = { ...kept };
  for (const field of FIELDS) {
    const fill = filled[field];
    if (fill && fields[field] === fill.after) fields[field] = fill.before;
  }
  return fields;
}
