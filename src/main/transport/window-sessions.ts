import type { Result } from '../../shared/errors.ts';
import type { Dispatch } from '../dispatch.ts';
import { tokenAfter } from './token-after.ts';

/** Who is signed in where. The tokens stay in the main process; a window never has one. */
export class WindowSessions {
  readonly #dispatch: Dispatch;
  readonly #tokens = new Map<number, string>();

  constructor(dispatch: Dispatch) {
    this.#dispatch = dispatch;
  }

  isSignedIn(windowId: number): boolean {
    return this.#tokens.has(windowId);
  }

  /** A call by a window, as whoever is signed in there. */
  async call(windowId: number, name: string, input: unknown, commandId?: string): Promise<Result<unknown>> {
    const token = this.#tokens.get(windowId) ?? null;
    const result = await this.#dispatch({ token, desk: `window-${windowId}`, commandId }, name, input);
    const next = tokenAfter(name, result);
    if (typeof next === 'string') {
      this.#tokens.set(windowId, next);
      return { ok: true, value: { ...(result as { value: object }).value, token: '' } };
    }
    if (next === null) this.#forget(windowId, token);
    return result;
  }

  /** A window that is closed is signed out. */
  async end(windowId: number): Promise<void> {
    if (this.isSignedIn(windowId)) await this.call(windowId, 'auth.logout', {});
    this.#tokens.delete(windowId);
  }

  /** Only the session that the call was made with: another sign-in may have come meanwhile. */
  #forget(windowId: number, token: string | null): void {
    if (this.#tokens.get(windowId) === token) this.#tokens.delete(windowId);
  }
}
