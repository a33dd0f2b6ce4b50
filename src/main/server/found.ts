import type { Finding, FindingReason } from '../../shared/contract/server.ts';

export type Params = Finding['params'];

export function found(reason: FindingReason, params: Params = {}): Finding {
  return { reason, params };
}

/** What a test found that ends it: nothing behind it can be looked at. */
export class Obstacle extends Error {
  readonly finding: Finding;

  constructor(reason: FindingReason, params: Params = {}) {
    super(reason);
    this.name = 'Obstacle';
    this.finding = found(reason, params);
  }
}
