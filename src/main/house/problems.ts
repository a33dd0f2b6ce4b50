/** Why a clinic was not moved. It is whole where it was. */
import type { HouseProblemReason } from '../../shared/contract/house.ts';

export class HouseProblem extends Error {
  readonly reason: HouseProblemReason;
  /** The table that it is about; empty when it is about none. */
  readonly table: string;

  constructor(reason: HouseProblemReason, table = '') {
    super(table ? `${reason}: ${table}` : reason);
    this.name = 'HouseProblem';
    this.reason = reason;
    this.table = table;
  }
}
