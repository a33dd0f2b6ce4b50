/** What was answered last, to be looked at again while the clinic's server is away. In memory alone. */
import type { QueryName } from '../shared/contract/index.ts';
import { isTouched } from '../shared/touched.ts';

/** What a screen of the desk needs to open, and the board with its days, lists and patients. */
const KEPT: ReadonlySet<string> = new Set<QueryName>([
  'setup.status',
  'auth.me',
  'settings.get',
  'settings.logo',
  'shortcuts.list',
  'views.list',
  'practice.get',
  'doctors.list',
  'rooms.list',
  'specializations.list',
  'visitTypes.list',
  'slots.list',
  'bookings.list',
  'bookings.get',
  'queue.list',
  'waitlist.list',
  'myDay.get',
  'patients.get',
  'patients.history',
]);

const MOST_ANSWERS = 300;
/** Things in all lists together: some 50 MB. */
const MOST_ITEMS = 60_000;
/** Milliseconds for which one may be shown that is known to be no longer so. */
const OUTDATED_SHOWN = 60 * 60 * 1000;

export interface Asked {
  /** Whoever holds it saw the answer before. */
  token: string | null;
  name: string;
  input: unknown;
}

interface Kept {
  token: string | null;
  name: string;
  value: unknown;
  items: number;
  /** Epoch milliseconds of when it was asked for. */
  at: number;
  /** Whether a change came since that can have altered it. */
  isOutdated: boolean;
}

export interface Found {
  value: unknown;
  /** When all of it was so, in epoch milliseconds; null when nothing has changed it until the server went away. */
  asOf: number | null;
}

/** The latest that were used stay; the others go. */
export class LastAnswers {
  /** In the order in which they were used. */
  readonly #kept = new Map<string, Kept>();
  #items = 0;
  #changes = 0;

  isKept(name: string): boolean {
    return KEPT.has(name);
  }

  /** To be asked for before an answer is made: changes that come while it is made count against it. */
  get changes(): number {
    return this.#changes;
  }

  keep(asked: Asked, value: unknown, { at, changes }: { at: number; changes: number }): void {
    const key = keyOf(asked);
    if (key === null) return;
    this.#remove(key);
    const items = itemsIn(value);
    const { token, name } = asked;
    this.#kept.set(key, { token, name, value, items, at, isOutdated: changes !== this.#changes });
    this.#items += items;
    while (this.#kept.size > MOST_ANSWERS || this.#items > MOST_ITEMS) {
      const [oldest] = this.#kept.keys();
      if (oldest === undefined) return;
      this.#remove(oldest);
    }
  }

  /** @param since when the server went away, in epoch milliseconds */
  find(asked: Asked, since: number): Found | null {
    const key = keyOf(asked);
    const kept = key === null ? undefined : this.#kept.get(key);
    if (key === null || !kept || (kept.isOutdated && kept.at < since - OUTDATED_SHOWN)) return null;
    this.#kept.delete(key);
    this.#kept.set(key, kept);
    return { value: kept.value, asOf: kept.isOutdated ? kept.at : null };
  }

  /** Something of this kind was changed. */
  outdate(entity: string): void {
    this.#changes += 1;
    for (const kept of this.#kept.values()) {
      if (isTouched(kept.name, entity)) kept.isOutdated = true;
    }
  }

  /** Whoever this was is signed out. */
  forget(token: string): void {
    for (const [key, kept] of this.#kept) if (kept.token === token) this.#remove(key);
  }

  #remove(key: string): void {
    this.#items -= this.#kept.get(key)?.items ?? 0;
    this.#kept.delete(key);
  }
}

/** Null for what cannot be written down, such as a circle or a list in lists in lists: no screen asks that. */
function keyOf({ token, name, input }: Asked): string | null {
  try {
    return JSON.stringify([token, name, input]);
  } catch {
    return null;
  }
}

/** How many things an answer lists, as a measure of what it takes. */
function itemsIn(value: unknown): number {
  if (typeof value !== 'object' || value === null) return 1;
  const lists = Object.values(value).filter((part): part is unknown[] => Array.isArray(part));
  return lists.reduce((sum, { length }) => sum + length, 1);
}
