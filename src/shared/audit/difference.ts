/** What a change made of a row, field by field. Pure. */
export type Leaf = string | number | boolean | null;

export interface FieldChange {
  /** Such as `patient.name`. */
  path: string;
  before: Leaf;
  after: Leaf;
}

/** The fields that differ, in the order in which the row has them. What is new has null before, what is gone null after. */
export function differenceOf(before: unknown, after: unknown): FieldChange[] {
  const [old, now] = [leavesOf(before), leavesOf(after)];
  const paths = [...new Set([...old.keys(), ...now.keys()])];
  return paths
    .map((path) => ({ path, before: old.get(path) ?? null, after: now.get(path) ?? null }))
    .filter((change) => change.before !== change.after)
    .filter(({ path }) => path !== 'id' && !isNamed(path, paths));
}

/** `doctorId` says nothing to a person where `doctorName` stands beside it. */
function isNamed(path: string, paths: readonly string[]): boolean {
  if (!path.endsWith('Id')) return path.endsWith('.id') && paths.includes(`${path.slice(0, -2)}name`);
  return paths.includes(`${path.slice(0, -2)}Name`);
}

function leavesOf(values: unknown): Map<string, Leaf> {
  const leaves = new Map<string, Leaf>();
  const add = (path: string, value: unknown) => {
    if (Array.isArray(value)) addList(path, value);
    else if (typeof value === 'object' && value !== null) addAll(path, value);
    else if (path) leaves.set(path, value === undefined ? null : (value as Leaf));
  };
  const addAll = (path: string, value: object) => {
    for (const [key, inner] of Object.entries(value)) add(path ? `${path}.${key}` : key, inner);
  };
  const addList = (path: string, items: readonly unknown[]) => {
    const isFlat = items.every((item) => typeof item !== 'object' || item === null);
    if (isFlat) leaves.set(path, items.length > 0 ? items.join(', ') : null);
    else for (const [index, item] of items.entries()) add(`${path}.${index + 1}`, item);
  };
  add('', values);
  return leaves;
}
