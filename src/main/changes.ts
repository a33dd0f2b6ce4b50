import type { ReadDb } from './database/database.ts';
import { type Entity, PUSHED_ENTITIES } from './context.ts';

/** Something was committed. `seq` grows in commit order; no `ids` means "many of this kind". */
export interface Change {
  seq: number;
  entity: string;
  ids: number[];
}

export type ChangeListener = (change: Change) => void;

const pushed: ReadonlySet<string> = new Set(PUSHED_ENTITIES);

/** Tells every window and browser what was committed. */
export class ChangeFeed {
  readonly #listeners = new Set<ChangeListener>();
  #look: (() => void) | undefined;

  subscribe(listener: ChangeListener): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /**
   * From now on what is published here merely makes somebody look into the trail, who tells it with what other desks
   * committed: in one order, and each change once.
   */
  followTrail(look: () => void): void {
    this.#look = look;
  }

  /** Something was committed here; with no number, everything may be another. */
  publish(seq: number, entity: Entity, id: number | undefined): void {
    if (this.#look && seq > 0) this.#look();
    else this.tell(seq, entity, id ?? null);
  }

  /** Something is in the trail. */
  tell(seq: number, entity: string, id: number | null): void {
    if (!pushed.has(entity)) return;
    const change = { seq, entity, ids: id === null ? [] : [id] };
    for (const listener of this.#listeners) listener(change);
  }
}

/** What was committed after a given change, from the audit trail: nothing is remembered twice. */
export async function changesAfter(db: ReadDb, seq: number, limit = 1000): Promise<Change[]> {
  const rows = await db
    .selectFrom('audit_log')
    .select(['id', 'entity', 'entity_id'])
    .where('id', '>', seq)
    .where('entity', 'in', [...PUSHED_ENTITIES])
    .orderBy('id')
    .limit(limit)
    .execute();
  return rows.map((row) => ({
    seq: row.id,
    entity: row.entity,
    ids: row.entity_id === null ? [] : [row.entity_id],
  }));
}
