import { AppError } from '../shared/errors.ts';
import type { ServerState } from '../shared/server-state.ts';

export type ServerListener = (state: ServerState) => void;

/** Knows whether the clinic's server is there, and tells when that changes. A file is always there. */
export class ServerWatch {
  readonly #now: () => number;
  readonly #listeners = new Set<ServerListener>();
  /** Epoch milliseconds by this computer's clock, as a person reads it beside the screen. */
  #since: number | null = null;
  #lastSeen: number | null = null;

  constructor(now: () => number = Date.now) {
    this.#now = now;
  }

  get isAway(): boolean {
    return this.#since !== null;
  }

  get state(): ServerState {
    return { isAway: this.isAway, since: instantOf(this.#since), lastSeen: instantOf(this.#lastSeen) };
  }

  /** When it went away; null while it is there. */
  get awaySince(): number | null {
    return this.#since;
  }

  /** Told of each change, and not of how it is now. Answers how to stop. */
  subscribe(listener: ServerListener): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** @throws AppError SERVER_AWAY, so that nobody waits for an answer that cannot come */
  requireThere(): void {
    if (this.isAway) throw new AppError('SERVER_AWAY');
  }

  /** It has just answered. */
  seen(): void {
    this.#lastSeen = this.#now();
  }

  goAway(): void {
    if (this.isAway) return;
    this.#since = this.#now();
    this.#tell();
  }

  comeBack(): void {
    this.seen();
    if (!this.isAway) return;
    this.#since = null;
    this.#tell();
  }

  #tell(): void {
    const { state } = this;
    for (const listener of this.#listeners) listener(state);
  }
}

function instantOf(at: number | null): string | null {
  return at === null ? null : new Date(at).toISOString();
}
