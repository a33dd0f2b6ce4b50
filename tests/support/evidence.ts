import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const FOLDER = fileURLToPath(new URL('../../artifacts/evidence', import.meta.url));

export interface Evidence {
  /** The row of the table in docs/guarantee.md. */
  row: number;
  /** What was tried, in a few words. */
  what: string;
  engine: 'file' | 'server' | 'file and server';
  /** Counts, such as `10,000 rounds: 10,000 CONFIRMED, 990,000 SLOT_BOOKED, 0 else`. */
  shown: string;
}

/** Keeps what a proof has shown for the table that the run prints at its end. Called when all of it held. */
export function keepEvidence(evidence: Evidence): void {
  fs.mkdirSync(FOLDER, { recursive: true });
  const { row, what, engine } = evidence;
  const name = `${String(row).padStart(2, '0')} ${what} ${engine}`.replaceAll(/[^\p{L}\p{N}]+/gu, '-');
  fs.writeFileSync(path.join(FOLDER, `${name}.json`), `${JSON.stringify(evidence)}\n`);
}
